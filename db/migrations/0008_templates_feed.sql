-- Templates belong to a project by project_id, so that the feed's own functions (0001_sync_feed.sql) serve them as they are.
CREATE TRIGGER sync_feed_insert AFTER INSERT ON templates REFERENCING NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('templates');--> statement-breakpoint
CREATE TRIGGER sync_feed_update AFTER UPDATE ON templates REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_there('templates');--> statement-breakpoint
CREATE TRIGGER sync_feed_delete AFTER DELETE ON templates REFERENCING OLD TABLE AS old_rows
	FOR EACH STATEMENT EXECUTE FUNCTION sync_rows_gone('templates');
