CREATE TABLE "held_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"way" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"post_id" uuid,
	"about" text NOT NULL,
	"held_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"chosen" jsonb,
	"mailed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"post_id" uuid,
	"account_ids" jsonb NOT NULL,
	"about" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"write_id" varchar(64) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "held_notices" ADD CONSTRAINT "held_notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_notices" ADD CONSTRAINT "held_notices_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "held_notices_once" ON "held_notices" USING btree ("key","user_id","way");--> statement-breakpoint
CREATE INDEX "held_notices_person" ON "held_notices" USING btree ("user_id","way");--> statement-breakpoint
CREATE INDEX "held_notices_project" ON "held_notices" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "held_notices_due" ON "held_notices" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_one_unread" ON "notices" USING btree ("key","user_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("user_id","project_id");--> statement-breakpoint
CREATE INDEX "notices_project" ON "notices" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "notices_age" ON "notices" USING btree ("at");