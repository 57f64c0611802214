-- Made by hand: the generator takes a renamed table for a new one.
ALTER TABLE "sandbox_messages" RENAME TO "channel_messages";--> statement-breakpoint
ALTER SEQUENCE "sandbox_messages_id_seq" RENAME TO "channel_messages_id_seq";--> statement-breakpoint
ALTER TABLE "channel_messages" RENAME CONSTRAINT "sandbox_messages_pkey" TO "channel_messages_pkey";--> statement-breakpoint
ALTER TABLE "channel_messages" RENAME CONSTRAINT "sandbox_messages_account_id_accounts_id_fk" TO "channel_messages_account_id_accounts_id_fk";--> statement-breakpoint
ALTER INDEX "sandbox_messages_key" RENAME TO "channel_messages_key";
