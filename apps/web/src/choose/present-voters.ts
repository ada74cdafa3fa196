import type { Member } from '../api/wire.ts';
import { partsOf } from './rules.ts';
import type { RoundVoter } from './round-wire.ts';

/**
 * The people of a round as they can take part now: who has left the board, or may only look by now,
 * counts as skipping, and who may no longer decide advises. The server waits for none of them.
 */
export const presentVoters = (
  voters: readonly RoundVoter[],
  members: readonly Pick<Member, 'userId' | 'role'>[],
): RoundVoter[] =>
  voters.map((voter) => {
    const role = members.find(({ userId }) => userId === voter.userId)?.role;
    const parts = role === undefined ? [] : partsOf(role);
    if (parts.length === 0) return { ...voter, answer: 'skipped', agreed: false };
    return parts.includes(voter.part) ? voter : { ...voter, part: 'advises' };
  });
