import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { editsText } from '../commands/hotkey.ts';

/** What floats above the page has the focus to itself. */
const ABOVE = '[aria-modal="true"], [role=dialog], [role=menu]';

/**
 * Puts the focus on a stage of a round when it comes on screen, so that keys and whoever listens are
 * there. Whoever is in a dialog or a menu, or writes, is not pulled away.
 */
export function useStageFocus<Stage extends HTMLElement>(): RefObject<Stage | null> {
  const stage = useRef<Stage>(null);
  useEffect(() => {
    const focus = document.activeElement;
    const isAway = focus !== null && focus.closest(ABOVE) !== null;
    if (isAway || editsText(focus)) return;
    stage.current?.focus({ preventScroll: true });
  }, []);
  return stage;
}
