CREATE TABLE "ballot" (
	"round_id" text NOT NULL,
	"shot_id" text NOT NULL,
	"turn" integer NOT NULL,
	"user_id" text NOT NULL,
	"marks" jsonb NOT NULL,
	"none" text,
	"ready_at" timestamp with time zone,
	CONSTRAINT "ballot_round_id_shot_id_turn_user_id_pk" PRIMARY KEY("round_id","shot_id","turn","user_id")
);
--> statement-breakpoint
CREATE TABLE "press" (
	"round_id" text NOT NULL,
	"shot_id" text NOT NULL,
	"turn" integer NOT NULL,
	"times_parked" integer NOT NULL,
	"run" integer NOT NULL,
	"user_id" text NOT NULL,
	"choice" text NOT NULL,
	CONSTRAINT "press_round_id_shot_id_turn_times_parked_run_user_id_pk" PRIMARY KEY("round_id","shot_id","turn","times_parked","run","user_id")
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" text PRIMARY KEY NOT NULL,
	"board_id" text NOT NULL,
	"client_key" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"method" text NOT NULL,
	"pace" text NOT NULL,
	"deadline" timestamp with time zone,
	"rest_decide" boolean DEFAULT false NOT NULL,
	"scope" text NOT NULL,
	"reason" text,
	"card" integer DEFAULT 1 NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "round_shot" (
	"round_id" text NOT NULL,
	"shot_id" text NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL,
	"state" text DEFAULT 'choosing' NOT NULL,
	"turn" integer DEFAULT 1 NOT NULL,
	"final_say" text,
	"takes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"hidden" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revealed_at" timestamp with time zone,
	"tally" jsonb,
	"finalists" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"run" integer DEFAULT 0 NOT NULL,
	"times_parked" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"decision_id" text,
	"voters" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "round_shot_round_id_shot_id_pk" PRIMARY KEY("round_id","shot_id")
);
--> statement-breakpoint
CREATE TABLE "round_voter" (
	"round_id" text NOT NULL,
	"user_id" text NOT NULL,
	"part" text NOT NULL,
	"answer" text DEFAULT 'asked' NOT NULL,
	"agreed_card" integer,
	CONSTRAINT "round_voter_round_id_user_id_pk" PRIMARY KEY("round_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "round_id" text;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "entry" text;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "hash" text;--> statement-breakpoint
-- Decisions from before the log was chained, all made by hand: chained as they stand, in their order.
DO $$
DECLARE
	made record;
	on_board text := '';
	place integer;
	before text;
	said text;
BEGIN
	FOR made IN
		SELECT d.*, u.name AS by_name, t.name AS take_name FROM decision d
		JOIN "user" u ON u.id = d.made_by LEFT JOIN take t ON t.id = d.take_id
		ORDER BY d.board_id, d.seq
	LOOP
		IF made.board_id <> on_board THEN
			on_board := made.board_id;
			place := 0;
			before := repeat('0', 64);
		END IF;
		place := place + 1;
		said := json_build_object(
			'version', 1, 'place', place, 'id', made.id, 'boardId', made.board_id, 'shotId', made.shot_id,
			'shot', NULL, 'takeId', made.take_id, 'take', made.take_name, 'how', 'hand',
			'by', json_build_array(json_build_object('userId', made.made_by, 'name', made.by_name)),
			'at', to_char(made.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
			'reason', NULL, 'round', NULL
		)::text;
		before := encode(sha256(convert_to(before || E'\n' || said, 'UTF8')), 'hex');
		UPDATE decision SET entry = said, hash = before WHERE id = made.id;
	END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE "decision" ALTER COLUMN "entry" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press" ADD CONSTRAINT "press_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press" ADD CONSTRAINT "press_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_started_by_user_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_shot" ADD CONSTRAINT "round_shot_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_shot" ADD CONSTRAINT "round_shot_final_say_user_id_fk" FOREIGN KEY ("final_say") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_voter" ADD CONSTRAINT "round_voter_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_voter" ADD CONSTRAINT "round_voter_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "round_board_client_key" ON "round" USING btree ("board_id","client_key");--> statement-breakpoint
CREATE INDEX "round_board" ON "round" USING btree ("board_id","started_at");--> statement-breakpoint
CREATE INDEX "round_deadline" ON "round" USING btree ("deadline") WHERE "round"."state" = 'open' and "round"."deadline" is not null;--> statement-breakpoint
CREATE INDEX "round_shot_shot" ON "round_shot" USING btree ("shot_id");