import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { round as roundTable, roundShot } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import { endRun, whoIsInDuel } from './end-run.ts';
import { parkShot } from './park-shot.ts';
import { revealIfReady } from './reveal-shot.ts';
import { lockShot } from './round-row.ts';
import type { RoundRow } from './round-row.ts';
import { decides, votersOf } from './round-voters.ts';
import type { RoundVoter } from './round-voters.ts';
import type { Occasion } from './shot-at-work.ts';
import { comesBack, waits } from './shot-states.ts';

/**
 * Brings one shot of an open round as far as it goes by what people have handed in, and by who decides
 * now: after a ready, a press, an answer, a change of members, or a deadline. It may be called at any
 * time and as often as one likes: where nothing has come together, nothing happens.
 *
 * The caller holds the lock of the board (`lockRound`) and tells of what it did itself.
 * @returns whether anything changed.
 */
export const settle = async (
  tx: Transaction,
  round: RoundRow,
  shotId: string,
  occasion: Occasion,
): Promise<boolean> => {
  if (round.state !== 'open') return false;
  const voters = await votersOf(tx, round);
  const changed = await settleShot(tx, round, voters, shotId, occasion);
  return (await goOn(tx, round, voters, occasion)) || changed;
};

/**
 * The same for all shots of a round that wait, for when it changed who decides or a deadline passed;
 * tells the board if anything came of it. A round in which nobody decides any more is over.
 * @returns whether anything changed.
 */
export const settleRound = async (
  tx: Transaction,
  round: RoundRow,
  occasion: Occasion,
): Promise<boolean> => {
  if (round.state !== 'open') return false;
  const voters = await votersOf(tx, round);
  let changed = false;
  for (const shotId of await waitingIn(tx, round.id)) {
    changed = (await settleShot(tx, round, voters, shotId, occasion)) || changed;
  }
  changed = (await goOn(tx, round, voters, occasion)) || changed;
  if (changed) await publishEvent(tx, round.boardId, 'rounds', [round.id]);
  return changed;
};

const settleShot = async (
  tx: Transaction,
  round: RoundRow,
  voters: readonly RoundVoter[],
  shotId: string,
  occasion: Occasion,
): Promise<boolean> => {
  const shot = await lockShot(tx, round.id, shotId);
  if (shot.state === 'choosing') return revealIfReady(tx, { round, shot, voters }, occasion);
  if (shot.state === 'duel') return endRun(tx, { round, shot, voters }, occasion);
  if (shot.state !== 'final-say') return false;
  const isHere = whoIsInDuel(shot, voters).some(({ userId }) => userId === shot.finalSay);
  if (!isHere) await parkShot(tx, shot);
  return !isHere;
};

/**
 * After a shot: the parked ones come back once all others are done, and a round that waits for nobody
 * any more is over.
 */
const goOn = async (
  tx: Transaction,
  round: RoundRow,
  voters: readonly RoundVoter[],
  occasion: Occasion,
): Promise<boolean> => {
  const shots = await tx
    .select()
    .from(roundShot)
    .where(eq(roundShot.roundId, round.id))
    .orderBy(asc(roundShot.position));
  const isDeserted = !voters.some(decides);
  if (!isDeserted && shots.some(waits)) return false;
  const back = shots.filter(comesBack);
  if (isDeserted || back.length === 0) {
    await closeRound(tx, round.id, occasion.at);
    return true;
  }
  const ids = back.map(({ shotId }) => shotId);
  await tx
    .update(roundShot)
    .set({ state: 'duel', run: 1 })
    .where(and(eq(roundShot.roundId, round.id), inArray(roundShot.shotId, ids)));
  let settled = false;
  for (const shotId of ids) {
    const one = await settleShot(tx, round, voters, shotId, occasion);
    settled = one || settled;
  }
  // What came back may have been settled at once: all its takes are gone.
  if (settled) await goOn(tx, round, voters, occasion);
  return true;
};

/** Ends a round; what is undecided in it stays so. */
export const closeRound = async (tx: Transaction, roundId: string, at: Date): Promise<void> => {
  await tx
    .update(roundTable)
    .set({ state: 'closed', closedAt: at })
    .where(eq(roundTable.id, roundId));
};

const waitingIn = async (tx: Transaction, roundId: string): Promise<string[]> => {
  const rows = await tx
    .select()
    .from(roundShot)
    .where(eq(roundShot.roundId, roundId))
    .orderBy(asc(roundShot.position));
  return rows.filter(waits).map(({ shotId }) => shotId);
};
