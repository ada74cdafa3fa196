import { and, asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { press } from '../database/round-tables.ts';
import type { RoundShotRow } from './round-row.ts';

/** The `run` under which the choice of who has the final say is kept. */
export const FINAL_RUN = 3;

/** What may be shown of a shot's duels. */
interface OpenPresses {
  readonly presses: readonly {
    readonly run: number;
    readonly timesParked: number;
    readonly of: readonly Pressed[];
  }[];
  readonly final: Pressed | null;
}

interface Pressed {
  readonly userId: string;
  readonly choice: string;
}

/** The presses of a shot's present turn, run by run, without those of a run that is not complete. */
export const openPresses = async (
  db: Database['db'] | Transaction,
  { roundId, shotId, turn, timesParked, run }: RoundShotRow,
): Promise<OpenPresses> => {
  const rows = await db
    .select()
    .from(press)
    .where(and(eq(press.roundId, roundId), eq(press.shotId, shotId), eq(press.turn, turn)))
    .orderBy(asc(press.timesParked), asc(press.run), asc(press.userId));
  const open = rows.filter((row) => row.timesParked < timesParked || run === 0 || row.run < run);
  const duels = open.filter((row) => row.run !== FINAL_RUN);
  const runs = Map.groupBy(duels, (row) => `${row.timesParked} ${row.run}`);
  const final = open.findLast((row) => row.run === FINAL_RUN);
  return {
    presses: [...runs.values()].flatMap((of) => {
      const [first] = of;
      return first === undefined
        ? []
        : [{ run: first.run, timesParked: first.timesParked, of: of.map(pressed) }];
    }),
    final: final === undefined ? null : pressed(final),
  };
};

const pressed = ({ userId, choice }: typeof press.$inferSelect): Pressed => ({ userId, choice });
