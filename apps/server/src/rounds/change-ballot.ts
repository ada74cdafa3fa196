import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import type { BallotChange, MyBallot } from './ballot-schemas.ts';
import { ballotView } from './my-ballots.ts';
import { lockShot, readRound } from './round-row.ts';
import { writeBallot } from './write-ballot.ts';

/**
 * Sets marks on my ballot. This writes one row that only I can read and tells nobody, not even that
 * it was done: it takes no lock anybody else would wait for, but a reveal of this very shot.
 * @throws ApiError 403 `not_a_voter`, 404, 409 `turn_over`, `already_revealed`, `ballot_ready`,
 *   `deadline_past`, `take_not_on_wall`, `too_many_marks`, `round_not_open`, `round_closed`.
 */
export const changeBallot = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  shotId: string,
  change: BallotChange,
): Promise<MyBallot> =>
  database.db.transaction(async (tx) => {
    const round = await readRound(tx, me.boardId, roundId);
    const shot = await lockShot(tx, roundId, shotId, 'share');
    return ballotView(
      await writeBallot(tx, { round, shot, me, change, readyAt: null, at: clock() }),
    );
  });
