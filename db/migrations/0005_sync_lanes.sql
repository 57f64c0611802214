-- Lanes: measurements come by the thousand, and each commit that holds a counter keeps others from it. So they have a counter of their
-- own in each scope, and a device's cursor for a collection counts in that collection's lane.
--
-- Operation 3: the row is there as a tombstone. Together with what is gone and what moved (1, 2) these are the rows of the feed that
-- are cleared when they are old (server/sync/tombstones.ts).

CREATE FUNCTION sync_lane(collection text) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE collection WHEN 'stats' THEN 1 ELSE 0 END::smallint
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sync_flush() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	me constant xid8 := pg_current_xact_id();
BEGIN
	-- Gone before the work, so that what is noted after it (SET CONSTRAINTS … IMMEDIATE) is flushed again.
	DELETE FROM sync_due WHERE xid = me;
	INSERT INTO sync_scopes (id, lane)
		SELECT DISTINCT scope, sync_lane(collection) FROM sync_pending WHERE xid = me ORDER BY 1, 2
		ON CONFLICT DO NOTHING;
	PERFORM 1 FROM sync_scopes
		WHERE (id, lane) IN (SELECT scope, sync_lane(collection) FROM sync_pending WHERE xid = me)
		ORDER BY id, lane FOR NO KEY UPDATE;
	WITH noted AS (
		DELETE FROM sync_pending WHERE xid = me
		RETURNING scope, sync_lane(collection) AS lane, collection, document_id, operation
	), numbered AS (
		SELECT *, row_number() OVER (PARTITION BY scope, lane ORDER BY collection, document_id) AS place FROM noted
	), raised AS (
		UPDATE sync_scopes SET version = version + counted.many
		FROM (SELECT scope, lane, count(*) AS many FROM noted GROUP BY scope, lane) AS counted
		WHERE sync_scopes.id = counted.scope AND sync_scopes.lane = counted.lane
		RETURNING sync_scopes.id, sync_scopes.lane, sync_scopes.version - counted.many AS base
	)
	INSERT INTO sync_feed (scope, collection, document_id, version, operation)
		SELECT scope, collection, document_id, base + place, operation
		FROM numbered JOIN raised ON raised.id = numbered.scope AND raised.lane = numbered.lane
		ON CONFLICT (scope, collection, document_id)
			DO UPDATE SET version = excluded.version, operation = excluded.operation, changed_at = excluded.changed_at;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sync_rows_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		INSERT INTO sync_pending
			SELECT pg_current_xact_id(), old_rows.project_id, TG_ARGV[0], old_rows.id, 2
			FROM old_rows JOIN new_rows USING (id) WHERE old_rows.project_id <> new_rows.project_id
			ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = 2;
	END IF;
	INSERT INTO sync_pending
		SELECT pg_current_xact_id(), project_id, TG_ARGV[0], id, CASE WHEN deleted_at IS NULL THEN 0 ELSE 3 END
		FROM new_rows
		ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = excluded.operation;
	IF FOUND THEN
		INSERT INTO sync_due (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sync_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		PERFORM sync_note(OLD.id, 'projects', OLD.id, 1::smallint);
	ELSE
		PERFORM sync_note(NEW.id, 'projects', NEW.id, CASE WHEN NEW.deleted_at IS NULL THEN 0 ELSE 3 END::smallint);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sync_member() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	present smallint := 0;
BEGIN
	IF TG_OP = 'DELETE' THEN
		PERFORM sync_note(OLD.project_id, 'members', OLD.id, 1::smallint);
		IF OLD.user_id IS NOT NULL THEN
			PERFORM sync_note(OLD.user_id, 'members', OLD.id, 1::smallint);
		END IF;
	ELSE
		IF NEW.deleted_at IS NOT NULL THEN
			present := 3;
		END IF;
		PERFORM sync_note(NEW.project_id, 'members', NEW.id, present);
		PERFORM sync_note(NEW.project_id, 'projects', NEW.project_id, 0::smallint);
		IF NEW.user_id IS NOT NULL THEN
			PERFORM sync_note(NEW.user_id, 'members', NEW.id, present);
		END IF;
	END IF;
	RETURN NULL;
END $$;
