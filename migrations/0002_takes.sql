CREATE TABLE "decision" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"board_id" text NOT NULL,
	"shot_id" text NOT NULL,
	"take_id" text,
	"made_how" text NOT NULL,
	"made_by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_seq_unique" UNIQUE("seq")
);
--> statement-breakpoint
CREATE TABLE "saved_filter" (
	"id" text PRIMARY KEY NOT NULL,
	"board_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "take" (
	"id" text PRIMARY KEY NOT NULL,
	"board_id" text NOT NULL,
	"kind" text DEFAULT 'imported' NOT NULL,
	"shot_id" text,
	"filed_by" text,
	"filed_at" timestamp with time zone,
	"state" text NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	"worker" text,
	"worker_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"keep_damaged" boolean DEFAULT false NOT NULL,
	"client_key" text NOT NULL,
	"batch_id" text NOT NULL,
	"name" text NOT NULL,
	"folder" text DEFAULT '' NOT NULL,
	"modified_at" timestamp with time zone,
	"bytes" bigint NOT NULL,
	"source_sha256" text,
	"imported_by" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"arrived_at" timestamp with time zone,
	"ready_at" timestamp with time zone,
	"declared_tool" text,
	"tool_from" text,
	"declared_prompt" text,
	"prompt_from" text,
	"sidecar" jsonb,
	"embedded" jsonb,
	"c2pa" jsonb,
	"notes" text DEFAULT '' NOT NULL,
	"facts" jsonb,
	"proxy_sha256" text,
	"poster_sha256" text,
	"sprite_sha256" text,
	"sprite" jsonb,
	"in_still_sha256" text,
	"out_still_sha256" text,
	"color" text,
	"range_in" integer,
	"range_out" integer,
	"stills_due" boolean DEFAULT false NOT NULL,
	"wait_until" timestamp with time zone,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, regexp_replace(folder || ' ' || name || ' ' || regexp_replace(name, '([[:lower:]])([[:upper:]])', '\1 \2', 'g'), '[^[:alnum:]]+', ' ', 'g')) || to_tsvector('simple'::regconfig, regexp_replace(folder || ' ' || name || ' ' || regexp_replace(name, '([[:lower:]])([[:upper:]])', '\1 \2', 'g'), '[^[:alnum:]]+', ' ', 'g')), 'A') || setweight(to_tsvector('english'::regconfig, regexp_replace(coalesce(declared_tool, '') || ' ' || coalesce(declared_prompt, ''), '[^[:alnum:]]+', ' ', 'g')) || to_tsvector('simple'::regconfig, regexp_replace(coalesce(declared_tool, '') || ' ' || coalesce(declared_prompt, ''), '[^[:alnum:]]+', ' ', 'g')), 'B') || setweight(to_tsvector('english'::regconfig, regexp_replace(notes, '[^[:alnum:]]+', ' ', 'g')) || to_tsvector('simple'::regconfig, regexp_replace(notes, '[^[:alnum:]]+', ' ', 'g')), 'C')) STORED,
	CONSTRAINT "take_range_whole" CHECK (("take"."range_in" is null) = ("take"."range_out" is null)),
	CONSTRAINT "take_range_in_order" CHECK ("take"."range_in" < "take"."range_out")
);
--> statement-breakpoint
CREATE TABLE "take_mark" (
	"take_id" text NOT NULL,
	"user_id" text NOT NULL,
	"seen_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	CONSTRAINT "take_mark_take_id_user_id_pk" PRIMARY KEY("take_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "blob" ADD COLUMN "unheld_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "board_blob" ADD COLUMN "use" text DEFAULT 'shown' NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_take_id_take_id_fk" FOREIGN KEY ("take_id") REFERENCES "public"."take"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_made_by_user_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_filed_by_user_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_source_sha256_blob_sha256_fk" FOREIGN KEY ("source_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_imported_by_user_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_proxy_sha256_blob_sha256_fk" FOREIGN KEY ("proxy_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_poster_sha256_blob_sha256_fk" FOREIGN KEY ("poster_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_sprite_sha256_blob_sha256_fk" FOREIGN KEY ("sprite_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_in_still_sha256_blob_sha256_fk" FOREIGN KEY ("in_still_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take" ADD CONSTRAINT "take_out_still_sha256_blob_sha256_fk" FOREIGN KEY ("out_still_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take_mark" ADD CONSTRAINT "take_mark_take_id_take_id_fk" FOREIGN KEY ("take_id") REFERENCES "public"."take"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take_mark" ADD CONSTRAINT "take_mark_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_board_shot" ON "decision" USING btree ("board_id","shot_id","seq");--> statement-breakpoint
CREATE INDEX "saved_filter_of" ON "saved_filter" USING btree ("board_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "take_board_client_key" ON "take" USING btree ("board_id","client_key");--> statement-breakpoint
CREATE UNIQUE INDEX "take_board_source" ON "take" USING btree ("board_id","source_sha256");--> statement-breakpoint
CREATE INDEX "take_work" ON "take" USING btree ("imported_at") WHERE "take"."state" in ('waiting', 'probing', 'decoding', 'deriving') or "take"."stills_due";--> statement-breakpoint
CREATE INDEX "take_ready" ON "take" USING btree ("ready_at");--> statement-breakpoint
CREATE INDEX "take_search" ON "take" USING gin ("search");