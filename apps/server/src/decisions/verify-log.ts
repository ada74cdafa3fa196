import type postgres from 'postgres';
import type { DecisionEntry } from '@takeboard/voting';
import type { Database } from '../database/open-database.ts';
import { FIRST_HASH, hashOf } from './append-decision.ts';

/** What checking a log came to. Places count from 1. */
interface LogVerdict {
  readonly entries: number;
  readonly whole: boolean;
  /** The hash of the newest entry, which stands for all of them. */
  readonly head: string;
  /** The first place at which it is not whole; the shot is null where no row tells. */
  readonly broken: Broken | null;
}

interface Broken {
  readonly place: number;
  readonly shotId: string | null;
  readonly why: string;
}

/** The hash that somebody saw at a place of the log at another time. */
interface Remembered {
  readonly place: number;
  readonly hash: string;
}

interface Row {
  readonly id: string;
  readonly shot_id: string;
  readonly take_id: string | null;
  readonly made_how: string;
  readonly made_by: string;
  /** UTC, ISO 8601 with milliseconds, as an entry has it. */
  readonly at: string;
  readonly round_id: string | null;
  readonly entry: string;
  readonly hash: string;
}

/** Rows that are read at once: a log of any length is checked in little memory. */
const AT_ONCE = 500;

/**
 * Goes through a board's log from its first entry: that every entry stands in its place, follows
 * from the one before by its hash, and that the columns which pages read say what the entry says.
 *
 * From a chain alone nobody can see that its end was cut off, or that all of it was written anew.
 * Therefore whoever has seen a hash at a place (`remembered`) may have it looked for, and rounds
 * are asked for the decisions that came of them.
 */
export const verifyLog = (
  { sql }: Pick<Database, 'sql'>,
  boardId: string,
  remembered?: Remembered,
): Promise<LogVerdict> =>
  sql.begin('isolation level repeatable read read only', async (tx) => {
    const rows = tx<Row[]>`
      select id, shot_id, take_id, made_how, made_by, round_id, entry, hash,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from decision where board_id = ${boardId} order by seq`;
    let entries = 0;
    let head = FIRST_HASH;
    let broken = null as Broken | null;
    /** By the person an entry names alone, where its row names somebody else: the first of them. */
    const renamed = new Map<string, Broken>();
    for await (const some of rows.cursor(AT_ONCE)) {
      for (const row of some) {
        entries += 1;
        const entry = partsOf(row.entry);
        if (broken === null) {
          broken =
            outOfChain(row, entry, entries, head) ??
            outOfRow(row, entry, entries, boardId) ??
            notAsSeen(row, entries, remembered);
        } else if (entry?.place === broken.place && broken.why === missing(broken.place)) {
          broken = { ...broken, why: misplaced(broken.place) };
        }
        const alone = entry?.how === 'hand' ? entry.by?.[0]?.userId : undefined;
        if (
          broken === null &&
          alone !== undefined &&
          alone !== row.made_by &&
          !renamed.has(alone)
        ) {
          renamed.set(alone, differs(entries, row, 'who made it'));
        }
        head = row.hash;
      }
    }
    broken =
      (await notMoved(tx, renamed)) ??
      broken ??
      cutOff(entries, remembered) ??
      (await unknownToLog(tx, boardId, entries));
    return { entries, whole: broken === null, head, broken };
  });

/** What can be read of an entry, whatever somebody has made of it. */
const partsOf = (stored: string): Partial<DecisionEntry> | null => {
  try {
    const read: unknown = JSON.parse(stored);
    return typeof read === 'object' && read !== null ? read : null;
  } catch {
    return null;
  }
};

const outOfChain = (
  row: Row,
  entry: Partial<DecisionEntry> | null,
  place: number,
  before: string,
): Broken | null => {
  const stands = entry?.place;
  const { shot_id: shotId } = row;
  if (typeof stands === 'number' && stands > place) {
    // Its shot is not known: what stands here is another entry.
    return { place, shotId: null, why: missing(place) };
  }
  if (typeof stands === 'number' && stands < place) {
    return {
      place: stands,
      shotId,
      why: `There are two entries for place ${stands}: one of them was put in later.`,
    };
  }
  if (row.hash === hashOf(before, row.entry)) return null;
  return {
    place,
    shotId,
    why: `Entry ${place} and its hash do not fit: one of them was changed after it was written.`,
  };
};

/** The columns are what pages go by; an entry that is in order is of no use beside a false row. */
const outOfRow = (
  row: Row,
  entry: Partial<DecisionEntry> | null,
  place: number,
  boardId: string,
): Broken | null => {
  const pairs = [
    ['its board', boardId, entry?.boardId],
    ['its id', row.id, entry?.id],
    ['the shot', row.shot_id, entry?.shotId],
    ['the take', row.take_id, entry?.takeId],
    ['how it was decided', row.made_how, entry?.how],
    ['when it was decided', row.at, entry?.at],
    ['the round', row.round_id, entry === null ? undefined : (entry.round?.id ?? null)],
  ] as const;
  const changed = pairs.find(([, column, said]) => column !== said);
  return changed === undefined ? null : differs(place, row, changed[0]);
};

const differs = (place: number, row: Row, what: string): Broken => ({
  place,
  shotId: row.shot_id,
  why: `The board shows something else than entry ${place} says: ${what} was changed beside the log.`,
});

const notAsSeen = (row: Row, place: number, remembered: Remembered | undefined): Broken | null =>
  remembered === undefined || remembered.place !== place || remembered.hash === row.hash
    ? null
    : {
        place,
        shotId: row.shot_id,
        why: `Entry ${place} is not the one that stood here when this log was looked at before: it was written anew.`,
      };

const cutOff = (entries: number, remembered: Remembered | undefined): Broken | null =>
  remembered === undefined || remembered.place <= entries
    ? null
    : {
        place: entries + 1,
        shotId: null,
        why: `The log had ${remembered.place} entries when it was looked at before, and has ${entries} now: its end was cut off.`,
      };

/** A guest who got an account is named by it from then on, and is no more; nobody else changes hands. */
const notMoved = async (
  tx: postgres.TransactionSql,
  renamed: ReadonlyMap<string, Broken>,
): Promise<Broken | undefined> => {
  if (renamed.size === 0) return undefined;
  const rows = await tx<
    { id: string }[]
  >`select id from "user" where id in ${tx([...renamed.keys()])}`;
  return rows
    .flatMap(({ id }) => renamed.get(id) ?? [])
    .toSorted((a, b) => a.place - b.place)
    .at(0);
};

/** A round that decided a shot whose decision is not in the log. */
const unknownToLog = async (
  tx: postgres.TransactionSql,
  boardId: string,
  entries: number,
): Promise<Broken | null> => {
  const [lost] = await tx<{ shot_id: string; label: string; scope: string }[]>`
    select shot_id, label, scope from round_shot
    join round on round.id = round_id and round.board_id = ${boardId}
    where decision_id is not null
      and not exists (select from decision where id = decision_id and board_id = ${boardId})
    limit 1`;
  return lost === undefined
    ? null
    : {
        place: entries + 1,
        shotId: lost.shot_id,
        why: `The round “${lost.scope}” decided ${lost.label}, and the log knows nothing of it: its end was cut off.`,
      };
};

const missing = (place: number): string => `Entry ${place} is missing.`;
const misplaced = (place: number): string =>
  `Entry ${place} does not stand in its place: the order was changed.`;
