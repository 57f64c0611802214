-- A notice is one person's own, so its feed is that person's scope and no project's. Rows that go are told of as gone: no device deletes
-- one, and so the table has no tombstones.

CREATE FUNCTION sync_own_rows_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO sync_pending
		SELECT pg_current_xact_id(), user_id, TG_ARGV[0], id, 0 FROM new_rows
		ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = 0;
	IF FOUND THEN
		INSERT INTO sync_due (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION sync_own_rows_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO sync_pending
		SELECT pg_current_xact_id(), user_id, TG_ARGV[0], id, 1 FROM old_rows
		ON CONFLICT (xid, scope, collection, document_id) DO UPDATE SET operation = 1;
	IF FOUND THEN
		INSERT INTO sync_due (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER sync_feed_insert AFTER INSERT ON notices REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_own_rows_there('notices');--> statement-breakpoint
CREATE TRIGGER sync_feed_update AFTER UPDATE ON notices REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_own_rows_there('notices');--> statement-breakpoint
CREATE TRIGGER sync_feed_delete AFTER DELETE ON notices REFERENCING OLD TABLE AS old_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_own_rows_gone('notices');
