ALTER TABLE "sandbox_messages" ADD COLUMN "buttons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sandbox_messages" ADD COLUMN "poll" jsonb;--> statement-breakpoint
ALTER TABLE "sandbox_messages" ADD COLUMN "is_pinned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "sent" jsonb DEFAULT '[]'::jsonb NOT NULL;