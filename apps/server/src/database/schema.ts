import { sql } from 'drizzle-orm';
import type { MediaFacts, SongFacts, SpriteSheet } from '@takeboard/media';
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
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/**
 * Every table of Takeboard. Postgres owns who may do what, what was logged and which bytes exist;
 * the content of a board is a Yjs document, of which this database keeps the log.
 *
 * Ids are random URL-safe strings made by the server; instants are UTC with time zone.
 */

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

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
  /** Since when no board holds it, as the chore that removes such files saw; null while one does. */
  unheldSince: instant('unheld_since'),
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
    /** `source`: a take as it came in, for those who may download; `shown`: for every member. */
    use: text('use').$type<'shown' | 'source'>().notNull().default('shown'),
    addedBy: text('added_by')
      .notNull()
      .references(() => user.id),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.boardId, table.sha256] })],
);

// ---- work for workers ----

/** Why a piece of work came to nothing. `message` is a whole sentence for the person; `code` is for programs. */
export interface WorkFailure {
  readonly code: string;
  readonly message: string;
  /** Where the first damage is, in milliseconds from the start, for a `damaged` take. */
  readonly atMs?: number;
}

/** What every row has that workers claim (`ingest/claims.ts`). */
const claimable = {
  /** Thousandths of the present state. */
  progress: integer('progress').notNull().default(0),
  failure: jsonb('failure').$type<WorkFailure>(),
  /** The worker that has it in hand, and until when it is believed to be alive. */
  worker: text('worker'),
  workerUntil: instant('worker_until'),
  /** How often a worker began and did not finish: a file that kills workers must not do so for ever. */
  attempts: integer('attempts').notNull().default(0),
  /** What is `waiting` is left alone until then; what it waits for stands in `failure`. */
  waitUntil: instant('wait_until'),
};

// ---- takes ----

/**
 * Where a take's file is on its way: `uploading` until all its bytes are here, then through the
 * worker's hands. Only `ready` takes are shown as takes; `failed` ones say why in `failure`.
 */
export const TAKE_STATES = [
  'uploading',
  'waiting',
  'probing',
  'decoding',
  'deriving',
  'ready',
  'failed',
] as const;
export type TakeState = (typeof TAKE_STATES)[number];

/** How a declared tool or prompt became known. */
export const DECLARED_BY = ['copied', 'sidecar', 'file', 'typed'] as const;
export type DeclaredBy = (typeof DECLARED_BY)[number];

/** The words of some text columns, for the index of words: stems for English, and words as they are. */
const wordsOf = (text: string, weight: 'A' | 'B' | 'C'): string => {
  const cut = `regexp_replace(${text}, '[^[:alnum:]]+', ' ', 'g')`;
  return `setweight(to_tsvector('english'::regconfig, ${cut}) || to_tsvector('simple'::regconfig, ${cut}), '${weight}')`;
};

/** One attempt at a shot: a file and how it was made. The row is the truth of its ingest job, too. */
export const take = pgTable(
  'take',
  {
    id: text('id').primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'imported'>().notNull().default('imported'),

    /** A shot of the document, which Postgres does not know: one that is gone counts as none. */
    shotId: text('shot_id'),
    filedBy: text('filed_by').references(() => user.id),
    filedAt: instant('filed_at'),

    state: text('state').$type<TakeState>().notNull(),
    ...claimable,
    /** Somebody saw that it is damaged and wants it all the same. */
    keepDamaged: boolean('keep_damaged').notNull().default(false),

    /** What the browser calls this file of this drop: asking twice makes one take. */
    clientKey: text('client_key').notNull(),
    /** Files that were dropped together. */
    batchId: text('batch_id').notNull(),
    name: text('name').notNull(),
    /** Folders it lay in, with `/`; empty for a single file. */
    folder: text('folder').notNull().default(''),
    /** When the file was last written, as its owner's computer said. */
    modifiedAt: instant('modified_at'),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sourceSha256: text('source_sha256').references(() => blob.sha256),
    importedBy: text('imported_by')
      .notNull()
      .references(() => user.id),
    importedAt: instant('imported_at').notNull().defaultNow(),
    arrivedAt: instant('arrived_at'),
    readyAt: instant('ready_at'),

    declaredTool: text('declared_tool'),
    toolFrom: text('tool_from').$type<DeclaredBy>(),
    declaredPrompt: text('declared_prompt'),
    promptFrom: text('prompt_from').$type<DeclaredBy>(),
    /** The JSON file that lay beside it, as it was. */
    sidecar: jsonb('sidecar').$type<unknown>(),
    /** What the file's own container says about itself, and its C2PA manifest if it has one. */
    embedded: jsonb('embedded').$type<Readonly<Record<string, string>>>(),
    c2pa: jsonb('c2pa').$type<unknown>(),
    notes: text('notes').notNull().default(''),

    facts: jsonb('facts').$type<MediaFacts>(),
    proxySha256: text('proxy_sha256').references(() => blob.sha256),
    posterSha256: text('poster_sha256').references(() => blob.sha256),
    spriteSha256: text('sprite_sha256').references(() => blob.sha256),
    sprite: jsonb('sprite').$type<SpriteSheet>(),
    /** Stills of the first and last frame of the best range. */
    inStillSha256: text('in_still_sha256').references(() => blob.sha256),
    outStillSha256: text('out_still_sha256').references(() => blob.sha256),
    /** Its mean colour, `#rrggbb`: what stands there before the poster, and a hint for sorting. */
    color: text('color'),

    /** Best range in frames of the take: first frame, and the frame after the last. Both or neither. */
    rangeIn: integer('range_in'),
    rangeOut: integer('range_out'),

    /** The best range changed and its stills are not made yet. */
    stillsDue: boolean('stills_due').notNull().default(false),

    /**
     * Cut at everything that is no letter or digit, names also at a capital inside a word. Names
     * weigh most, then tool and prompt, then notes.
     */
    search: tsvector('search').generatedAlwaysAs(
      sql.raw(
        [
          wordsOf(
            String.raw`folder || ' ' || name || ' ' || regexp_replace(name, '([[:lower:]])([[:upper:]])', '\1 \2', 'g')`,
            'A',
          ),
          wordsOf(`coalesce(declared_tool, '') || ' ' || coalesce(declared_prompt, '')`, 'B'),
          wordsOf('notes', 'C'),
        ].join(' || '),
      ),
    ),
  },
  (table) => [
    uniqueIndex('take_board_client_key').on(table.boardId, table.clientKey),
    uniqueIndex('take_board_source').on(table.boardId, table.sourceSha256),
    index('take_work')
      .on(table.importedAt)
      .where(
        sql`${table.state} in ('waiting', 'probing', 'decoding', 'deriving') or ${table.stillsDue}`,
      ),
    index('take_ready').on(table.readyAt),
    index('take_search').using('gin', table.search),
    check('take_range_whole', sql`(${table.rangeIn} is null) = (${table.rangeOut} is null)`),
    check('take_range_in_order', sql`${table.rangeIn} < ${table.rangeOut}`),
  ],
);

/** What one person did with a take for themselves alone. */
export const takeMark = pgTable(
  'take_mark',
  {
    takeId: text('take_id')
      .notNull()
      .references(() => take.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    seenAt: instant('seen_at'),
    hiddenAt: instant('hidden_at'),
  },
  (table) => [primaryKey({ columns: [table.takeId, table.userId] })],
);

/** What made a decision: a person alone, a round's tally, its duel, or who had the final say. */
export const DECIDED_HOW = ['hand', 'round', 'duel', 'final-say'] as const;
export type DecidedHow = (typeof DECIDED_HOW)[number];

/**
 * The log of what was decided. A shot's pick is the take of its newest decision; null takes it back,
 * or says that nobody found one good. Rows are only ever added; `hash` chains them (`decisions/`).
 */
export const decision = pgTable(
  'decision',
  {
    id: text('id').primaryKey(),
    seq: bigserial('seq', { mode: 'number' }).notNull().unique(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    shotId: text('shot_id').notNull(),
    takeId: text('take_id').references(() => take.id),
    madeHow: text('made_how').$type<DecidedHow>().notNull(),
    /** Whose act completed it; who decided with them stands in `entry`. */
    madeBy: text('made_by')
      .notNull()
      .references(() => user.id),
    at: instant('at').notNull().defaultNow(),
    roundId: text('round_id'),
    /** All of the decision as JSON, the very characters that were hashed. */
    entry: text('entry').notNull(),
    /** SHA-256 in hex of the board's hash before (64 zeros at first), a newline and `entry`. */
    hash: text('hash').notNull(),
  },
  (table) => [index('decision_board_shot').on(table.boardId, table.shotId, table.seq)],
);

/** A person's own filter of the pool; what it holds is the page's business. */
export const savedFilter = pgTable(
  'saved_filter',
  {
    id: text('id').primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    filter: jsonb('filter').$type<Readonly<Record<string, unknown>>>().notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('saved_filter_of').on(table.boardId, table.userId)],
);

// ---- the song ----

/**
 * Where a mix is on its way: `uploading` until all its bytes are here, then through a worker's hands.
 * Only a `ready` one can be the song of its board.
 */
export const MIX_STATES = ['uploading', 'waiting', 'reading', 'ready', 'failed'] as const;
export type MixState = (typeof MIX_STATES)[number];

/** A file of the board's song. Which of them the board is cut to stands in its document. */
export const mix = pgTable(
  'mix',
  {
    id: text('id').primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    state: text('state').$type<MixState>().notNull(),
    ...claimable,

    /** What the browser calls this file: asking twice makes one mix. */
    clientKey: text('client_key').notNull(),
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sourceSha256: text('source_sha256').references(() => blob.sha256),
    importedBy: text('imported_by')
      .notNull()
      .references(() => user.id),
    importedAt: instant('imported_at').notNull().defaultNow(),

    facts: jsonb('facts').$type<SongFacts>(),
    streamSha256: text('stream_sha256').references(() => blob.sha256),
    peaksSha256: text('peaks_sha256').references(() => blob.sha256),
  },
  (table) => [
    uniqueIndex('mix_board_client_key').on(table.boardId, table.clientKey),
    uniqueIndex('mix_board_source').on(table.boardId, table.sourceSha256),
    index('mix_work')
      .on(table.importedAt)
      .where(sql`${table.state} in ('waiting', 'reading')`),
  ],
);

export const MIX_JOB_STATES = ['waiting', 'working', 'done', 'failed'] as const;
export type MixJobState = (typeof MIX_JOB_STATES)[number];

/** Something somebody asked about a mix: where its beats are, or how another one lies to it. */
export const mixJob = pgTable(
  'mix_job',
  {
    id: text('id').primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    mixId: text('mix_id')
      .notNull()
      .references(() => mix.id, { onDelete: 'cascade' }),
    /** The older mix that it is compared with; null for listening to it. */
    withMixId: text('with_mix_id').references(() => mix.id, { onDelete: 'cascade' }),
    state: text('state').$type<MixJobState>().notNull(),
    ...claimable,
    askedAt: instant('asked_at').notNull().defaultNow(),
    /** What was found (`listenToSong`, `compareMixes`), when it is done. */
    outcome: jsonb('outcome').$type<unknown>(),
  },
  (table) => [
    unique('mix_job_asked_once').on(table.mixId, table.withMixId).nullsNotDistinct(),
    index('mix_job_board').on(table.boardId),
    index('mix_job_work')
      .on(table.askedAt)
      .where(sql`${table.state} in ('waiting', 'working')`),
  ],
);
