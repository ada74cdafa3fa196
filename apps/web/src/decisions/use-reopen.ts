import { METHODS } from '@takeboard/voting';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiFailure } from '../api/api-failure.ts';
import { boardKeys } from '../api/board-queries.ts';
import type { Decision, Member } from '../api/wire.ts';
import { postReopen, postRound, readRound } from '../choose/round-calls.ts';
import type { Round } from '../choose/round-wire.ts';
import { usualFinalSay, usualVoters } from '../choose/rules.ts';
import { newStartKey } from '../choose/start-key.ts';
import { useSession } from '../live/use-session.tsx';

interface Wish {
  readonly shotId: string;
  readonly name: string;
  readonly decision: Pick<Decision, 'roundId'> | undefined;
  readonly reason: string;
}

/**
 * Has a shot chosen again. Whoever decided on it in a round opens that round again for it, with
 * everybody's marks as a start; what was picked by hand gets a round of its own, by the usual rules,
 * which the others are asked about first.
 */
export function useReopen(members: readonly Member[]) {
  const session = useSession();
  const { boardId, board, me } = session;
  const queries = useQueryClient();
  // One start, however often it is pressed.
  const [clientKey] = useState(newStartKey);
  return useMutation({
    mutationFn: async ({ shotId, name, decision, reason }: Wish): Promise<Round> => {
      const roundId = decision?.roundId ?? null;
      const round = roundId === null ? null : await roundIfThere(boardId, roundId);
      if (round?.voters.some(({ userId, part }) => userId === me.userId && part === 'decides')) {
        return postReopen(boardId, round.id, shotId, reason);
      }
      const voters = usualVoters(members);
      const shot = { id: shotId, domain: board.shot(shotId)?.domain ?? 'camera-story' } as const;
      return postRound(boardId, {
        clientKey,
        scope: name,
        shots: [
          { shotId, label: name, finalSay: usualFinalSay([shot], voters, members)[shotId] ?? null },
        ],
        method: METHODS[0]?.id ?? '',
        pace: 'live',
        deadline: null,
        restDecide: false,
        voters: [...voters],
        reason,
      });
    },
    onSuccess: (round) => {
      queries.setQueryData(boardKeys.round(boardId, round.id), round);
      return queries.invalidateQueries({ queryKey: boardKeys.rounds(boardId) });
    },
  });
}

/** The round that decided; null when it is gone. */
const roundIfThere = (boardId: string, roundId: string): Promise<Round | null> =>
  readRound(boardId, roundId).catch((error: unknown) => {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  });
