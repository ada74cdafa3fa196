import type { Rational } from './rational.ts';
import { frameOfPosition, frameOfSample } from './song-position.ts';
import type { Song, SongPosition } from './song-position.ts';

/** What the timeline must know of a slot. */
export interface TimedSlot {
  readonly id: string;
  /** Its place in the cut; slots are compared by it as text, then by id. Never by `start`. */
  readonly order: string;
  readonly start: SongPosition;
  /** Frames by which the picture changes before its boundary (negative) or after it. */
  readonly lead: number;
}

/** A slot's frames in the cut. */
export interface TimelineEntry<Slot extends TimedSlot> {
  readonly slot: Slot;
  /** First frame, inclusive; the song begins at 0. */
  readonly start: number;
  /** Exclusive: the start of the next slot, or the end of the song. */
  readonly end: number;
}

/** A slot that does not begin where it says. */
export interface PushedSlot {
  readonly slotId: string;
  /** The frame it asks for. */
  readonly wanted: number;
  /** The frame it has. */
  readonly got: number;
}

export interface Timeline<Slot extends TimedSlot> {
  /** In the order of the cut, without gap or overlap, from frame 0 to `frames`. */
  readonly entries: readonly TimelineEntry<Slot>[];
  /** Length of the song in frames. */
  readonly frames: number;
  /** What had to give way. The first slot begins with the song whatever it says, and is not reported. */
  readonly pushed: readonly PushedSlot[];
  /** The last slots of a cut with more slots than the song has frames. */
  readonly leftOver: readonly Slot[];
}

/**
 * Lays slots out on a song. Any slots make a whole timeline: the first begins at 0, each has at least
 * one frame, each ends where the next begins, the last with the song. Two people rolling, swapping and
 * removing at once can therefore never leave a gap or an overlap; what they set against each other
 * shows in `pushed` instead.
 *
 * Boundaries are rounded to frames one by one, lengths never: no rounding adds up.
 */
export function timelineOf<Slot extends TimedSlot>(
  slots: readonly Slot[],
  song: Song,
  fps: Rational,
): Timeline<Slot> {
  const frames = Math.max(0, frameOfSample(song.samples, song.grid.rate, fps));
  const inOrder = slots.toSorted(
    (one, other) => compare(one.order, other.order) || compare(one.id, other.id),
  );
  const placed = inOrder.slice(0, frames);
  const wanted = placed.map((slot) => frameOfPosition(song, slot.start, fps) + slot.lead);

  const starts: number[] = [];
  for (const [index, frame] of wanted.entries()) {
    // At least a frame after the one before, and a frame left for each that follows.
    const least = (starts.at(-1) ?? -1) + 1;
    const most = frames - (placed.length - index);
    starts.push(index === 0 ? 0 : Math.min(Math.max(frame, least), most));
  }

  return {
    entries: placed.map((slot, index) => ({
      slot,
      start: starts[index] ?? 0,
      end: starts[index + 1] ?? frames,
    })),
    frames,
    pushed: placed.flatMap(({ id }, index) => {
      const [want = 0, got = 0] = [wanted[index], starts[index]];
      return index > 0 && want !== got ? [{ slotId: id, wanted: want, got }] : [];
    }),
    leftOver: inOrder.slice(frames),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
