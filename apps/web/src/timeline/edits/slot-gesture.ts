import { indexAt } from '@takeboard/editorial';
import type { Clip, SnapTo, SongPosition } from '@takeboard/editorial';
import { beginOf, frameAt } from './edit-film.ts';
import type { EditFilm } from './edit-film.ts';
import type { EditMode } from './edit-settings.ts';
import { rollTarget } from './roll-target.ts';
import type { RollTarget } from './roll-target.ts';
import { inTakeFrames, slipTarget } from './slip-target.ts';
import type { SlipTarget } from './slip-target.ts';

/**
 * What a hand does on the lane of slots, as a small state machine without a page: a press takes hold
 * of a boundary or of a slot, moving says where it would go, letting go says what is to be done.
 * Nothing is written before that, so Escape only has to forget.
 */
export type Gesture = Pressed | Rolling | Slipping | Carrying;

interface Held {
  readonly slotId: string;
  /** Where the hand took hold. */
  readonly from: Point & { readonly sample: number };
  /** Samples from there to the boundary it holds, so that none jumps when it is taken. */
  readonly offset: number;
}

/** Not moved yet: until then it is a click. */
export interface Pressed extends Held {
  readonly doing: 'press';
  readonly grip: Grip;
}

/** Moving the boundary with which a slot begins. */
export interface Rolling extends Held {
  readonly doing: 'roll';
  readonly target: RollTarget;
}

/** Moving the take under a slot that stays. */
export interface Slipping extends Held {
  readonly doing: 'slip';
  /** Null for a slot without a take: there is nothing to slip. */
  readonly target: SlipTarget | null;
}

/** Carrying a slot: over another they change places, over the tray it leaves the song. */
export interface Carrying extends Held {
  readonly doing: 'carry';
  readonly at: Point;
  readonly over: Over;
}

type Over = { readonly slotId: string } | 'tray' | null;

/** In pixels of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Grip = 'boundary' | 'slip' | 'slot';

/** What letting go does. */
export type Edit =
  | { readonly do: 'roll'; readonly slotId: string; readonly start: SongPosition }
  | { readonly do: 'slip'; readonly slotId: string; readonly in: number }
  | { readonly do: 'swap'; readonly slotId: string; readonly other: string }
  | { readonly do: 'take off'; readonly slotId: string };

/** Where a hand is. */
export interface Hand extends Point {
  /** The sample of the mix at its x. */
  readonly sample: number;
  /** The lane of slots, or the tray of shots that hang nowhere. */
  readonly place: 'lane' | 'tray' | 'elsewhere';
}

/** Pixels within which a press takes hold of a boundary, and after which it is no click any more. */
const REACH = 6;
const THRESHOLD = { boundary: 2, slip: 3, slot: 6 } as const satisfies Record<Grip, number>;

/**
 * What a press takes hold of: the nearest boundary within reach, which is at most a quarter of the
 * narrower slot beside it, else the slot. The begin of the first slot is the song's and no boundary.
 */
export function pressAt(
  film: EditFilm,
  { x, y, sample }: Hand,
  how: { readonly samplesPerPixel: number; readonly alt: boolean; readonly mode: EditMode },
): Pressed | null {
  const entry = film.cut.entries[indexAt(film.cut.entries, frameAt(film, sample))];
  if (entry === undefined) return null;
  const held = { from: { x, y, sample }, offset: 0, doing: 'press' } as const;
  const boundary = how.alt ? undefined : boundaryNear(film, sample, how.samplesPerPixel);
  if (boundary !== undefined) {
    const offset = beginOf(film, boundary.start) - sample;
    return { ...held, offset, grip: 'boundary', slotId: boundary.slot.id };
  }
  return { ...held, grip: how.alt || how.mode === 'slip' ? 'slip' : 'slot', slotId: entry.slot.id };
}

/** The slot whose begin lies within reach of a sample. */
export function boundaryNear(film: EditFilm, sample: number, samplesPerPixel: number) {
  const { entries } = film.cut;
  const pixels = (from: number, to: number) =>
    Math.abs(beginOf(film, to) - beginOf(film, from)) / samplesPerPixel;
  const index = indexAt(entries, frameAt(film, sample));
  return [index, index + 1]
    .flatMap((at) => {
      const [before, after] = [entries[at - 1], entries[at]];
      if (before === undefined || after === undefined) return [];
      const away = Math.abs(beginOf(film, after.start) - sample) / samplesPerPixel;
      const narrower = Math.min(pixels(before.start, before.end), pixels(after.start, after.end));
      return away <= Math.min(REACH, narrower / 4) ? [{ after, away }] : [];
    })
    .toSorted((a, b) => a.away - b.away)[0]?.after;
}

/** The gesture after the hand has moved; null when what it holds is not on the song any more. */
export function moveGesture(
  gesture: Gesture,
  film: EditFilm,
  hand: Hand,
  {
    snap,
    clipOf,
  }: {
    readonly snap: SnapTo;
    /** The take that plays in a slot; null when none does. */
    readonly clipOf: (slotId: string) => Clip | null;
  },
): Gesture | null {
  const { slotId, from, offset } = gesture;
  const entry = film.cut.entries.find(({ slot }) => slot.id === slotId);
  if (entry === undefined) return null;
  const held = { slotId, from, offset };
  const doing = gesture.doing === 'press' ? begun(gesture, hand) : gesture.doing;
  if (doing === 'press') return gesture;
  if (doing === 'roll') {
    const target = rollTarget(film, slotId, hand.sample + offset, snap);
    return target && { ...held, doing, target };
  }
  if (doing === 'slip') {
    const clip = clipOf(slotId);
    // To the right comes what was before: the picture goes with the hand.
    const by = frameAt(film, from.sample) - frameAt(film, hand.sample);
    const { fps } = film;
    const target =
      clip && slipTarget(clip, entry.end - entry.start, fps, inTakeFrames(clip, fps, by));
    return { ...held, doing, target };
  }
  return { ...held, doing, at: { x: hand.x, y: hand.y }, over: overOf(film, slotId, hand) };
}

/** What letting go of it does; null when that is nothing. */
export function endGesture(gesture: Gesture): Edit | null {
  const { slotId } = gesture;
  switch (gesture.doing) {
    case 'press':
      return null;
    case 'roll':
      return gesture.target.by === 0
        ? null
        : { do: 'roll', slotId, start: gesture.target.position };
    case 'slip':
      return gesture.target === null || gesture.target.by === 0
        ? null
        : { do: 'slip', slotId, in: gesture.target.in };
    case 'carry':
      if (gesture.over === null) return null;
      return gesture.over === 'tray'
        ? { do: 'take off', slotId }
        : { do: 'swap', slotId, other: gesture.over.slotId };
  }
}

function begun({ grip, from }: Pressed, { x, y }: Point): Gesture['doing'] {
  const far = grip === 'slot' ? Math.hypot(x - from.x, y - from.y) : Math.abs(x - from.x);
  if (far < THRESHOLD[grip]) return 'press';
  return grip === 'boundary' ? 'roll' : grip === 'slip' ? 'slip' : 'carry';
}

function overOf(film: EditFilm, slotId: string, { sample, place }: Hand): Over {
  if (place === 'tray') return 'tray';
  if (place === 'elsewhere') return null;
  const entry = film.cut.entries[indexAt(film.cut.entries, frameAt(film, sample))];
  return entry === undefined || entry.slot.id === slotId ? null : { slotId: entry.slot.id };
}
