import { useSession, useSessionValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { tell } from '../shell/toast.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import { whyNotPicked } from '../takes/why-not-picked.ts';
import { auditionOf } from './audition-store.ts';
import type { Audition } from './audition-store.ts';
import { useAuditionedTakes } from './auditioned-takes.ts';
import type { AuditionActions } from './use-audition-keys.ts';

/** What an audition does with takes: another one of the shot, and picking. */
export function useAuditionActions(now: Audition | null): AuditionActions {
  const session = useSession();
  const mayWrite = useSessionValue((s) => !s.readOnly());
  const player = usePlayer();
  const { byId } = useTakes();
  const picks = usePicks();
  const takeActions = useTakeActions();
  const take = byId.get(now?.takeId ?? '');
  const others = useAuditionedTakes(take);
  return {
    step(by) {
      const at = others.findIndex(({ id }) => id === take?.id);
      const next = others[at + by];
      if (next !== undefined) auditionOf(session).change(next.id);
    },
    pick() {
      if (take === undefined || !mayWrite) return;
      const reason = whyNotPicked(take, session);
      const store = auditionOf(session);
      const wall = store.wall();
      if (reason !== null) tell(reason);
      else if (wall?.takes.includes(take.id)) {
        store.close();
        wall.askToPick(take.id);
      } else if (take.shotId !== null) {
        const isPick = picks.get(take.shotId)?.takeId === take.id;
        void takeActions.pickTake(take.shotId, isPick ? null : take.id);
      }
    },
    toggle: () => player.toggle(),
  };
}
