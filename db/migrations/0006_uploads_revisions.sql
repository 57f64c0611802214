DROP INDEX "post_revisions_once";--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "waits_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "duration" double precision;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "source_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "thumb_hash" text;--> statement-breakpoint
CREATE INDEX "media_source" ON "media" USING btree ("project_id","source_hash");--> statement-breakpoint
CREATE INDEX "media_hash" ON "media" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "media_thumb" ON "media" USING btree ("thumb_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "post_revisions_once" ON "post_revisions" USING btree ("post_id","author_id","write_id") WHERE kind in ('conflict', 'late');