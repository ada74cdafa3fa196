import { useEffect, useLayoutEffect } from 'react';
import type { RefObject } from 'react';

/** Has the focus follow where one stands, and begin there; somebody who types elsewhere keeps it. */
export function useFocusOnWall(
  grid: RefObject<HTMLElement | null>,
  takeId: string | null,
  takesFocus: () => boolean,
): void {
  const focus = (id: string | null) =>
    grid.current
      ?.querySelector<HTMLElement>(`[data-take="${id ?? ''}"]`)
      ?.focus({ preventScroll: true });
  useLayoutEffect(() => {
    if (takesFocus()) focus(takeId);
  });
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) focus(takeId);
    // Once, when the wall is there.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
