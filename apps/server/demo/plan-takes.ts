import type { Film, Make } from './make-films.ts';
import type { Tunnel } from './paint-tunnel.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';
import { TOOLS } from './tools.ts';
import type { WrittenShot } from './written-shots.ts';

/** How large a board is to be. */
export interface BoardSize {
  readonly shots: number;
  /** Good files; those that cannot be used come on top. */
  readonly takes: number;
  /** How many of the takes nobody has filed yet. */
  readonly unsorted: number;
  /** Length of a usual take; they go from half of it to its double. */
  readonly seconds: number;
  /** Pixels of a usual take's longer side; some are larger. */
  readonly width: number;
  /** Seconds of a bar of its song: some takes of each shot are as long as the shot is in bars. Null: it has none. */
  readonly secondsPerBar: number | null;
  readonly seed: number;
}

/** A take that somebody made on some vendor's page and downloaded. */
export interface PlannedTake {
  readonly film: Film;
  readonly name: string;
  /** Folders it lies in, with `/`. */
  readonly folder: string;
  readonly modifiedAt: Date;
  /** Which shot it was made for, from 0. */
  readonly shot: number;
  /** False for one that is still to be sorted. */
  readonly isFiled: boolean;
  readonly tool?: string;
  readonly prompt?: string;
  /** The prompt was copied from the board when the take was made. */
  readonly isCopied?: boolean;
  readonly sidecar?: Readonly<Record<string, unknown>>;
}

/** When the first of them was made, UTC. */
const BEGIN = Date.parse('2026-11-02T09:12:00Z');
const MINUTE = 60_000;
/** So many takes of each shot fill its slot, also when a best range leaves out their first frames. */
const LONG_ENOUGH = 2;
const TO_SPARE = 1.3;
/** Sand, violet, green and so on, in degrees. */
const HUES = [38, 285, 92, 222, 26, 190, 4, 300, 46, 210] as const;

/**
 * Seven hundred takes as a month of work leaves them: for each shot a few sittings on one vendor's
 * page, each with its own words, names and sizes. The same numbers give the same takes.
 */
export function planTakes(size: BoardSize, shots: readonly WrittenShot[]): readonly PlannedTake[] {
  const dice = random(size.seed);
  const counts = shareOut(size.takes, shots.length, dice);
  const takes = counts.flatMap((count, shot) => sittingsOf(count, shot, shots, size, dice));
  const loose = new Set(pickSome(takes.length, size.unsorted, dice));
  return withOwnNames(
    takes.map((take, i) => (loose.has(i) ? { ...take, isFiled: false, folder: 'to sort' } : take)),
  );
}

/** No folder holds a name twice: the second becomes `name (1).mp4`, as browsers do it. */
function withOwnNames(takes: readonly PlannedTake[]): readonly PlannedTake[] {
  const seen = new Map<string, number>();
  return takes.map((take) => {
    const key = `${take.folder}/${take.name}`.toLowerCase();
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const dot = take.name.lastIndexOf('.');
    const name = `${take.name.slice(0, dot)} (${before})${take.name.slice(dot)}`;
    return before === 0 ? take : { ...take, name };
  });
}

/** Some shots are hard: their share is up to four times that of others; each has at least one. */
function shareOut(takes: number, shots: number, dice: Random): number[] {
  if (shots === 0) return [];
  const weights = Array.from({ length: shots }, () => dice.between(1, 4));
  const sum = weights.reduce((a, b) => a + b, 0);
  const counts = weights.map((weight) => Math.max(1, Math.floor((takes * weight) / sum)));
  let rest = takes - counts.reduce((a, b) => a + b, 0);
  for (let i = 0; rest !== 0; i = (i + 1) % shots) {
    const count = counts[i] ?? 0;
    if (rest < 0 && count === 0) continue;
    counts[i] = count + Math.sign(rest);
    rest -= Math.sign(rest);
  }
  return counts;
}

function sittingsOf(
  count: number,
  shot: number,
  shots: readonly WrittenShot[],
  size: BoardSize,
  dice: Random,
): PlannedTake[] {
  const takes: PlannedTake[] = [];
  // A shot has a hue, neighbours differ; a sitting keeps to a form.
  const hue = HUES[shot % HUES.length] ?? 0;
  while (takes.length < count) {
    const tool = dice.weighted(TOOLS);
    const begun = BEGIN + ((shot / shots.length) * 15 + dice.between(0, 4)) * 24 * 60 * MINUTE;
    const together = Math.min(count - takes.length, dice.whole(2, 6));
    const written = shots[shot] as WrittenShot;
    const prompt = `${written.prompt}${dice.oneOf(['', '', ', 16 mm grain', ', one continuous push in', ', handheld, dusk'])}`;
    const make = makeOf(tool.makes, size, dice);
    const form = dice.oneOf(['ellipse', 'frame', 'triangle', 'arch'] as const);
    for (let i = 0; i < together; i += 1) {
      const usual = Math.round(size.seconds * dice.between(0.5, 2) * rateOf(make));
      const least = takes.length < LONG_ENOUGH ? filling(written, make, size) : 8;
      const film: Film = {
        make,
        tunnel: tunnelOf(hue + dice.between(-9, 9), form, dice),
        frames: Math.max(8, usual, least),
      };
      const at = new Date(begun + i * dice.between(1, 3) * MINUTE);
      takes.push({
        film,
        shot,
        isFiled: true,
        modifiedAt: at,
        ...tool.take({ written, prompt, number: shot + 1, at, index: i, dice, make }),
      });
    }
  }
  return takes.map((take) => declaredInFile(take, dice));
}

/** Frames of a take that plays through its shot's bars. */
const filling = ({ bars }: WrittenShot, make: Make, { secondsPerBar }: BoardSize): number =>
  Math.ceil(bars * (secondsPerBar ?? 0) * TO_SPARE * rateOf(make));

/** A few files carry their prompt in themselves. */
function declaredInFile(take: PlannedTake, dice: Random): PlannedTake {
  const { film, prompt, sidecar } = take;
  const isBare = prompt !== undefined && sidecar === undefined && film.make.codec === 'h264';
  if (!isBare || !dice.chance(0.05)) return take;
  const { prompt: _prompt, isCopied: _copied, ...rest } = take;
  return {
    ...rest,
    film: { ...film, make: { ...film.make, says: { comment: prompt } } },
  };
}

const tunnelOf = (hue: number, form: Tunnel['form'], dice: Random): Tunnel => ({
  form,
  hue: (hue + 360) % 360,
  light: [dice.between(0.36, 0.64), dice.between(0.36, 0.52)],
  drift: [dice.between(-0.05, 0.05), dice.between(-0.04, 0.02)],
  speed: dice.between(0.8, 2.4) * (dice.chance(0.12) ? -1 : 1),
  density: dice.between(2, 3.6),
  people: {
    size: dice.between(0.22, 0.46),
    growth: dice.between(0.02, 0.2),
    apart: dice.between(0.14, 0.3),
  },
});

function makeOf(makes: readonly Make['codec'][], size: BoardSize, dice: Random): Make {
  const codec = dice.oneOf(makes as [Make['codec'], ...Make['codec'][]]);
  const [wide, high] = dice.weighted([
    [60, [640, 360] as const],
    [8, [1280, 720] as const],
    [10, [360, 640] as const],
    [8, [480, 480] as const],
    [10, [640, 268] as const],
    [2, [720, 1280] as const],
    [2, [1280, 536] as const],
  ]);
  // What costs most to code comes small, so that the whole board is ready in minutes.
  const isDear = codec === 'prores' || codec === 'hevc' || codec === 'hlg';
  const scale = (size.width / 640) * (isDear && Math.max(wide, high) > 640 ? 0.5 : 1);
  const even = (pixels: number) => Math.max(16, 2 * Math.round((pixels * scale) / 2));
  const fps = dice.weighted([
    [50, '24'],
    [18, '24000/1001'],
    [10, '25'],
    [8, '30000/1001'],
    [12, '30'],
    [2, '60'],
  ]);
  return { codec, width: even(wide), height: even(high), fps, sound: dice.chance(0.12) };
}

function rateOf({ fps }: Make): number {
  const [num = 24, den = 1] = fps.split('/').map(Number);
  return num / den;
}

/** So many different numbers below `length`. */
function pickSome(length: number, count: number, dice: Random): number[] {
  const numbers = Array.from({ length }, (_, i) => i);
  return Array.from({ length: Math.min(count, length) }, () => {
    const [taken = 0] = numbers.splice(dice.whole(0, numbers.length - 1), 1);
    return taken;
  });
}
