-- The tables that belong to a project by what they hang on, and those that are one person's: 0028 reached what names its project itself.

-- A scalar comparison for each row rather than a list of everything that the reader may see: behind the condition of a page there are few.
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['attempts', 'upkeep'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
		EXECUTE format(
			'CREATE POLICY of_publication ON %I FOR SELECT USING (EXISTS (SELECT FROM publications p WHERE p.id = publication_id))', name
		);
	END LOOP;
	FOREACH name IN ARRAY ARRAY['preflights', 'presences'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
		EXECUTE format('CREATE POLICY of_post ON %I FOR SELECT USING (EXISTS (SELECT FROM posts p WHERE p.id = post_id))', name);
	END LOOP;
	FOREACH name IN ARRAY ARRAY['consents', 'linked_people', 'notice_settings'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
		EXECUTE format('CREATE POLICY of_person ON %I FOR SELECT USING ((user_id = app_user()) IS TRUE)', name);
	END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE channel_messages ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY of_account ON channel_messages FOR SELECT USING (EXISTS (SELECT FROM accounts a WHERE a.id = account_id));--> statement-breakpoint
ALTER TABLE sync_scopes ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY of_scope ON sync_scopes FOR SELECT
	USING ((id = app_user() OR id = ANY ((SELECT app_projects())::uuid[])) IS TRUE);--> statement-breakpoint
ALTER TABLE sync_horizons ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY of_scope ON sync_horizons FOR SELECT
	USING ((scope = app_user() OR scope = ANY ((SELECT app_projects())::uuid[])) IS TRUE);
