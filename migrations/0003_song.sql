CREATE TABLE "mix" (
	"id" text PRIMARY KEY NOT NULL,
	"board_id" text NOT NULL,
	"state" text NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	"worker" text,
	"worker_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"wait_until" timestamp with time zone,
	"client_key" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"source_sha256" text,
	"imported_by" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"facts" jsonb,
	"stream_sha256" text,
	"peaks_sha256" text
);
--> statement-breakpoint
CREATE TABLE "mix_job" (
	"id" text PRIMARY KEY NOT NULL,
	"board_id" text NOT NULL,
	"mix_id" text NOT NULL,
	"with_mix_id" text,
	"state" text NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	"worker" text,
	"worker_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"wait_until" timestamp with time zone,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" jsonb,
	CONSTRAINT "mix_job_asked_once" UNIQUE NULLS NOT DISTINCT("mix_id","with_mix_id")
);
--> statement-breakpoint
ALTER TABLE "mix" ADD CONSTRAINT "mix_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mix" ADD CONSTRAINT "mix_source_sha256_blob_sha256_fk" FOREIGN KEY ("source_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mix" ADD CONSTRAINT "mix_imported_by_user_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mix" ADD CONSTRAINT "mix_stream_sha256_blob_sha256_fk" FOREIGN KEY ("stream_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mix" ADD CONSTRAINT "mix_peaks_sha256_blob_sha256_fk" FOREIGN KEY ("peaks_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mix_job" ADD CONSTRAINT "mix_job_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mix_job" ADD CONSTRAINT "mix_job_mix_id_mix_id_fk" FOREIGN KEY ("mix_id") REFERENCES "public"."mix"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mix_job" ADD CONSTRAINT "mix_job_with_mix_id_mix_id_fk" FOREIGN KEY ("with_mix_id") REFERENCES "public"."mix"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mix_board_client_key" ON "mix" USING btree ("board_id","client_key");--> statement-breakpoint
CREATE UNIQUE INDEX "mix_board_source" ON "mix" USING btree ("board_id","source_sha256");--> statement-breakpoint
CREATE INDEX "mix_work" ON "mix" USING btree ("imported_at") WHERE "mix"."state" in ('waiting', 'reading');--> statement-breakpoint
CREATE INDEX "mix_job_board" ON "mix_job" USING btree ("board_id");--> statement-breakpoint
CREATE INDEX "mix_job_work" ON "mix_job" USING btree ("asked_at") WHERE "mix_job"."state" in ('waiting', 'working');