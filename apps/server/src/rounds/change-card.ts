import { and, asc, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { ballot, round, roundShot } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { drawWalls } from './draw-walls.ts';
import { cardIsFixed, deadlineNotAhead, doesNotDecide, shotNotInRound } from './round-errors.ts';
import { agreeAsWriter, nameVoters, requireAble } from './round-people.ts';
import { isShot, lockRound, readRound } from './round-row.ts';
import type { RoundRow } from './round-row.ts';
import type { CardChange } from './draft-schemas.ts';
import { decides, votersOf } from './round-voters.ts';
import { settleRound } from './settle.ts';

/**
 * Changes the rules of a round before it matters: while it is proposed, or until a deadline as long as
 * nobody is ready. It is a new card then, and what was agreed to the old one counts no more.
 * @throws ApiError 403 `not_a_voter`, 404, 409 `card_fixed`, `deadline_past`, `cannot_take_part`.
 */
export const changeCard = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  change: CardChange,
): Promise<void> =>
  database.db.transaction(async (tx) => {
    const at = clock();
    const row = await lockRound(tx, me.boardId, roundId);
    await requireChangeable(tx, row);
    const voters = await votersOf(tx, row);
    const mine = voters.find(({ userId }) => userId === me.userId);
    if (me.userId !== row.startedBy && !(mine && decides(mine))) throw doesNotDecide();
    await changeRules(tx, row, change, at);
    if (change.shots) await changeShots(tx, row, change.shots);
    for (const [shotId, finalSay] of Object.entries(change.finalSay ?? {})) {
      const changed = await tx
        .update(roundShot)
        .set({ finalSay })
        .where(isShot(roundId, shotId))
        .returning({ shotId: roundShot.shotId });
      if (changed.length === 0) throw shotNotInRound();
    }
    const shots = await tx
      .select({ shotId: roundShot.shotId, finalSay: roundShot.finalSay })
      .from(roundShot)
      .where(eq(roundShot.roundId, roundId))
      .orderBy(asc(roundShot.position));
    await requireAble(
      tx,
      me.boardId,
      change.voters ?? voters,
      shots.map(({ finalSay }) => finalSay),
    );
    if (change.voters) await nameVoters(tx, roundId, change.voters, me.userId);
    else await agreeAsWriter(tx, roundId, me.userId);
    if (row.state === 'open') await redraw(tx, row, change);
    await publishEvent(tx, me.boardId, 'rounds', [roundId]);
    // Somebody may have been left out whom it waited for.
    const changed = await readRound(tx, me.boardId, roundId);
    await settleRound(tx, changed, { at, by: me.userId });
  });

const requireChangeable = async (tx: Transaction, row: RoundRow): Promise<void> => {
  if (row.state === 'closed') throw cardIsFixed('This round is over');
  if (row.state === 'proposed') return;
  if (row.pace === 'live') throw cardIsFixed('This round has begun');
  const [ready] = await tx
    .select({ userId: ballot.userId })
    .from(ballot)
    .where(and(eq(ballot.roundId, row.id), isNotNull(ballot.readyAt)))
    .limit(1);
  if (ready) throw cardIsFixed('Somebody is ready in this round');
};

const changeRules = async (
  tx: Transaction,
  row: RoundRow,
  { deadline, restDecide, scope }: CardChange,
  at: Date,
): Promise<void> => {
  const until = deadline === undefined ? row.deadline : new Date(deadline);
  if (deadline !== undefined && (row.pace === 'live' || until === null || until <= at)) {
    throw row.pace === 'live' ? cardIsFixed('A live round has no deadline') : deadlineNotAhead();
  }
  await tx
    .update(round)
    .set({
      card: row.card + 1,
      deadline: until,
      restDecide: restDecide ?? row.restDecide,
      scope: scope ?? row.scope,
    })
    .where(eq(round.id, row.id));
};

/** Shots that stay keep their ballots; those that go take them along. */
const changeShots = async (
  tx: Transaction,
  { id: roundId }: RoundRow,
  shots: NonNullable<CardChange['shots']>,
): Promise<void> => {
  const ids = shots.map(({ shotId }) => shotId);
  await tx
    .delete(roundShot)
    .where(and(eq(roundShot.roundId, roundId), notInArray(roundShot.shotId, ids)));
  await tx.delete(ballot).where(and(eq(ballot.roundId, roundId), notInArray(ballot.shotId, ids)));
  await tx
    .insert(roundShot)
    .values(shots.map((shot, position) => ({ ...shot, roundId, position })))
    .onConflictDoUpdate({
      target: [roundShot.roundId, roundShot.shotId],
      set: {
        label: sql`excluded.label`,
        finalSay: sql`excluded.final_say`,
        position: sql`excluded.position`,
      },
    });
};

/** Shots that came in while the round is open get their walls; the others keep theirs. */
const redraw = async (tx: Transaction, row: RoundRow, { shots }: CardChange): Promise<void> => {
  if (!shots) return;
  const bare = await tx
    .select({ shotId: roundShot.shotId, takes: roundShot.takes })
    .from(roundShot)
    .where(eq(roundShot.roundId, row.id));
  const deciders = (await votersOf(tx, row)).filter(decides).map(({ userId }) => userId);
  await drawWalls(
    tx,
    row,
    bare.filter(({ takes }) => takes.length === 0).map(({ shotId }) => shotId),
    deciders,
  );
};
