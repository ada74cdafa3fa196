import type { Transaction } from '../database/open-database.ts';
import { roundShot } from '../database/round-tables.ts';
import type { DecidedHow } from '../database/schema.ts';
import { appendDecision } from '../decisions/append-decision.ts';
import { roundEntryOf } from './round-entry.ts';
import { isShot } from './round-row.ts';
import type { RoundRow } from './round-row.ts';

/** What a round decided about a shot. */
interface Decided {
  readonly how: DecidedHow;
  /** Null: nobody found one good. */
  readonly takeId: string | null;
  readonly by: readonly string[];
  readonly madeBy: string;
  readonly at: Date;
}

/** Logs what a round decided, with everything that was on the table, and notes it at the shot. */
export const decideShot = async (
  tx: Transaction,
  round: RoundRow,
  shotId: string,
  decided: Decided,
): Promise<void> => {
  const [shot] = await tx.select().from(roundShot).where(isShot(round.id, shotId));
  if (!shot) throw new Error(`Shot ${shotId} of round ${round.id} is gone while it is decided.`);
  const decision = await appendDecision(tx, {
    boardId: round.boardId,
    shotId,
    shot: shot.label,
    ...decided,
    reason: shot.reason ?? round.reason,
    round: await roundEntryOf(tx, round, shot, decided.how),
  });
  await tx.update(roundShot).set({ decisionId: decision.id }).where(isShot(round.id, shotId));
};
