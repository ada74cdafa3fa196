import type { Round, RoundShot, RoundSummary } from './round-wire.ts';
import { stageOf, voterOf, waitsForMe } from './stage-of.ts';

/** What a round wants of me while I am elsewhere on the board. */
export type Call =
  /** My word about its rules. */
  | { readonly kind: 'asks'; readonly changed: boolean }
  /** Everybody is at a shot now, and I am not. */
  | { readonly kind: 'goes-on'; readonly shot: RoundShot }
  /** My marks, each at my own pace: so many shots wait. */
  | { readonly kind: 'waits'; readonly shots: number };

/** The rounds that may want something of me, what is most urgent first. */
export function callingRounds(
  rounds: readonly RoundSummary[],
  userId: string,
): readonly RoundSummary[] {
  const rank = ({ pace, state }: RoundSummary) =>
    pace === 'live' ? (state === 'open' ? 0 : 1) : 2;
  return rounds
    .filter((round) => {
      const me = voterOf(round, userId);
      if (round.state === 'closed' || me === undefined || me.answer === 'skipped') return false;
      return round.state === 'open' || !(me.answer === 'joined' && me.agreed);
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

/** What one round wants of me; null for nothing. */
export function callOf(round: Round, userId: string): Call | null {
  const me = voterOf(round, userId);
  if (me === undefined) return null;
  const stage = stageOf(round, userId, null);
  if (stage.kind === 'card') {
    const hasAgreed = me.answer === 'joined' && me.agreed;
    return hasAgreed ? null : { kind: 'asks', changed: me.answer === 'joined' };
  }
  if (stage.kind !== 'wall' && stage.kind !== 'duel') return null;
  if (round.pace === 'live') return { kind: 'goes-on', shot: stage.shot };
  const shots = round.shots.filter((shot) => waitsForMe(shot, me)).length;
  return shots === 0 ? null : { kind: 'waits', shots };
}
