CREATE TABLE "sync_horizons" (
	"scope" uuid NOT NULL,
	"collection" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "sync_horizons_scope_collection_pk" PRIMARY KEY("scope","collection")
);
--> statement-breakpoint
ALTER TABLE "sync_scopes" DROP CONSTRAINT "sync_scopes_pkey";--> statement-breakpoint
ALTER TABLE "sync_scopes" ADD COLUMN "lane" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sync_scopes" ADD CONSTRAINT "sync_scopes_id_lane_pk" PRIMARY KEY("id","lane");--> statement-breakpoint
ALTER TABLE "sync_feed" ADD COLUMN "changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "sync_feed_gone" ON "sync_feed" USING btree ("changed_at") WHERE operation <> 0;
