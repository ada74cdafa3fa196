import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { round, roundShot } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { drawWalls } from './draw-walls.ts';
import { notEverybodyAnswered, notYourSay, oneLiveRound, roundClosed } from './round-errors.ts';
import { lockRound, readRound } from './round-row.ts';
import type { RoundRow } from './round-row.ts';
import { canDecide, decides, votersOf } from './round-voters.ts';
import { comesBack, waits } from './shot-states.ts';

/**
 * Begins a live round: keeps a version of the document, draws the lots. Everybody who decides has
 * answered the card as it is, and one of them at least has joined. Beginning it twice begins it once.
 * @throws ApiError 403 `not_your_say`, 404 `round_not_found`, 409 `not_everybody_answered`,
 *   `one_live_round`, `round_closed`.
 */
export const openRound = async (
  { database, rooms, clock }: Services,
  me: Member,
  roundId: string,
): Promise<void> => {
  const early = await readRound(database.db, me.boardId, roundId);
  if (early.state === 'open') return;
  await database.db.transaction((tx) => requireBeginning(tx, me, early));
  await rooms.keepVersion(me.boardId);
  await database.db.transaction(async (tx) => {
    const row = await lockRound(tx, me.boardId, roundId);
    if (row.state === 'open') return;
    await requireBeginning(tx, me, row);
    await beginRound(tx, row, clock());
    await publishEvent(tx, me.boardId, 'rounds', [roundId]);
  });
};

/** Draws the walls of all shots of a round and opens it; the caller holds the board's lock. */
export const beginRound = async (tx: Transaction, row: RoundRow, at: Date): Promise<void> => {
  const shots = await tx
    .select({ shotId: roundShot.shotId })
    .from(roundShot)
    .where(eq(roundShot.roundId, row.id))
    .orderBy(asc(roundShot.position));
  const ids = shots.map(({ shotId }) => shotId);
  if (row.pace === 'live') await requireNoOther(tx, row, ids);
  const deciders = (await votersOf(tx, row)).filter(decides).map(({ userId }) => userId);
  await drawWalls(tx, row, ids, deciders);
  await tx.update(round).set({ state: 'open', openedAt: at }).where(eq(round.id, row.id));
};

/**
 * One shot is chosen in one live round at a time.
 * @throws ApiError 409 `one_live_round`.
 */
export const requireNoOther = async (
  tx: Transaction,
  { id, boardId }: RoundRow,
  shotIds: readonly string[],
): Promise<void> => {
  const others = await tx
    .select({
      label: roundShot.label,
      state: roundShot.state,
      timesParked: roundShot.timesParked,
    })
    .from(roundShot)
    .innerJoin(round, eq(round.id, roundShot.roundId))
    .where(
      and(
        eq(round.boardId, boardId),
        eq(round.state, 'open'),
        eq(round.pace, 'live'),
        ne(round.id, id),
        inArray(roundShot.shotId, [...shotIds]),
      ),
    )
    .orderBy(asc(roundShot.position));
  const busy = others.find((shot) => waits(shot) || comesBack(shot));
  if (busy) throw oneLiveRound(busy.label);
};

const requireBeginning = async (tx: Transaction, me: Member, row: RoundRow): Promise<void> => {
  if (row.state === 'closed') throw roundClosed();
  const voters = await votersOf(tx, row);
  const mine = voters.find(({ userId }) => userId === me.userId);
  if (me.role !== 'director' && me.userId !== row.startedBy && !(mine && decides(mine))) {
    throw notYourSay(
      'A round is begun by who decides in it, who started it, or a director. Ask one of them to.',
    );
  }
  const asked = voters.filter(({ part, role }) => part === 'decides' && canDecide(role));
  const silent = asked.filter(
    ({ answer, agreedCard }) =>
      answer === 'asked' || (answer === 'joined' && agreedCard !== row.card),
  );
  if (silent.length > 0 || !asked.some(({ answer }) => answer === 'joined')) {
    throw notEverybodyAnswered(silent.map(({ name }) => name));
  }
};
