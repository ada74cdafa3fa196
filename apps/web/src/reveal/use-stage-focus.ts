import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Puts the focus on a stage of a round when it comes on screen, so that keys and whoever listens are
 * there. Whoever is in a dialog, or writes, is not pulled away.
 */
export function useStageFocus<Stage extends HTMLElement>(): RefObject<Stage | null> {
  const stage = useRef<Stage>(null);
  useEffect(() => {
    const focus = document.activeElement;
    const isLost = focus === null || focus === document.body || focus.matches('main');
    const isAbove = focus instanceof HTMLElement && focus.closest('main') !== null;
    if (isLost || (isAbove && !focus.matches('input, textarea, [contenteditable]'))) {
      stage.current?.focus({ preventScroll: true });
    }
  }, []);
  return stage;
}
