import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { flyIntoSlot } from './fly-into-slot.ts';

/** Lets what the returned ref is on fly into the shot's slot, once, as soon as it is there. */
export function useFlight(shotId: string, ready: boolean): RefObject<HTMLDivElement | null> {
  const picture = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!ready || picture.current === null) return;
    return flyIntoSlot(picture.current, shotId);
  }, [ready, shotId]);
  return picture;
}
