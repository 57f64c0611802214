CREATE TABLE "audit_heads" (
	"scope" uuid PRIMARY KEY NOT NULL,
	"number" bigint DEFAULT 0 NOT NULL,
	"hash" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"actor_id" uuid,
	"target_kind" text,
	"target_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"before_hash" text,
	"after_hash" text,
	"request_id" text,
	"trace_hash" text NOT NULL,
	"number" bigint,
	"previous" text,
	"hash" text
);
--> statement-breakpoint
CREATE TABLE "audit_traces" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"address" text NOT NULL,
	"user_agent" text NOT NULL,
	"target_name" text NOT NULL,
	"actor_id" uuid,
	"person_id" uuid
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"is_given" boolean NOT NULL,
	"version" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_traces" ADD CONSTRAINT "audit_traces_entry_id_audit_log_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_log"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_chain" ON "audit_log" USING btree ("scope","number");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "audit_log_open" ON "audit_log" USING btree ("scope") WHERE hash is null;--> statement-breakpoint
CREATE INDEX "audit_traces_actor" ON "audit_traces" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "audit_traces_person" ON "audit_traces" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consents_person" ON "consents" USING btree ("user_id","kind","at");--> statement-breakpoint

-- The chain. An entry is written without a place; at COMMIT a deferred trigger locks the ends of the chains that the transaction adds to,
-- in one order for everybody, and gives each entry its number, its predecessor's hash and its own: so a chain costs nobody a wait before the
-- very end. The change feed (sync_flush) is brought to its end first, so that everybody takes its locks before these and nobody waits in a ring.
CREATE FUNCTION audit_words(entry audit_log) RETURNS text LANGUAGE sql STABLE AS $$
	-- What the hash is of. A column that is added later is added at the end, and only where it is not null.
	SELECT jsonb_build_array(
		entry.scope, entry.number, entry.id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
		entry.action, entry.actor_id, entry.target_kind, entry.target_id, entry.details,
		entry.before_hash, entry.after_hash, entry.request_id, entry.trace_hash
	)::text
$$;--> statement-breakpoint

CREATE FUNCTION audit_hash(entry audit_log) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT encode(sha256(convert_to(entry.previous || audit_words(entry), 'UTF8')), 'hex')
$$;--> statement-breakpoint

CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	entry audit_log;
	head audit_heads;
BEGIN
	-- Entries without a hash are this transaction's own: nobody sees another's before they have one.
	IF NOT EXISTS (SELECT FROM audit_log WHERE hash IS NULL) THEN RETURN NULL; END IF;
	SET CONSTRAINTS sync_flush IMMEDIATE;
	SET CONSTRAINTS sync_flush DEFERRED;
	INSERT INTO audit_heads (scope) SELECT DISTINCT scope FROM audit_log WHERE hash IS NULL ORDER BY scope
		ON CONFLICT DO NOTHING;
	FOR head IN
		SELECT * FROM audit_heads WHERE scope IN (SELECT scope FROM audit_log WHERE hash IS NULL)
		ORDER BY scope FOR NO KEY UPDATE
	LOOP
		FOR entry IN SELECT * FROM audit_log WHERE hash IS NULL AND scope = head.scope ORDER BY id LOOP
			head.number := head.number + 1;
			entry.number := head.number;
			entry.previous := head.hash;
			head.hash := audit_hash(entry);
			UPDATE audit_log SET number = entry.number, previous = entry.previous, hash = head.hash WHERE id = entry.id;
		END LOOP;
		UPDATE audit_heads SET number = head.number, hash = head.hash WHERE scope = head.scope;
	END LOOP;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_chain AFTER INSERT ON audit_log
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain();--> statement-breakpoint

-- An entry is never changed and never deleted. Two ways lead past this: the chain itself, once, for an entry that has no hash yet, and
-- audit_erase(), by which all of a project's entries go when the project goes for good.
CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		IF OLD.hash IS NULL AND NEW.hash IS NOT NULL AND
			(to_jsonb(OLD) - '{number,previous,hash}'::text[]) = (to_jsonb(NEW) - '{number,previous,hash}'::text[])
		THEN RETURN NEW; END IF;
	ELSIF TG_OP = 'DELETE' THEN
		IF OLD.scope::text = current_setting('twexel.audit_erasing', true) THEN RETURN OLD; END IF;
	END IF;
	RAISE EXCEPTION 'the audit log is only added to';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_is_final BEFORE UPDATE OR DELETE ON audit_log
	FOR EACH ROW EXECUTE FUNCTION audit_is_final();--> statement-breakpoint
CREATE TRIGGER audit_is_kept BEFORE TRUNCATE ON audit_log
	FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();--> statement-breakpoint

-- Takes a whole chain away, and gives the hash that it ended with. The only caller is the complete deletion of a project.
CREATE FUNCTION audit_erase(gone uuid) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	ended text;
BEGIN
	SET CONSTRAINTS audit_chain IMMEDIATE;
	SET CONSTRAINTS audit_chain DEFERRED;
	PERFORM set_config('twexel.audit_erasing', gone::text, true);
	DELETE FROM audit_log WHERE scope = gone;
	DELETE FROM audit_heads WHERE scope = gone RETURNING hash INTO ended;
	PERFORM set_config('twexel.audit_erasing', '', true);
	RETURN ended;
END $$;
