import { useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';

/**
 * One stop of Tab for a row of buttons, one in each child of the row: the arrows go from one to the
 * next, Home and End to the ends.
 */
export function useRoving(row: RefObject<HTMLElement | null>, count: number) {
  const [current, setCurrent] = useState(0);
  const held = Math.min(current, Math.max(0, count - 1));
  const buttonOf = (index: number) =>
    row.current?.children[index]?.querySelector<HTMLElement>('button');
  return {
    tabIndexOf: (index: number) => (index === held ? 0 : -1),
    handlers: {
      onFocus(event: FocusEvent) {
        const index = [...(row.current?.children ?? [])].findIndex((child) =>
          child.contains(event.target),
        );
        if (index >= 0) setCurrent(index);
      },
      onKeyDown(event: KeyboardEvent) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        if (!(event.target instanceof HTMLButtonElement)) return;
        const to = {
          ArrowRight: held + 1,
          ArrowLeft: held - 1,
          Home: 0,
          End: count - 1,
        }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        buttonOf(Math.min(count - 1, Math.max(0, to)))?.focus();
      },
    },
  };
}
