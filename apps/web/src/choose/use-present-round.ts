import { useMemo } from 'react';
import { useBoardInfo } from '../api/board-queries.ts';
import { useSession } from '../live/use-session.tsx';
import { presentVoters } from './present-voters.ts';
import { useRound } from './round-queries.ts';

/** One round with its people as they can take part now; null asks for none. */
export function usePresentRound(roundId: string | null) {
  const { boardId } = useSession();
  const members = useBoardInfo(boardId).data?.members;
  const { round: asked, ...rest } = useRound(roundId);
  const round = useMemo(
    () =>
      asked === undefined || members === undefined
        ? asked
        : { ...asked, voters: presentVoters(asked.voters, members) },
    [asked, members],
  );
  return { round, ...rest };
}
