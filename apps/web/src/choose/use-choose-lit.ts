import { useSession } from '../live/use-session.tsx';
import { callOf } from './calls-for-me.ts';
import { useCallingRound } from './use-calling-round.ts';

const WORDS = {
  asks: 'somebody asks you to choose together',
  'goes-on': 'a round goes on without you',
  waits: 'shots wait for you',
} as const;

/** Why the way to the choose view is lit, in words; null when it is not. */
export function useChooseLit(): string | null {
  const { me } = useSession();
  const { round } = useCallingRound();
  const call = round === undefined ? null : callOf(round, me.userId);
  return call === null ? null : WORDS[call.kind];
}
