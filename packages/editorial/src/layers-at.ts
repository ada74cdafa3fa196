import type { TimedSlot, Timeline, TimelineEntry } from './timeline.ts';
import { mixAt } from './transitions.ts';
import type { Drawn, Transition } from './transitions.ts';

/** A slot that may begin with a transition. */
export interface JoinedSlot extends TimedSlot {
  /** How it joins the slot before it; null for a straight cut. */
  readonly transition: Transition | null;
}

/** One picture of a frame of the film. */
export interface Layer<Slot extends JoinedSlot> extends Drawn {
  readonly entry: TimelineEntry<Slot>;
  /** Frames after the begin of its slot: negative, or past its end, within a transition. */
  readonly frame: number;
}

/** The frames of a transition around the begin of a slot: `from` inclusive, `to` exclusive. */
export interface TransitionSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the transition at the begin of an entry lies. Each side takes at most half of its slot, so
 * that two transitions never meet within one.
 */
export function transitionSpan(
  before: Pick<TimelineEntry<TimedSlot>, 'start' | 'end'>,
  entry: TimelineEntry<JoinedSlot>,
): TransitionSpan | null {
  const frames = entry.slot.transition?.frames ?? 0;
  const half = Math.floor(frames / 2);
  const from = entry.start - Math.min(half, Math.floor((before.end - before.start) / 2));
  const to = entry.start + Math.min(frames - half, Math.ceil((entry.end - entry.start) / 2));
  return to > from ? { from, to } : null;
}

/**
 * The pictures of one frame of the film, the lowest first: one, or two within a transition. None for
 * a frame that the timeline does not have.
 */
export function layersAt<Slot extends JoinedSlot>(
  { entries }: Pick<Timeline<Slot>, 'entries'>,
  frame: number,
): readonly Layer<Slot>[] {
  const index = indexAt(entries, frame);
  const entry = entries[index];
  if (entry === undefined) return [];
  return (
    mixed(entries[index - 1], entry, frame) ??
    mixed(entry, entries[index + 1], frame) ?? [
      { entry, frame: frame - entry.start, scale: 1, opacity: 1 },
    ]
  );
}

function mixed<Slot extends JoinedSlot>(
  before: TimelineEntry<Slot> | undefined,
  entry: TimelineEntry<Slot> | undefined,
  frame: number,
): readonly Layer<Slot>[] | undefined {
  if (before === undefined || entry === undefined || entry.slot.transition === null) return;
  const span = transitionSpan(before, entry);
  if (span === null || frame < span.from || frame >= span.to) return;
  const progress = (frame - span.from + 0.5) / (span.to - span.from);
  const { from, to } = mixAt(entry.slot.transition.kind, progress);
  return [
    { entry: before, frame: frame - before.start, ...from },
    { entry, frame: frame - entry.start, ...to },
  ];
}

/** The index of the entry that a frame lies in, found by halving; -1 when none does. */
export function indexAt(
  entries: readonly Pick<TimelineEntry<TimedSlot>, 'start' | 'end'>[],
  frame: number,
): number {
  let [low, high] = [0, entries.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry === undefined) break;
    if (frame < entry.start) high = middle - 1;
    else if (frame >= entry.end) low = middle + 1;
    else return middle;
  }
  return -1;
}
