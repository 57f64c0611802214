ALTER TABLE "accounts" ADD COLUMN "abilities" jsonb;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "challenge" jsonb;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "answer" jsonb;