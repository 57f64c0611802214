-- Publications show their attempts, so a change of an attempt is a change of the publication (0001): noted once for all that a statement writes, and not
-- row by row, which was a third of what a crowd of posts cost the database. One that this transaction has written already has its fresh word.
DROP TRIGGER sync_attempt ON attempts;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sync_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE publications p SET updated_at = changed.at, write_id = gen_random_uuid()::text
		FROM (SELECT publication_id, max(coalesce(ended_at, started_at)) AS at FROM new_rows GROUP BY publication_id) changed
		WHERE p.id = changed.publication_id AND p.xmin <> pg_current_xact_id()::xid;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER sync_attempt_insert AFTER INSERT ON attempts REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_attempt();--> statement-breakpoint
CREATE TRIGGER sync_attempt_update AFTER UPDATE ON attempts REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_attempt();
