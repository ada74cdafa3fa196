import { useMemo, useSyncExternalStore } from 'react';
import type { TimelineView } from './timeline-view.ts';
import type { Span } from './use-placed-spans.ts';

/** Of the width: how much beside the window is kept ready for panning. */
const BESIDE = 0.5;
/** What has gone out of sight stays until there is this much of it. */
const MOST_KEPT = 24;

/** Indexes, `end` exclusive. */
export interface IndexRange {
  readonly first: number;
  readonly end: number;
}

const NONE: IndexRange = { first: 0, end: 0 };

/**
 * Which of the spans, that follow each other, have to be on screen. It changes only when some come
 * that are not there, or too many have gone, and never once a frame.
 */
export function useSpansInSight(view: TimelineView, spans: readonly Span[]): IndexRange {
  const read = useMemo(() => readerOf(view, spans), [view, spans]);
  return useSyncExternalStore(view.subscribe, read);
}

/** Reads the same range again until it has to be another. */
function readerOf(view: TimelineView, spans: readonly Span[]): () => IndexRange {
  let kept = NONE;
  return () => {
    kept = inSight(view, spans, kept);
    return kept;
  };
}

export function inSight(
  view: Pick<TimelineView, 'get' | 'bounds'>,
  spans: readonly Span[],
  kept: IndexRange,
): IndexRange {
  const scale = view.get();
  const { width } = view.bounds();
  const seen = rangeOf(spans, scale.sampleAt(0), scale.sampleAt(width));
  const isThere = kept.first <= seen.first && kept.end >= seen.end;
  const wanted = rangeOf(
    spans,
    scale.sampleAt(-BESIDE * width),
    scale.sampleAt((1 + BESIDE) * width),
  );
  const tooMany = kept.end - kept.first > wanted.end - wanted.first + MOST_KEPT;
  return isThere && !tooMany ? kept : wanted;
}

/** Those that touch a stretch; the spans are in order. */
function rangeOf(spans: readonly Span[], from: number, to: number): IndexRange {
  const first = firstWhere(spans, (span) => span.to > from);
  return {
    first,
    end: Math.max(
      first,
      firstWhere(spans, (span) => span.from >= to),
    ),
  };
}

function firstWhere(spans: readonly Span[], isSo: (span: Span) => boolean): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && isSo(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}
