import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';

/** One stop of Tab for a list of shots; the arrows select the one before and after. */
export function useTrayKeys(
  shots: readonly { readonly id: string }[],
  active: string | null,
  select: (shotId: string) => void,
) {
  const at = shots.findIndex(({ id }) => id === active);
  const focuses = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const list = focuses.current;
    focuses.current = null;
    list?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  });
  return {
    tabIndexOf: (index: number) => (index === Math.max(0, at) ? 0 : -1),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const to = {
        ArrowRight: at + 1,
        ArrowDown: at + 1,
        ArrowLeft: at - 1,
        ArrowUp: at - 1,
        Home: 0,
        End: shots.length - 1,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const shot = shots[Math.min(shots.length - 1, Math.max(0, to))];
      if (shot === undefined || shot.id === active) return;
      focuses.current = event.currentTarget;
      select(shot.id);
    },
  };
}
