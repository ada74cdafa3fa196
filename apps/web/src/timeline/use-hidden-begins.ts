import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import type { TimelineView } from './timeline-view.ts';
import type { Span } from './use-placed-spans.ts';

/**
 * Tells each child of a row how many pixels of it lie left of the window, in `--tb-hidden`, so that
 * what stands at its beginning can stay in sight. The children are in the order of `spans`.
 */
export function useHiddenBegins(
  view: TimelineView,
  row: RefObject<HTMLElement | null>,
  spans: readonly Span[],
): void {
  useLayoutEffect(() => {
    let told: HTMLElement[] = [];
    const tell = () => {
      const scale = view.get();
      const before = told;
      told = [];
      for (const [index, { from, to }] of spans.entries()) {
        const begins = scale.xOf(from);
        if (begins >= 0) break;
        const child = row.current?.children[index];
        if (scale.xOf(to) <= 0 || !(child instanceof HTMLElement)) continue;
        child.style.setProperty('--tb-hidden', `${Math.round(-begins)}px`);
        told.push(child);
      }
      for (const child of before)
        if (!told.includes(child)) child.style.removeProperty('--tb-hidden');
    };
    tell();
    return view.onDraw(tell);
  }, [view, row, spans]);
}
