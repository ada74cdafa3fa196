import { useSession } from '../live/use-session.tsx';
import { callingRounds } from './calls-for-me.ts';
import { useChooseDesk } from './choose-desk.ts';
import { useRounds } from './round-queries.ts';
import { usePresentRound } from './use-present-round.ts';

/** The round that may want something of me: the most urgent one that was not put off. */
export function useCallingRound() {
  const { me } = useSession();
  const { rounds } = useRounds();
  const notNow = useChooseDesk((state) => state.notNow);
  const calling = callingRounds(rounds, me.userId);
  const first = calling.find(({ id }) => !notNow.has(id)) ?? calling[0];
  return usePresentRound(first?.id ?? null);
}
