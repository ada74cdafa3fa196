import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import type { TimelineView } from './timeline-view.ts';

/** A stretch of the song that stands in a lane: samples, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Pixels a container may be moved by before its children are placed anew: far less than a browser's limit. */
const FAR = 100_000;

/**
 * Places the children of an element along the song, in the order of `spans`, in the frames in which
 * the view changes and without React. While one only pans, the element moves as a whole; `onPlaced`
 * hears of each child whose width changed.
 */
export function usePlacedSpans(
  view: TimelineView,
  container: RefObject<HTMLElement | null>,
  spans: readonly Span[],
  {
    gap = 0,
    onPlaced,
  }: { gap?: number; onPlaced?: (child: HTMLElement, width: number) => void } = {},
): void {
  useLayoutEffect(() => {
    let placed: { readonly samplesPerPixel: number; readonly anchor: number } | undefined;
    const widths: (number | undefined)[] = [];
    const place = () => {
      const element = container.current;
      if (element === null) return;
      const scale = view.get();
      const isFar = placed !== undefined && Math.abs(scale.xOf(placed.anchor)) > FAR;
      if (placed?.samplesPerPixel !== scale.samplesPerPixel || isFar) {
        placed = { samplesPerPixel: scale.samplesPerPixel, anchor: scale.left };
        for (const [index, { from, to }] of spans.entries()) {
          const child = element.children[index];
          if (!(child instanceof HTMLElement)) continue;
          const left = Math.round(scale.xOf(from));
          const width = Math.max(1, Math.round(scale.xOf(to)) - left - gap);
          child.style.transform = `translateX(${left}px)`;
          if (widths[index] === width) continue;
          widths[index] = width;
          child.style.width = `${width}px`;
          onPlaced?.(child, width);
        }
      }
      element.style.transform = `translate3d(${Math.round(scale.xOf(placed.anchor))}px, 0, 0)`;
    };
    place();
    return view.onDraw(place);
  }, [view, container, spans, gap, onPlaced]);
}
