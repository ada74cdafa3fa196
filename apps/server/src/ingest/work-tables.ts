import type { EventKind } from '../events/publish-event.ts';

/**
 * A table whose rows are pieces of work: claimed by workers, worked on, and settled. Besides `id`,
 * `board_id` and `state` they have the columns `claimable` of the schema.
 */
export interface WorkTable {
  readonly table: 'take' | 'mix' | 'mix_job';
  /** The states in which a worker has a row in hand; a claim begins in the first of them. */
  readonly inHand: readonly [string, ...string[]];
  /** The column by whose instants rows take their turns. */
  readonly turn: 'imported_at' | 'asked_at';
  /** A column that is true of `ready` rows of which something is to be made anew. */
  readonly renews?: 'stills_due';
  /** What the file is called, as SQL. */
  readonly named: string;
  /** What a board is told when a row has changed: the kind of the event, and the column of the id in it. */
  readonly event: EventKind;
  readonly told: 'id' | 'mix_id';
}

const TAKES: WorkTable = {
  table: 'take',
  inHand: ['probing', 'decoding', 'deriving'],
  turn: 'imported_at',
  renews: 'stills_due',
  named: 'name',
  event: 'takes',
  told: 'id',
};

const MIXES: WorkTable = {
  table: 'mix',
  inHand: ['reading'],
  turn: 'imported_at',
  named: 'name',
  event: 'song',
  told: 'id',
};

const MIX_JOBS: WorkTable = {
  table: 'mix_job',
  inHand: ['working'],
  turn: 'asked_at',
  named: '(select mix.name from mix where mix.id = mix_job.mix_id)',
  event: 'song',
  told: 'mix_id',
};

/** In the order in which workers look for work: everybody waits for the song, and there are many takes. */
export const WORK_TABLES: readonly WorkTable[] = [MIXES, MIX_JOBS, TAKES];
