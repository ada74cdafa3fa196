import { EAR_RATE, FRAMES } from './onset-envelope.ts';

/** A millisecond of samples: how finely attacks are looked for. */
const STEP = EAR_RATE / 1000;
/** Milliseconds that are listened to before and after a possible attack. */
const BEFORE = 12;
const AFTER = 5;
/** Milliseconds by which an attack may be away from the frame of its beat. */
const REACH = 38;
/** Seven decibels more than before at least, or nothing begins there. */
const LEAST_RISE = 1.6;

export interface Attack {
  /** Seconds from the beginning of the song, exact to about a millisecond. */
  readonly at: number;
  /** How sharp it is, 0 when nothing begins near this beat. */
  readonly weight: number;
}

/** The moment near each beat (a frame) at which its sound begins. */
export function attacksNear(sound: Float32Array, beats: readonly number[]): Attack[] {
  const floor = quietest(sound);
  return beats.map((beat) => attackNear(sound, (beat * 1000) / FRAMES, floor));
}

function attackNear(sound: Float32Array, ms: number, floor: number): Attack {
  const from = Math.round(ms) - REACH - BEFORE;
  const count = 2 * REACH + BEFORE + AFTER + 1;
  const power = new Float64Array(count + 1);
  const bright = new Float64Array(count + 1);
  for (let i = 0; i < count; i += 1) {
    let sum = 0;
    let edges = 0;
    const start = (from + i) * STEP;
    for (let s = start; s < start + STEP; s += 1) {
      const value = sound[s] ?? 0;
      sum += value * value;
      edges += (value - (sound[s - 1] ?? 0)) ** 2;
    }
    power[i + 1] = (power[i] as number) + sum / STEP;
    bright[i + 1] = (bright[i] as number) + edges / STEP;
  }
  const rises = Array.from({ length: 2 * REACH + 1 }, (_, i) => {
    const nearness = Math.exp(-0.5 * ((i - REACH) / 25) ** 2);
    return nearness * (rise(power, i + BEFORE, floor) + rise(bright, i + BEFORE, floor));
  });
  const most = Math.max(...rises);
  const place = rises.indexOf(most);
  // On average an attack lies in the middle of its millisecond.
  return { at: (from + BEFORE + place + 0.5) / 1000, weight: most < LEAST_RISE ? 0 : most };
}

/** How many times (as a natural logarithm) there is more after a millisecond than before it. */
function rise(sums: Float64Array, at: number, floor: number): number {
  const before = ((sums[at] as number) - (sums[at - BEFORE] as number)) / BEFORE;
  const after = ((sums[at + AFTER] as number) - (sums[at] as number)) / AFTER;
  return Math.max(0, Math.log((after + floor) / (before + floor)));
}

/** 50 dB below the mean power: what is softer does not count as a beginning. */
function quietest(sound: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < sound.length; i += 7) sum += (sound[i] as number) ** 2;
  return Math.max(1e-12, (1e-5 * sum * 7) / Math.max(1, sound.length));
}
