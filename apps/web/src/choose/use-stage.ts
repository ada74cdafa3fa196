import { useSession } from '../live/use-session.tsx';
import { ALL_ROUNDS, endOf, useChooseDesk } from './choose-desk.ts';
import { useRounds } from './round-queries.ts';
import { usePresentRound } from './use-present-round.ts';
import type { Round } from './round-wire.ts';
import { roundInHand, stageOf } from './stage-of.ts';
import type { Stage } from './stage-of.ts';

/** What the choose view is at: the round in hand, and where in it I am. */
export function useStage(): {
  readonly round: Round | undefined;
  readonly stage: Stage;
  readonly ahead: number;
  readonly loading: boolean;
  readonly error: Error | null;
} {
  const { me } = useSession();
  const { rounds, loading, error } = useRounds();
  const taken = useChooseDesk((state) => state.roundId);
  const inHand =
    taken === ALL_ROUNDS ? null : (taken ?? roundInHand(rounds, me.userId)?.id ?? null);
  const putAway = useChooseDesk((state) => state.putAway);
  // What is over and was looked at comes again only if somebody opens it again.
  const known = rounds.find(({ id }) => id === inHand);
  const isSeen = known?.state === 'closed' && putAway.has(endOf(known));
  const asked = usePresentRound(isSeen ? null : inHand);
  const at = useChooseDesk((state) => state.at.get(inHand ?? '') ?? null);
  return {
    round: asked.round,
    stage: asked.round === undefined ? { kind: 'rounds' } : stageOf(asked.round, me.userId, at),
    ahead: asked.ahead,
    loading: loading || asked.loading,
    error: asked.error ?? error,
  };
}
