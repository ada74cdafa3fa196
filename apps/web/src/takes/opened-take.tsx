import { useEffect } from 'react';
import type { BoardInfo, Take } from '../api/wire.ts';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { OpenTake } from '../pool/open-take.tsx';
import { poolOf, usePool } from '../pool/pool-store.ts';
import { tell } from '../shell/toast.ts';
import { lookedAtTake } from './looked-at-take.ts';
import { useTakeActions } from './take-actions.ts';
import { usePicks, useTakes } from './take-queries.ts';
import { whyNotPicked } from './why-not-picked.ts';

/** The take that was opened on the canvas or beside a shot, large; its neighbours are its shot's. */
export function OpenedTake({ info, phone }: { info: BoardInfo; phone: boolean }) {
  const takeId = usePool((pool) => pool.open);
  const { byId } = useTakes();
  const take = takeId === null ? undefined : byId.get(takeId);
  return take === undefined ? null : <Opened take={take} info={info} phone={phone} />;
}

function Opened({ take, info, phone }: { take: Take; info: BoardInfo; phone: boolean }) {
  const session = useSession();
  const mayWrite = useSessionValue((s) => !s.readOnly());
  const { byShot } = useTakes();
  const picks = usePicks();
  const actions = useTakeActions();
  const { shotId } = take;
  const ofShot = shotId === null ? undefined : byShot.get(shotId)?.takes;
  // Coming back, one stands where one left off.
  useEffect(() => lookedAtTake(session).set(take.id), [session, take.id]);
  useEffect(() => {
    const from = document.activeElement;
    return () => {
      poolOf(session).set({ open: null });
      requestAnimationFrame(() => standAgain(from, lookedAtTake(session).get()));
    };
  }, [session]);
  return (
    <OpenTake
      take={take}
      info={info}
      shown={ofShot ?? [take]}
      picks={picks}
      actions={actions}
      poolActions={{
        hide: () => void actions.hideTakes([take.id], !take.hidden),
        pick: () => {
          const reason = whyNotPicked(take, session);
          if (reason !== null) tell(reason);
          else if (shotId !== null) {
            const isPick = picks.get(shotId)?.takeId === take.id;
            void actions.pickTake(shotId, isPick ? null : take.id);
          }
        },
      }}
      mayWrite={mayWrite}
      phone={phone}
    />
  );
}

/** Gives the focus back to the list it came from, to the take that was seen last. */
function standAgain(from: Element | null, takeId: string | null): void {
  if (!(from instanceof HTMLElement) || !from.isConnected) return;
  const list = from.closest('[role=listbox]');
  const tile = list?.querySelector<HTMLElement>(`[data-take="${takeId ?? ''}"]`);
  (tile ?? from).focus();
}
