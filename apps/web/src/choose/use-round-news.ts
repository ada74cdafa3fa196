import { useEffect, useRef } from 'react';
import { useSession } from '../live/use-session.tsx';
import { tell } from '../shell/toast.ts';
import { chooseDeskOf } from './choose-desk.ts';
import { roundNews } from './round-news.ts';
import type { Round } from './round-wire.ts';
import { nextForMe, voterOf } from './stage-of.ts';

/**
 * What happens to a round while one is in it: what others did to it is told, and where everybody goes
 * at their own pace the next shot is taken in hand once one is ready.
 */
export function useRoundNews(
  round: Round,
  shotId: string | null,
  nameOf: (userId: string) => string,
): void {
  const session = useSession();
  const before = useRef(round);
  useEffect(() => {
    const last = before.current;
    before.current = round;
    if (last === round || last.id !== round.id) return;
    for (const news of roundNews(last, round, session.me.userId, nameOf)) tell(news);

    const me = voterOf(round, session.me.userId);
    if (round.pace !== 'deadline' || me === undefined || shotId === null) return;
    const isReady = (of: Round) =>
      of.shots.some((shot) => shot.shotId === shotId && shot.ready.includes(me.userId));
    if (isReady(last) || !isReady(round)) return;
    chooseDeskOf(session).take(round.id, nextForMe(round, me, shotId)?.shotId ?? null);
  }, [round, shotId, session, nameOf]);
}
