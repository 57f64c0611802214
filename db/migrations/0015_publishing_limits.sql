CREATE TABLE "buckets" (
	"key" text PRIMARY KEY NOT NULL,
	"free_at" timestamp (3) with time zone NOT NULL,
	"paused_until" timestamp (3) with time zone,
	"slowdown" double precision DEFAULT 1 NOT NULL,
	"slowed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "ground" text;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "lane" text;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "wish" jsonb;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "planned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "turn_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "publications_queued" ON "publications" USING btree ("lane","project_id","account_id") WHERE status = 'pending' and lane is not null;--> statement-breakpoint
CREATE INDEX "publications_under_way" ON "publications" USING btree (("wish" ->> 'sender')) WHERE status = 'sending' or (status = 'pending' and turn_until is not null);