-- A second line behind the program's own questions of access: whoever reads as twexel_reader sees what belongs to the projects of the person
-- named by app.user_id, whatever the query asks for. The program's own role owns the tables and is not held to this, so that workers, migrations
-- and writes go on as they were; server/core/read-as.ts takes the reader's role where a person's own pages are read.
--
-- The role itself belongs to the whole server and may not be ours to make: db/reader-role.ts makes it where that is let, and gives it its rights.

CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE AS $$
	SELECT nullif(current_setting('app.user_id', true), '')::uuid
$$;--> statement-breakpoint

-- As the tables' owner, since the places that it looks at are behind a policy themselves. Asked once for each query.
CREATE FUNCTION app_projects() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT coalesce(array_agg(m.project_id), '{}') FROM project_members m
	JOIN projects p ON p.id = m.project_id AND p.deleted_at IS NULL
	WHERE m.user_id = app_user() AND m.deleted_at IS NULL
$$;--> statement-breakpoint

-- "IS TRUE": rows are held to it and never found by it, or PostgreSQL would walk all of the reader's projects for every page (server/sync/among.ts).
DO $$
DECLARE
	name text;
BEGIN
	FOR name IN
		SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'project_id' AND NOT a.attisdropped
	LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
		IF name = 'notices' OR name = 'held_notices' THEN
			EXECUTE format('CREATE POLICY of_person ON %I FOR SELECT USING ((user_id = app_user()) IS TRUE)', name);
		ELSE
			EXECUTE format(
				'CREATE POLICY of_project ON %I FOR SELECT USING ((project_id = ANY ((SELECT app_projects())::uuid[])) IS TRUE)', name
			);
		END IF;
	END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE projects ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY of_member ON projects FOR SELECT USING ((id = ANY ((SELECT app_projects())::uuid[])) IS TRUE);--> statement-breakpoint
ALTER TABLE sync_feed ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY of_scope ON sync_feed FOR SELECT
	USING ((scope = app_user() OR scope = ANY ((SELECT app_projects())::uuid[])) IS TRUE);--> statement-breakpoint
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY of_scope ON audit_log FOR SELECT USING ((scope = ANY ((SELECT app_projects())::uuid[])) IS TRUE);
