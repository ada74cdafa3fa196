import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { boardKeys } from '../api/board-queries.ts';
import { useSession } from '../live/use-session.tsx';
import {
  patchCard,
  postAnswer,
  postClose,
  postFinalSay,
  postOpen,
  postPress,
  postReopen,
  postRound,
  postSkip,
  readReveal,
  readRound,
  readRounds,
  readStanding,
} from './round-calls.ts';
import type { Round, RoundShot, RoundSummary, Standing } from './round-wire.ts';

const NO_ROUNDS: readonly RoundSummary[] = [];
const NO_STANDING: readonly Standing[] = [];

const roundsQuery = (boardId: string) =>
  queryOptions({
    queryKey: boardKeys.rounds(boardId),
    queryFn: () => readRounds(boardId),
    // Events keep it true.
    staleTime: Infinity,
  });

const roundQuery = (boardId: string, roundId: string) =>
  queryOptions({
    queryKey: boardKeys.round(boardId, roundId),
    queryFn: () => readRound(boardId, roundId),
    staleTime: Infinity,
  });

/** The rounds that are proposed or open, and the last ones that are closed; kept true by events. */
export function useRounds() {
  const { boardId } = useSession();
  const { data: rounds = NO_ROUNDS, isPending, error } = useQuery(roundsQuery(boardId));
  return { rounds, loading: isPending, error };
}

/** One round with its shots; null asks for none. */
export function useRound(roundId: string | null) {
  const { boardId } = useSession();
  const { data, isPending, error, dataUpdatedAt } = useQuery({
    ...roundQuery(boardId, roundId ?? ''),
    enabled: roundId !== null,
  });
  /** Milliseconds by which the server's clock is ahead of this computer's. */
  const ahead = data === undefined ? 0 : Date.parse(data.now) - dataUpdatedAt;
  return { round: data, loading: roundId !== null && isPending, error, ahead };
}

/** What everybody said about a shot, once it is revealed; undefined before. */
export function useReveal(roundId: string, shot: Pick<RoundShot, 'shotId' | 'revealedAt'>) {
  const { boardId } = useSession();
  const { data, error } = useQuery({
    queryKey: boardKeys.reveal(boardId, roundId, shot.shotId),
    queryFn: () => readReveal(boardId, roundId, shot.shotId),
    staleTime: Infinity,
    enabled: shot.revealedAt !== null,
  });
  return { reveal: shot.revealedAt === null ? undefined : data, error };
}

/** What rounds have left behind on shots without a pick: parked, none is good, missed. */
export function useStanding(): readonly Standing[] {
  const { boardId } = useSession();
  const { data = NO_STANDING } = useQuery({
    queryKey: boardKeys.standing(boardId),
    queryFn: () => readStanding(boardId),
    staleTime: Infinity,
  });
  return data;
}

/** Changes of a round. What the server answers with stands at once; its event comes after. */
function useRoundChange<Given>(change: (boardId: string, given: Given) => Promise<Round>) {
  const { boardId } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => change(boardId, given),
    onSuccess: (round) => {
      queries.setQueryData(boardKeys.round(boardId, round.id), round);
      void queries.invalidateQueries({ queryKey: boardKeys.rounds(boardId) });
    },
    // What was refused is mostly so because somebody else was quicker: see how it is.
    onError: () => queries.invalidateQueries({ queryKey: boardKeys.rounds(boardId) }),
  });
}

export const useStartRound = () => useRoundChange(postRound);

export const useChangeCard = (roundId: string) =>
  useRoundChange((boardId, change: Parameters<typeof patchCard>[2]) =>
    patchCard(boardId, roundId, change),
  );

export const useAnswerRound = (roundId: string) =>
  useRoundChange((boardId, answer: Parameters<typeof postAnswer>[2]) =>
    postAnswer(boardId, roundId, answer),
  );

export const useOpenRound = (roundId: string) =>
  useRoundChange<void>((boardId) => postOpen(boardId, roundId));

/** The same for a round that was just made. */
export const useOpenRoundById = () =>
  useRoundChange((boardId, roundId: string) => postOpen(boardId, roundId));

export const useCloseRound = (roundId: string) =>
  useRoundChange<void>((boardId) => postClose(boardId, roundId));

/** A press in a duel: a take, `yours` or `park`. */
export const usePress = (roundId: string, shot: RoundShot) =>
  useRoundChange((boardId, choice: string) =>
    postPress(boardId, roundId, shot.shotId, {
      turn: shot.turn,
      run: shot.run,
      timesParked: shot.timesParked,
      choice,
    }),
  );

/** The final say on a shot that stayed split: a take, or `park`. */
export const useSayFinally = (roundId: string, shot: RoundShot) =>
  useRoundChange((boardId, choice: string) =>
    postFinalSay(boardId, roundId, shot.shotId, { turn: shot.turn, choice }),
  );

export const useSkipShot = (roundId: string) =>
  useRoundChange((boardId, { shotId, reason }: { shotId: string; reason: string }) =>
    postSkip(boardId, roundId, shotId, reason),
  );

export const useReopenShot = (roundId: string) =>
  useRoundChange((boardId, { shotId, reason }: { shotId: string; reason: string }) =>
    postReopen(boardId, roundId, shotId, reason),
  );
