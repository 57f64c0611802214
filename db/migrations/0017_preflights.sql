CREATE TABLE "preflights" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"post_write_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"problems" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "preflights" ADD CONSTRAINT "preflights_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;