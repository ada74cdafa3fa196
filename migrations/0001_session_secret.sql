CREATE TABLE "server_secret" (
	"id" integer PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "server_secret_one_row" CHECK ("server_secret"."id" = 1)
);
