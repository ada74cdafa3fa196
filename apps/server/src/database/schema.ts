import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/**
 * Every table of Takeboard. Postgres owns who may do what, what was logged and which bytes exist;
 * the content of a board is a Yjs document, of which this database keeps the log.
 *
 * Ids are random URL-safe strings made by the server; instants are UTC with time zone.
 */

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

// ---- people (the first four tables have the columns better-auth asks for) ----

export const user = pgTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  /** True for a guest: a session with a name and no e-mail address of its own. */
  isAnonymous: boolean('is_anonymous').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const session = pgTable('session', {
  id: text('id').primaryKey(),
  token: text('token').notNull().unique(),
  userId: text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' }),
  expiresAt: instant('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const account = pgTable('account', {
  id: text('id').primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' }),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: instant('access_token_expires_at'),
  refreshTokenExpiresAt: instant('refresh_token_expires_at'),
  scope: text('scope'),
  password: text('password'),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const verification = pgTable('verification', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** One row: what signs the session cookies when no setting names it. */
export const serverSecret = pgTable(
  'server_secret',
  { id: integer('id').primaryKey(), value: text('value').notNull() },
  (table) => [check('server_secret_one_row', sql`${table.id} = 1`)],
);

// ---- boards and who is on them ----

export const board = pgTable('board', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  createdBy: text('created_by')
    .notNull()
    .references(() => user.id),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const invite = pgTable(
  'invite',
  {
    id: text('id').primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in hex; the token itself is shown once and kept nowhere. */
    tokenHash: text('token_hash').notNull().unique(),
    role: text('role').notNull(),
    passwordHash: text('password_hash'),
    createdBy: text('created_by')
      .notNull()
      .references(() => user.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('invite_board').on(table.boardId)],
);

export const member = pgTable(
  'member',
  {
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    /** The invite this person came by; revoking that invite ends the membership. */
    inviteId: text('invite_id').references(() => invite.id, { onDelete: 'set null' }),
    /** Which of the board's person colours is theirs; never reused while they are a member. */
    hue: integer('hue').notNull(),
    joinedAt: instant('joined_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.boardId, table.userId] }),
    index('member_user').on(table.userId),
  ],
);

/** What changed on a board, by id only; clients fetch again what the ids name. */
export const boardEvent = pgTable(
  'board_event',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    ids: jsonb('ids')
      .$type<readonly string[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('board_event_board_seq').on(table.boardId, table.seq)],
);

// ---- the log of a board's document ----

export const docUpdate = pgTable(
  'doc_update',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    /** Who wrote it; null when the server did (seed, migration, repair, restore). */
    actor: text('actor'),
    bytes: bytea('bytes').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('doc_update_board_id').on(table.boardId, table.id)],
);

export const docSnapshot = pgTable('doc_snapshot', {
  boardId: text('board_id')
    .primaryKey()
    .references(() => board.id, { onDelete: 'cascade' }),
  /** The snapshot holds every `doc_update` of the board up to and including this id. */
  upto: bigint('upto', { mode: 'number' }).notNull(),
  bytes: bytea('bytes').notNull(),
  stateVector: bytea('state_vector').notNull(),
  at: instant('at').notNull().defaultNow(),
});

export const docVersion = pgTable(
  'doc_version',
  {
    id: text('id').primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    /** What a person called it; null for automatic ones. */
    label: text('label'),
    kind: text('kind').$type<'auto' | 'named' | 'pre-restore'>().notNull(),
    bytes: bytea('bytes').notNull(),
    madeBy: text('made_by'),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('doc_version_board_at').on(table.boardId, table.at)],
);

// ---- files ----

/** A blob's facts; the bytes lie in the blob store under the same SHA-256 (hex). */
export const blob = pgTable('blob', {
  sha256: text('sha256').primaryKey(),
  mime: text('mime').notNull(),
  bytes: bigint('bytes', { mode: 'number' }).notNull(),
  /** Pixels, upright; null for what has no picture. */
  width: integer('width'),
  height: integer('height'),
  at: instant('at').notNull().defaultNow(),
});

/** Which boards a blob belongs to: being a member of one of them is the right to read it. */
export const boardBlob = pgTable(
  'board_blob',
  {
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    sha256: text('sha256')
      .notNull()
      .references(() => blob.sha256),
    /** The file's name as its owner knew it. */
    name: text('name').notNull(),
    addedBy: text('added_by')
      .notNull()
      .references(() => user.id),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.boardId, table.sha256] })],
);
