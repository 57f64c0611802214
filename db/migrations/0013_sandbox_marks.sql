ALTER TABLE "sandbox_messages" ADD COLUMN "protect" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sandbox_messages" ADD COLUMN "caption_above" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sandbox_messages" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sandbox_messages" ADD COLUMN "deleted_at" timestamp (3) with time zone;