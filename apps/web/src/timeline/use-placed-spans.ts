import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import type { Scale } from './timeline-scale.ts';
import type { TimelineView } from './timeline-view.ts';

/** A stretch of the song that stands in a lane: samples, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Pixels a container may be moved by before its children are placed anew: far less than a browser's limit. */
const FAR = 100_000;

/** How the children of an element stand along the song. */
interface Placing {
  /** Pixels that each is shorter than its stretch. */
  readonly gap?: number;
  /** Hears of each child whose width changed. */
  readonly onPlaced?: (child: HTMLElement, width: number) => void;
}

/**
 * Places the children of an element along the song, in the order of `spans`, in the frames in which
 * the view changes and without React. While one only pans, the element moves as a whole.
 */
export function usePlacedSpans(
  view: TimelineView,
  container: RefObject<HTMLElement | null>,
  spans: readonly Span[],
  { gap = 0, onPlaced }: Placing = {},
): void {
  useLayoutEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    return keepPlaced(view, element, spans, gap, onPlaced);
  }, [view, container, spans, gap, onPlaced]);
}

/** Returns what ends it. */
function keepPlaced(
  view: TimelineView,
  element: HTMLElement,
  spans: readonly Span[],
  gap: number,
  onPlaced: Placing['onPlaced'],
): () => void {
  let placed: { readonly samplesPerPixel: number; readonly anchor: number } | undefined;
  const widths: (number | undefined)[] = [];
  const placeChildren = (scale: Scale) => {
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
  };
  const place = () => {
    const scale = view.get();
    const isFar = placed !== undefined && Math.abs(scale.xOf(placed.anchor)) > FAR;
    if (placed?.samplesPerPixel !== scale.samplesPerPixel || isFar) {
      placed = { samplesPerPixel: scale.samplesPerPixel, anchor: scale.left };
      placeChildren(scale);
    }
    element.style.transform = `translate3d(${Math.round(scale.xOf(placed.anchor))}px, 0, 0)`;
  };
  place();
  return view.onDraw(place);
}
