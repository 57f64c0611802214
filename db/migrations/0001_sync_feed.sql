-- The change feed that every device reads.
--
-- A device keeps, for each scope, the highest version it has seen, and asks for what is above it. That loses nothing
-- only if versions become visible in their order. So each scope has one counter row, and a transaction takes its lock as the last
-- thing it does, holds it to the end, and numbers its documents under it: who holds a higher number became visible later.
--
-- The triggers below write down which documents a transaction touched (sync_pending). A deferred trigger then runs at COMMIT: it
-- locks the scopes in one order for everybody, numbers all of it at once, and empties the note. SQL written by hand, jobs
-- and cascades are covered like everything else.

CREATE UNLOGGED TABLE sync_pending (
	xid xid8 NOT NULL,
	scope uuid NOT NULL,
	collection text NOT NULL,
	document_id uuid NOT NULL,
	operation smallint NOT NULL,
	PRIMARY KEY (xid, scope, collection, document_id)
);--> statement-breakpoint

INSERT INTO sync_epoch (epoch) VALUES (gen_random_uuid());--> statement-breakpoint

CREATE FUNCTION sync_note(scope uuid, collection text, document_id uuid, operation smallint) RETURNS void
LANGUAGE sql AS $$
	INSERT INTO sync_pending (xid, scope, collection, document_id, operation)
	VALUES (pg_current_xact_id(), $1, $2, $3, $4)
	ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = excluded.operation
$$;--> statement-breakpoint

CREATE FUNCTION sync_flush() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	me constant xid8 := pg_current_xact_id();
BEGIN
	-- Fired once per noted row; the first firing does the work of all.
	IF NOT EXISTS (SELECT 1 FROM sync_pending WHERE xid = me) THEN
		RETURN NULL;
	END IF;
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

CREATE CONSTRAINT TRIGGER sync_flush AFTER INSERT ON sync_pending
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sync_flush();--> statement-breakpoint

-- For a table whose rows belong to a project by project_id. The argument is the collection's name.
CREATE FUNCTION sync_project_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		PERFORM sync_note(OLD.project_id, TG_ARGV[0], OLD.id, 1::smallint);
	ELSE
		IF TG_OP = 'UPDATE' AND OLD.project_id <> NEW.project_id THEN
			PERFORM sync_note(OLD.project_id, TG_ARGV[0], OLD.id, 2::smallint);
		END IF;
		PERFORM sync_note(NEW.project_id, TG_ARGV[0], NEW.id, 0::smallint);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER sync_feed AFTER INSERT OR UPDATE OR DELETE ON accounts
	FOR EACH ROW EXECUTE FUNCTION sync_project_row('accounts');--> statement-breakpoint
CREATE TRIGGER sync_feed AFTER INSERT OR UPDATE OR DELETE ON posts
	FOR EACH ROW EXECUTE FUNCTION sync_project_row('posts');--> statement-breakpoint
CREATE TRIGGER sync_feed AFTER INSERT OR UPDATE OR DELETE ON publications
	FOR EACH ROW EXECUTE FUNCTION sync_project_row('publications');--> statement-breakpoint
CREATE TRIGGER sync_feed AFTER INSERT OR UPDATE OR DELETE ON media
	FOR EACH ROW EXECUTE FUNCTION sync_project_row('media');--> statement-breakpoint

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
