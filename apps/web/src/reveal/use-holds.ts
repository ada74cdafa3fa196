import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/**
 * Whether somebody is at something on a stage, so that it must not go on by itself: the pointer has
 * moved onto a part marked `data-holds`, something has the focus, or the page is out of sight.
 */
export function useHolds(stage: RefObject<HTMLElement | null>): boolean {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [away, setAway] = useState(() => document.hidden);
  useEffect(() => {
    // A pointer that rests where the reveal happens to come up is on nothing: it has to move there.
    const onPointerMove = ({ target }: PointerEvent) => {
      const part = target instanceof Element ? target.closest('[data-holds]') : null;
      setPointed(part !== null && stage.current?.contains(part) === true);
    };
    const look = () => {
      const focus = document.activeElement;
      const isNowhere = focus === null || focus === document.body || focus.matches('main');
      setFocused(!isNowhere && focus !== stage.current);
    };
    const onVisible = () => setAway(document.hidden);
    // When the focus goes nowhere, the browser only says where it left.
    const soon = () => requestAnimationFrame(look);
    look();
    window.addEventListener('pointermove', onPointerMove, { passive: true });
    window.addEventListener('focusin', look);
    window.addEventListener('focusout', soon);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('pointermove', onPointerMove);
      window.removeEventListener('focusin', look);
      window.removeEventListener('focusout', soon);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [stage]);
  return pointed || focused || away;
}
