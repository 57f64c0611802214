-- The change feed that every device reads.
--
-- A device keeps, for each scope, the highest version it has seen, and asks for what is above it. That loses nothing
-- only if versions become visible in their order. So each scope has one counter row, and a transaction takes its lock as the last
-- thing it does, holds it to the end, and numbers its documents under it: who holds a higher number became visible later.
--
-- The triggers below write down which documents a statement touched (sync_pending), and once per transaction that there is something
-- to number (sync_due). A deferred trigger on the latter runs at COMMIT: it locks the scopes in one order for everybody, numbers all of
-- it at once, and empties the note. SQL written by hand, jobs and cascades are covered like everything else.

CREATE UNLOGGED TABLE sync_pending (
	xid xid8 NOT NULL,
	scope uuid NOT NULL,
	collection text NOT NULL,
	document_id uuid NOT NULL,
	operation smallint NOT NULL,
	PRIMARY KEY (xid, scope, collection, document_id)
);--> statement-breakpoint

CREATE UNLOGGED TABLE sync_due (xid xid8 PRIMARY KEY);--> statement-breakpoint

INSERT INTO sync_epoch (epoch) VALUES (gen_random_uuid());--> statement-breakpoint

CREATE FUNCTION sync_flush() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	me constant xid8 := pg_current_xact_id();
BEGIN
	-- Gone before the work, so that what is noted after it (SET CONSTRAINTS … IMMEDIATE) is flushed again.
	DELETE FROM sync_due WHERE xid = me;
	INSERT INTO sync_scopes (id)
		SELECT DISTINCT scope FROM sync_pending WHERE xid = me ORDER BY scope
		ON CONFLICT DO NOTHING;
	PERFORM 1 FROM sync_scopes
		WHERE id IN (SELECT scope FROM sync_pending WHERE xid = me)
		ORDER BY id FOR NO KEY UPDATE;
	WITH noted AS (
		DELETE FROM sync_pending WHERE xid = me RETURNING scope, collection, document_id, operation
	), numbered AS (
		SELECT *, row_number() OVER (PARTITION BY scope ORDER BY collection, document_id) AS place FROM noted
	), raised AS (
		UPDATE sync_scopes SET version = version + counted.many
		FROM (SELECT scope, count(*) AS many FROM noted GROUP BY scope) AS counted
		WHERE sync_scopes.id = counted.scope
		RETURNING sync_scopes.id, sync_scopes.version - counted.many AS base
	)
	INSERT INTO sync_feed (scope, collection, document_id, version, operation)
		SELECT scope, collection, document_id, base + place, operation
		FROM numbered JOIN raised ON raised.id = numbered.scope
		ON CONFLICT (scope, collection, document_id)
			DO UPDATE SET version = excluded.version, operation = excluded.operation;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE CONSTRAINT TRIGGER sync_flush AFTER INSERT ON sync_due
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sync_flush();--> statement-breakpoint

CREATE FUNCTION sync_note(scope uuid, collection text, document_id uuid, operation smallint) RETURNS void
LANGUAGE sql AS $$
	INSERT INTO sync_due (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
	INSERT INTO sync_pending (xid, scope, collection, document_id, operation)
	VALUES (pg_current_xact_id(), $1, $2, $3, $4)
	ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = excluded.operation
$$;--> statement-breakpoint

-- For tables whose rows belong to a project by project_id: once per statement, however many rows it touched. The argument is the
-- collection's name.
CREATE FUNCTION sync_rows_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		INSERT INTO sync_pending
			SELECT pg_current_xact_id(), old_rows.project_id, TG_ARGV[0], old_rows.id, 2
			FROM old_rows JOIN new_rows USING (id) WHERE old_rows.project_id <> new_rows.project_id
			ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = 2;
	END IF;
	INSERT INTO sync_pending
		SELECT pg_current_xact_id(), project_id, TG_ARGV[0], id, 0 FROM new_rows
		ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = 0;
	IF FOUND THEN
		INSERT INTO sync_due (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION sync_rows_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO sync_pending
		SELECT pg_current_xact_id(), project_id, TG_ARGV[0], id, 1 FROM old_rows
		ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = 1;
	IF FOUND THEN
		INSERT INTO sync_due (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER sync_feed_insert AFTER INSERT ON accounts REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('accounts');--> statement-breakpoint
CREATE TRIGGER sync_feed_update AFTER UPDATE ON accounts REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('accounts');--> statement-breakpoint
CREATE TRIGGER sync_feed_delete AFTER DELETE ON accounts REFERENCING OLD TABLE AS old_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_gone('accounts');--> statement-breakpoint
CREATE TRIGGER sync_feed_insert AFTER INSERT ON posts REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('posts');--> statement-breakpoint
CREATE TRIGGER sync_feed_update AFTER UPDATE ON posts REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('posts');--> statement-breakpoint
CREATE TRIGGER sync_feed_delete AFTER DELETE ON posts REFERENCING OLD TABLE AS old_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_gone('posts');--> statement-breakpoint
CREATE TRIGGER sync_feed_insert AFTER INSERT ON publications REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('publications');--> statement-breakpoint
CREATE TRIGGER sync_feed_update AFTER UPDATE ON publications REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('publications');--> statement-breakpoint
CREATE TRIGGER sync_feed_delete AFTER DELETE ON publications REFERENCING OLD TABLE AS old_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_gone('publications');--> statement-breakpoint
CREATE TRIGGER sync_feed_insert AFTER INSERT ON media REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('media');--> statement-breakpoint
CREATE TRIGGER sync_feed_update AFTER UPDATE ON media REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('media');--> statement-breakpoint
CREATE TRIGGER sync_feed_delete AFTER DELETE ON media REFERENCING OLD TABLE AS old_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_gone('media');--> statement-breakpoint

CREATE FUNCTION sync_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		PERFORM sync_note(OLD.id, 'projects', OLD.id, 1::smallint);
	ELSE
		PERFORM sync_note(NEW.id, 'projects', NEW.id, 0::smallint);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER sync_feed AFTER INSERT OR UPDATE OR DELETE ON projects
	FOR EACH ROW EXECUTE FUNCTION sync_project();--> statement-breakpoint

-- A membership changes three things: the member's document, the project's document (it holds the reader's own role), and what
-- the person may see at all, which is noted in the person's own scope so that their open streams hear of it.
CREATE FUNCTION sync_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		PERFORM sync_note(OLD.project_id, 'members', OLD.id, 1::smallint);
		IF OLD.user_id IS NOT NULL THEN
			PERFORM sync_note(OLD.user_id, 'members', OLD.id, 1::smallint);
		END IF;
	ELSE
		PERFORM sync_note(NEW.project_id, 'members', NEW.id, 0::smallint);
		PERFORM sync_note(NEW.project_id, 'projects', NEW.project_id, 0::smallint);
		IF NEW.user_id IS NOT NULL THEN
			PERFORM sync_note(NEW.user_id, 'members', NEW.id, 0::smallint);
		END IF;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER sync_feed AFTER INSERT OR UPDATE OR DELETE ON project_members
	FOR EACH ROW EXECUTE FUNCTION sync_member();--> statement-breakpoint

-- The member's document shows the person's name and address.
CREATE FUNCTION sync_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE project_members SET email = NEW.email, updated_at = NEW.updated_at, write_id = gen_random_uuid()::text
		WHERE user_id = NEW.id AND deleted_at IS NULL;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER sync_person AFTER UPDATE OF name, email ON users
	FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.email IS DISTINCT FROM NEW.email)
	EXECUTE FUNCTION sync_person();--> statement-breakpoint

-- A deletion of a whole project cascades over rows whose notes would need a scope that goes too: its counter stays, so that a
-- device which still asks about it is answered by its access, not by a number.
COMMENT ON TABLE sync_scopes IS 'Rows are never deleted.';--> statement-breakpoint

-- An attempt that has ended is proof: it stays as it was written.
CREATE FUNCTION attempt_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'an ended attempt is not changed';
END $$;--> statement-breakpoint
CREATE TRIGGER attempt_is_final BEFORE UPDATE ON attempts
	FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION attempt_is_final();--> statement-breakpoint

-- Publications show their attempts, so a change of an attempt is a change of the publication.
CREATE FUNCTION sync_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE publications SET updated_at = coalesce(NEW.ended_at, NEW.started_at), write_id = gen_random_uuid()::text
		WHERE id = NEW.publication_id;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER sync_attempt AFTER INSERT OR UPDATE ON attempts
	FOR EACH ROW EXECUTE FUNCTION sync_attempt();
