import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { publishEvent } from '../events/publish-event.ts';
import { notYourSay } from './round-errors.ts';
import { lockRound } from './round-row.ts';
import type { RoundRow } from './round-row.ts';
import { closeRound } from './settle.ts';

/**
 * Ends a round for everybody; what is undecided in it stays so. Ending it twice ends it once.
 * @throws ApiError 403 `not_your_say`, 404 `round_not_found`.
 */
export const endRound = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
): Promise<void> =>
  database.db.transaction(async (tx) => {
    const row = await lockRound(tx, me.boardId, roundId);
    requireHost(row, me);
    if (row.state === 'closed') return;
    await closeRound(tx, roundId, clock());
    await publishEvent(tx, me.boardId, 'rounds', [roundId]);
  });

/** @throws ApiError 403 `not_your_say` unless somebody started the round or is a director. */
export const requireHost = ({ startedBy }: RoundRow, { userId, role }: Member): void => {
  if (userId === startedBy || role === 'director') return;
  throw notYourSay('Only who started this round or a director may do this. Ask one of them to.');
};
