import { FRAME_RATES, framesShort, rational } from '@takeboard/editorial';
import type { Clip, Rational, TimelineEntry } from '@takeboard/editorial';
import type { Board, PlacedSlot } from '@takeboard/storyboard';
import { useMemo, useSyncExternalStore } from 'react';
import type { Take } from '../api/wire.ts';
import { ofSession } from '../live/desk.ts';
import { useSession } from '../live/use-session.tsx';
import { clipOf } from './clip-of-take.ts';
import { useTakes } from './take-queries.ts';

/** Takes that end before the slot of their shot does, by id, with the frames of the cut they lack. */
export type ShortTakes = ReadonlyMap<string, number>;

/** Where a shot stands in the film; undefined for one that hangs nowhere, and without a song. */
export function entryOf(
  board: Board,
  shotId: string | null,
): TimelineEntry<PlacedSlot> | undefined {
  return board.cut()?.entries.find(({ slot }) => slot.shotId === shotId);
}

/** All takes that are too short. Those without a place in the film are neither too short nor long enough. */
export function findShortTakes(takes: readonly Take[], board: Board): ShortTakes {
  const [cut, picture] = [board.cut(), board.picture()];
  if (cut === null || picture === undefined) return NONE;
  const entries = new Map(cut.entries.map((entry) => [entry.slot.shotId, entry]));
  return new Map(
    takes.flatMap((take) => {
      const entry = take.shotId === null ? undefined : entries.get(take.shotId);
      if (entry === undefined || take.state !== 'ready') return [];
      const clip = clipOf(take, board.trim(entry.slot.id, take.id));
      if (clip === null) return [];
      const short = framesShort(clip, entry.end - entry.start, FRAME_RATES[picture.fps]);
      return short > 0 ? [[take.id, short] as const] : [];
    }),
  );
}

const NONE: ShortTakes = new Map();

/** What would make a take fill its slot, without anybody else's boundary. */
export interface LongerBy {
  /** The take's frame to begin with instead; null when nothing lies before. */
  readonly in: number | null;
  /** A slower speed, in whole percent; null when it would have to be slower than half. */
  readonly speed: Rational | null;
}

/** How a take could be made to fill a slot of so many frames of the cut. */
export function waysToFill(clip: Clip, length: number, fps: Rational): LongerBy {
  const fills = (change: Partial<Clip>) => framesShort({ ...clip, ...change }, length, fps) === 0;
  let earlier = clip.in;
  while (earlier > 0 && !fills({ in: earlier })) earlier -= 1;
  let percent = Math.floor((100 * clip.speed.num) / clip.speed.den);
  while (percent > SLOWEST && !fills({ speed: rational(percent, 100) })) percent -= 1;
  const speed = rational(percent, 100);
  return {
    in: earlier < clip.in && fills({ in: earlier }) ? earlier : null,
    speed: fills({ speed }) ? speed : null,
  };
}

/** Percent; what is slower looks like a row of stills. */
const SLOWEST = 50;

/** The takes of the board that are too short for the slots of their shots; the same map until one changes. */
export function useShortTakes(): ShortTakes {
  const session = useSession();
  const { all } = useTakes();
  const store = useMemo(() => shortTakesOf(session), [session]);
  return useSyncExternalStore(store.subscribe, () => store.of(all));
}

interface ShortTakesStore {
  of(takes: readonly Take[]): ShortTakes;
  subscribe(listener: () => void): () => void;
}

/** One for each open board: who shows it in many places reckons it once. */
const shortTakesOf = ofSession(({ board }) => open(board));

function open(board: Board): ShortTakesStore {
  let now = NONE;
  let ofTakes: readonly Take[] | undefined;
  let fresh = false;
  board.subscribe(() => {
    fresh = false;
  });
  return {
    of(takes) {
      if (fresh && takes === ofTakes) return now;
      const next = findShortTakes(takes, board);
      // A letter in a prompt changes the document too, and nothing here.
      if (!isSame(now, next)) now = next;
      ofTakes = takes;
      fresh = true;
      return now;
    },
    subscribe: board.subscribe,
  };
}

const isSame = (a: ShortTakes, b: ShortTakes): boolean =>
  a.size === b.size && [...a].every(([id, frames]) => b.get(id) === frames);
