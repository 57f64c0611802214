-- A place of the queue belongs to one scheduled post. Looked at when the transaction commits: posts that change places pass through each other's.
ALTER TABLE posts ADD CONSTRAINT posts_queue_place EXCLUDE USING btree (project_id WITH =, queue_place WITH =)
	WHERE (queue_place IS NOT NULL AND status = 'scheduled' AND deleted_at IS NULL) DEFERRABLE INITIALLY DEFERRED;
