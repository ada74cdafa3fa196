import { useEffect } from 'react';
import { ofSession, openHeld, useHeld } from '../live/desk.ts';
import { useSession } from '../live/use-session.tsx';

const NONE: ReadonlySet<string> = new Set();

/** Shots that somebody wants to be seen at a glance on the timeline. */
const markedShotsOf = ofSession(() => openHeld(NONE));

/** The shots that are marked now. */
export const useMarkedShots = (): ReadonlySet<string> => useHeld(markedShotsOf);

/** Marks shots on the timeline for as long as the calling part is on screen. Pass the same set. */
export function useMarkShots(shotIds: ReadonlySet<string>): void {
  const session = useSession();
  useEffect(() => {
    const marked = markedShotsOf(session);
    marked.set(shotIds);
    return () => marked.set(NONE);
  }, [session, shotIds]);
}
