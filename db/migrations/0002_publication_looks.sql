ALTER TABLE "publications" ADD COLUMN "looks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "delays" integer DEFAULT 0 NOT NULL;