CREATE TABLE "reaction_counts" (
	"account_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"publication_id" uuid NOT NULL,
	"reactions" jsonb NOT NULL,
	"total" integer NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reaction_counts_account_id_external_id_pk" PRIMARY KEY("account_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "received_updates" (
	"receiver_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "received_updates_receiver_id_number_pk" PRIMARY KEY("receiver_id","number")
);
--> statement-breakpoint
CREATE TABLE "receivers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"external_id" text NOT NULL,
	"username" text NOT NULL,
	"is_own" boolean DEFAULT false NOT NULL,
	"position" bigint,
	"position_at" timestamp (3) with time zone,
	"asked_by" uuid,
	"asked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "brought_to" (
	"receiver_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"person_id" text NOT NULL,
	"brought_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "brought_to_receiver_id_external_id_pk" PRIMARY KEY("receiver_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "connect_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receiver_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"person_id" text,
	"person_name" text,
	"confirmed_at" timestamp (3) with time zone,
	"problem" text,
	"problem_title" text
);
--> statement-breakpoint
CREATE TABLE "linked_people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"external_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_secrets" ADD COLUMN "bot" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "moved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reaction_counts" ADD CONSTRAINT "reaction_counts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reaction_counts" ADD CONSTRAINT "reaction_counts_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_updates" ADD CONSTRAINT "received_updates_receiver_id_receivers_id_fk" FOREIGN KEY ("receiver_id") REFERENCES "public"."receivers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_to" ADD CONSTRAINT "brought_to_receiver_id_receivers_id_fk" FOREIGN KEY ("receiver_id") REFERENCES "public"."receivers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connect_links" ADD CONSTRAINT "connect_links_receiver_id_receivers_id_fk" FOREIGN KEY ("receiver_id") REFERENCES "public"."receivers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connect_links" ADD CONSTRAINT "connect_links_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connect_links" ADD CONSTRAINT "connect_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linked_people" ADD CONSTRAINT "linked_people_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reaction_counts_publication" ON "reaction_counts" USING btree ("publication_id");--> statement-breakpoint
CREATE INDEX "received_updates_age" ON "received_updates" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "receivers_bot" ON "receivers" USING btree ("network","external_id");--> statement-breakpoint
CREATE INDEX "brought_to_person" ON "brought_to" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "connect_links_user" ON "connect_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "connect_links_age" ON "connect_links" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "linked_people_once" ON "linked_people" USING btree ("network","external_id","user_id");--> statement-breakpoint
CREATE INDEX "linked_people_user" ON "linked_people" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "accounts_external" ON "accounts" USING btree ("network","external_id");--> statement-breakpoint
CREATE INDEX "publications_account" ON "publications" USING btree ("account_id");