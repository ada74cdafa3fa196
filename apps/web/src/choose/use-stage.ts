import { useSession } from '../live/use-session.tsx';
import { ALL_ROUNDS, useChooseDesk } from './choose-desk.ts';
import { useRound, useRounds } from './round-queries.ts';
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
  const isPutAway = useChooseDesk((state) => state.putAway.has(inHand ?? ''));
  const asked = useRound(isPutAway ? null : inHand);
  const at = useChooseDesk((state) => state.at.get(inHand ?? '') ?? null);
  return {
    round: asked.round,
    stage: asked.round === undefined ? { kind: 'rounds' } : stageOf(asked.round, me.userId, at),
    ahead: asked.ahead,
    loading: loading || asked.loading,
    error: asked.error ?? error,
  };
}
