import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { ballot, press, round, roundShot, roundVoter } from '../database/round-tables.ts';

/**
 * Makes what a guest did in rounds an account's: rounds started, parts, answers, ballots, presses,
 * final says, and the place in what was revealed. Where both were asked in one round, they are one
 * person from now on: the part and the answer that carry more stay, and the ballot that was handed in.
 * What the decision log says stays as it was: it is evidence.
 */
export const moveVoter = async (
  tx: Transaction,
  guestId: string,
  accountId: string,
): Promise<void> => {
  // What only the locks of these rows order: somebody may be marking a ballot at this moment.
  await renameInReveals(tx, guestId, accountId);
  await tx.update(roundShot).set({ finalSay: accountId }).where(eq(roundShot.finalSay, guestId));
  await tx.update(round).set({ startedBy: accountId }).where(eq(round.startedBy, guestId));
  await tx.execute(sql`
    insert into round_voter as own (round_id, user_id, part, answer, agreed_card)
    select round_id, ${accountId}, part, answer, agreed_card from round_voter
    where user_id = ${guestId}
    on conflict (round_id, user_id) do update set
      part = greatest(own.part, excluded.part),
      answer = case when 'joined' in (own.answer, excluded.answer) then 'joined'
        else greatest(own.answer, excluded.answer) end,
      agreed_card = greatest(own.agreed_card, excluded.agreed_card)`);
  await tx.delete(roundVoter).where(eq(roundVoter.userId, guestId));
  await tx.execute(sql`
    insert into ballot as own (round_id, shot_id, turn, user_id, marks, none, ready_at)
    select round_id, shot_id, turn, ${accountId}, marks, none, ready_at from ballot
    where user_id = ${guestId}
    on conflict (round_id, shot_id, turn, user_id) do update set
      marks = excluded.marks, none = excluded.none, ready_at = excluded.ready_at
      where own.ready_at is null and excluded.ready_at is not null`);
  await tx.delete(ballot).where(eq(ballot.userId, guestId));
  await tx.execute(sql`
    insert into press (round_id, shot_id, turn, times_parked, run, user_id, choice)
    select round_id, shot_id, turn, times_parked, run, ${accountId}, choice from press
    where user_id = ${guestId}
    on conflict do nothing`);
  await tx.delete(press).where(eq(press.userId, guestId));
};

/** Puts one id for another in what stands at revealed shots as JSON; nobody is in a list twice then. */
const renameInReveals = async (
  tx: Transaction,
  guestId: string,
  accountId: string,
): Promise<void> => {
  const theirs = tx
    .select({ id: roundVoter.roundId })
    .from(roundVoter)
    .where(eq(roundVoter.userId, guestId));
  const shots = await tx
    .select()
    .from(roundShot)
    .where(inArray(roundShot.roundId, theirs))
    .orderBy(roundShot.roundId, roundShot.position)
    .for('update');
  // An id is random letters, so that in JSON it stands in quotes only where it is one.
  const renamed = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value).replaceAll(`"${guestId}"`, `"${accountId}"`)) as Value;
  for (const { roundId, shotId, tally, voters, hidden } of shots) {
    const own = voters.find(({ userId }) => userId === accountId);
    const others = voters.filter(({ userId }) => own === undefined || userId !== guestId);
    await tx
      .update(roundShot)
      .set({
        tally: renamed(tally),
        voters: renamed(others),
        hidden: renamed(hidden).map(({ takeId, by }) => ({ takeId, by: [...new Set(by)] })),
      })
      .where(and(eq(roundShot.roundId, roundId), eq(roundShot.shotId, shotId)));
  }
};
