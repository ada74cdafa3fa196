import { sql } from 'drizzle-orm';
import type { Ballot, Tally } from '@takeboard/voting';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { board, user } from './schema.ts';

/**
 * Choosing together. What voters hand in stands in `ballot` and `press` alone; until a shot is
 * revealed nobody but the voter is told what is in them, or that there is anything.
 */

/**
 * `proposed` while the people asked look at the rules card, `open` while they choose, `closed` after
 * the last shot or when somebody ended it.
 */
export const ROUND_STATES = ['proposed', 'open', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** `live`: everybody at the same shot at the same time; `deadline`: each alone, until an instant. */
export const ROUND_PACES = ['live', 'deadline'] as const;
export type RoundPace = (typeof ROUND_PACES)[number];

/** One voting session over a set of shots. */
export const round = pgTable(
  'round',
  {
    id: text('id').primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    /** What the browser calls this start: asking twice makes one round. */
    clientKey: text('client_key').notNull(),
    state: text('state').$type<RoundState>().notNull().default('proposed'),
    /** The id of a voting method. */
    method: text('method').notNull(),
    pace: text('pace').$type<RoundPace>().notNull(),
    /** Server time; null for a live round. */
    deadline: instant('deadline'),
    /** Whether those who handed in by the deadline decide when others did not. */
    restDecide: boolean('rest_decide').notNull().default(false),
    /** What it is about, in words: "Chorus 1", "All without a pick". */
    scope: text('scope').notNull(),
    /** Why shots that were decided are chosen again; null for a first time. */
    reason: text('reason'),
    /** Rises with every change to the rules: who has agreed to an older card has not agreed to this one. */
    card: integer('card').notNull().default(1),
    startedBy: text('started_by')
      .notNull()
      .references(() => user.id),
    startedAt: instant('started_at').notNull().defaultNow(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
  },
  (table) => [
    uniqueIndex('round_board_client_key').on(table.boardId, table.clientKey),
    index('round_board').on(table.boardId, table.startedAt),
    index('round_deadline')
      .on(table.deadline)
      .where(sql`${table.state} = 'open' and ${table.deadline} is not null`),
  ],
);

/** Whether a voter's ballot counts (`decides`) or is shown apart (`advises`). */
export const VOTER_PARTS = ['decides', 'advises'] as const;
export type VoterPart = (typeof VOTER_PARTS)[number];
export const VOTER_ANSWERS = ['asked', 'joined', 'skipped'] as const;
export type VoterAnswer = (typeof VOTER_ANSWERS)[number];

/** Who takes part in a round. */
export const roundVoter = pgTable(
  'round_voter',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => round.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    part: text('part').$type<VoterPart>().notNull(),
    /** `skipped` is said by the person: the others decide without them, and everybody is told so. */
    answer: text('answer').$type<VoterAnswer>().notNull().default('asked'),
    /** The card they agreed to; null before. */
    agreedCard: integer('agreed_card'),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.userId] })],
);

/**
 * Where one shot of a round is: `choosing` until all who decide are ready; then what the tally made of
 * it: `picked`, `duel` or `none`; a duel split twice waits in `final-say`. `parked` shots come once
 * more at the end. `skipped` was left out by a person, `missed` by those who did not choose in time.
 */
export const ROUND_SHOT_STATES = [
  'choosing',
  'duel',
  'final-say',
  'picked',
  'none',
  'parked',
  'skipped',
  'missed',
] as const;
export type RoundShotState = (typeof ROUND_SHOT_STATES)[number];

/** Somebody a round asked, as they stood when a shot was revealed. */
export interface RevealedVoter {
  readonly userId: string;
  readonly part: VoterPart;
  /** Said that they leave the choice to the others, or left the board: their marks stay hidden. */
  readonly skipped: boolean;
  readonly handedIn: boolean;
}

/** One shot of a round. */
export const roundShot = pgTable(
  'round_shot',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => round.id, { onDelete: 'cascade' }),
    /** A shot of the document; `label` is what it was called when the round began ("22 Football field"). */
    shotId: text('shot_id').notNull(),
    label: text('label').notNull(),
    /** From 0, in the order in which they are chosen. */
    position: integer('position').notNull(),
    state: text('state').$type<RoundShotState>().notNull().default('choosing'),
    /** Counts from 1; rises when the shot is chosen anew, and every ballot belongs to one turn. */
    turn: integer('turn').notNull().default(1),
    /** Who decides it if it stays split; null: it is parked then. */
    finalSay: text('final_say').references(() => user.id),
    /** The takes on the wall, in the order drawn by lot when the round opened. */
    takes: jsonb('takes')
      .$type<readonly string[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    /** Takes under the shot that were left out of the wall, because all of these had hidden them. */
    hidden: jsonb('hidden')
      .$type<readonly { readonly takeId: string; readonly by: readonly string[] }[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    revealedAt: instant('revealed_at'),
    tally: jsonb('tally').$type<Tally>(),
    /** Who was asked, as they stood at the reveal: roles and answers may change afterwards. */
    voters: jsonb('voters')
      .$type<readonly RevealedVoter[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    /** Takes in the duel, the strongest first: A, B, C, D. */
    finalists: jsonb('finalists')
      .$type<readonly string[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    /** Which press of the duel it is, 1 or 2; 0 outside a duel. */
    run: integer('run').notNull().default(0),
    /** How often it was parked. */
    timesParked: integer('times_parked').notNull().default(0),
    /** Why it was skipped, or is chosen again; null for neither. */
    reason: text('reason'),
    decisionId: text('decision_id'),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.shotId] }),
    index('round_shot_shot').on(table.shotId),
  ],
);

/** What one voter says about one shot in one round: changeable until they are ready. */
export const ballot = pgTable(
  'ballot',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => round.id, { onDelete: 'cascade' }),
    shotId: text('shot_id').notNull(),
    turn: integer('turn').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    marks: jsonb('marks').$type<Ballot['marks']>().notNull(),
    /** "None is good", with the reason or an empty text; null when it was not said. */
    none: text('none'),
    readyAt: instant('ready_at'),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.shotId, table.turn, table.userId] })],
);

/** What one decider pressed in a duel; hidden until all have. */
export const press = pgTable(
  'press',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => round.id, { onDelete: 'cascade' }),
    shotId: text('shot_id').notNull(),
    turn: integer('turn').notNull(),
    /** How often the shot was parked before this duel, and which press of it this is; 3 is the final say. */
    timesParked: integer('times_parked').notNull(),
    run: integer('run').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** A take, or `yours` or `park`. */
    choice: text('choice').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.roundId,
        table.shotId,
        table.turn,
        table.timesParked,
        table.run,
        table.userId,
      ],
    }),
  ],
);
