import type { NamedPerson, NamedTake, RoundEntry } from '@takeboard/voting';
import { inArray } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { take, user } from '../database/schema.ts';
import type { DecidedHow } from '../database/schema.ts';
import { handedInFor } from './handed-in.ts';
import type { RoundRow, RoundShotRow } from './round-row.ts';
import { openPresses } from './open-presses.ts';

/**
 * Everything that was on the table when a shot was decided, for the decision log: with the names
 * people and takes have now, because it is evidence and outlives them.
 */
export const roundEntryOf = async (
  tx: Transaction,
  round: RoundRow,
  shot: RoundShotRow,
  how: DecidedHow,
): Promise<RoundEntry> => {
  const { tally, voters } = shot;
  if (tally === null) throw new Error(`Shot ${shot.shotId} is decided before it was counted.`);
  const ballots = await handedInFor(tx, shot);
  const { presses, final } = await openPresses(tx, shot);
  const people = await peopleNamed(tx, [
    ...voters.map(({ userId }) => userId),
    ...shot.hidden.flatMap(({ by }) => by),
    ...presses.flatMap(({ of }) => of.map(({ userId }) => userId)),
    ...(final === null ? [] : [final.userId]),
  ]);
  const takes = await takesNamed(tx, [...shot.takes, ...shot.hidden.map(({ takeId }) => takeId)]);
  return {
    id: round.id,
    scope: round.scope,
    pace: round.pace,
    turn: shot.turn,
    shown: shot.takes.map(takes),
    hidden: shot.hidden.map(({ takeId, by }) => ({ ...takes(takeId), by: by.map(people) })),
    ballots: voters.flatMap(({ userId, part, handedIn }) => {
      const own = ballots.find((one) => one.userId === userId);
      return handedIn && own ? [{ ...people(userId), part, ballot: own.ballot }] : [];
    }),
    absent: voters
      .filter(({ part, skipped, handedIn }) => (part === 'decides' || skipped) && !handedIn)
      .map(({ userId, skipped }) => ({ ...people(userId), skipped })),
    tally,
    presses: presses.map(({ of }) => ({
      of: of.map(({ userId, choice }) => ({ ...people(userId), choice })),
    })),
    // One that was used to park said nothing of this decision.
    finalSay: final === null || how !== 'final-say' ? null : people(final.userId),
  };
};

const peopleNamed = async (
  tx: Transaction,
  ids: readonly string[],
): Promise<(userId: string) => NamedPerson> => {
  const rows = await tx
    .select({ userId: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, [...ids]));
  const names = new Map(rows.map(({ userId, name }) => [userId, name]));
  return (userId) => ({ userId, name: names.get(userId) ?? 'Somebody' });
};

const takesNamed = async (
  tx: Transaction,
  ids: readonly string[],
): Promise<(takeId: string) => NamedTake> => {
  const rows = await tx
    .select({ takeId: take.id, name: take.name })
    .from(take)
    .where(inArray(take.id, [...ids]));
  const names = new Map(rows.map(({ takeId, name }) => [takeId, name]));
  return (takeId) => ({ takeId, name: names.get(takeId) ?? 'a take that is gone' });
};
