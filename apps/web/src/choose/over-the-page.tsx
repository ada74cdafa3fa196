import { useLayoutEffect } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../live/use-session.tsx';
import { chooseDeskOf } from './choose-desk.ts';

/** What is in it has the whole page under the header: the timeline stands back meanwhile. */
export function OverThePage({ children }: { children: ReactNode }) {
  const desk = chooseDeskOf(useSession());
  useLayoutEffect(() => {
    desk.set({ wall: true });
    return () => desk.set({ wall: false });
  }, [desk]);
  return children;
}
