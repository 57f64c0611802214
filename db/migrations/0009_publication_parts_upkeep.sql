CREATE TABLE "upkeep" (
	"id" uuid PRIMARY KEY NOT NULL,
	"publication_id" uuid NOT NULL,
	"act" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "sandbox_messages" ADD COLUMN "buttons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sandbox_messages" ADD COLUMN "poll" jsonb;--> statement-breakpoint
ALTER TABLE "sandbox_messages" ADD COLUMN "is_pinned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "act" text DEFAULT 'send' NOT NULL;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "sent" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "upkeep" ADD CONSTRAINT "upkeep_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "upkeep_one_open" ON "upkeep" USING btree ("publication_id","act") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "upkeep_due" ON "upkeep" USING btree ("due_at") WHERE ended_at is null;