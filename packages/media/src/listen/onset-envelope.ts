import { RealFft } from './real-fft.ts';

/** Samples a second at which songs are listened to: half of 48,000, and hats are below 12 kHz. */
export const EAR_RATE = 24_000;
/** Places of an envelope a second. */
export const FRAMES = 100;

const HOP = EAR_RATE / FRAMES;
const WINDOW = 1024;
/** Bands a sixth of an octave wide, but never narrower than the window can tell apart. */
const LOWEST_HZ = 35;
const HIGHEST_HZ = 11_500;
const PER_OCTAVE = 6;
/** How far back "before" is: two frames, so that a soft attack counts too. */
const BACK = 2;

/** How much begins to sound at each hundredth of a second. */
export interface Onsets {
  /** Everything, loud or soft: a hat counts nearly as much as a kick. */
  readonly all: Float32Array;
  /** What one would tap along to: loud beginnings count for more. */
  readonly punch: Float32Array;
  /** The same for the ranges of bass drum and bass, of voices and snare, of hats. */
  readonly low: Float32Array;
  readonly middle: Float32Array;
  readonly high: Float32Array;
}

/**
 * Spectral flux in bands, with the trick of SuperFlux (Böck & Widmer, DAFx 2013): a band is compared
 * with the loudest of itself and its neighbours before, so that vibrato is no beginning.
 * @param sound mono at EAR_RATE, −1 to 1; @param onShare is told how much is done, 0 to 1.
 */
export function onsetsOf(sound: Float32Array, onShare: (share: number) => void): Onsets {
  const frames = Math.floor(sound.length / HOP);
  const bands = bandEdges();
  const fft = new RealFft(WINDOW);
  const window = Float64Array.from(
    { length: WINDOW },
    (_, i) => (1 - Math.cos((2 * Math.PI * i) / WINDOW)) / WINDOW,
  );
  const piece = new Float64Array(WINDOW);
  const re = new Float64Array(WINDOW / 2 + 1);
  const im = new Float64Array(WINDOW / 2 + 1);
  const count = bands.length - 1;
  const soft = Array.from({ length: BACK + 1 }, () => new Float64Array(count));
  const hard = Array.from({ length: BACK + 1 }, () => new Float64Array(count));
  const found = {
    all: new Float32Array(frames),
    punch: new Float32Array(frames),
    low: new Float32Array(frames),
    middle: new Float32Array(frames),
    high: new Float32Array(frames),
  };
  const lowEnd = bands.findIndex((bin) => bin * (EAR_RATE / WINDOW) >= 180);
  const middleEnd = bands.findIndex((bin) => bin * (EAR_RATE / WINDOW) >= 4000);
  const gain = 1 / Math.max(1e-4, loudness(sound));
  for (let frame = 0; frame < frames; frame += 1) {
    if (frame % 500 === 0) onShare(frame / frames);
    const start = frame * HOP - WINDOW / 2;
    for (let i = 0; i < WINDOW; i += 1)
      piece[i] = (sound[start + i] ?? 0) * gain * (window[i] as number);
    fft.forward(piece, re, im);
    const softNow = soft[frame % (BACK + 1)] as Float64Array;
    const hardNow = hard[frame % (BACK + 1)] as Float64Array;
    for (let band = 0; band < count; band += 1) {
      let power = 0;
      const to = bands[band + 1] as number;
      for (let bin = bands[band] as number; bin < to; bin += 1)
        power += (re[bin] as number) ** 2 + (im[bin] as number) ** 2;
      const strength = Math.sqrt(power);
      softNow[band] = Math.log1p(300 * strength);
      hardNow[band] = Math.sqrt(strength);
    }
    if (frame < BACK) continue;
    const softBefore = soft[(frame + 1) % (BACK + 1)] as Float64Array;
    const hardBefore = hard[(frame + 1) % (BACK + 1)] as Float64Array;
    for (let band = 0; band < count; band += 1) {
      const rise = riseOf(softNow, softBefore, band);
      const loudRise = riseOf(hardNow, hardBefore, band);
      found.all[frame] = (found.all[frame] as number) + rise;
      found.punch[frame] = (found.punch[frame] as number) + loudRise;
      const range = band < lowEnd ? found.low : band < middleEnd ? found.middle : found.high;
      range[frame] = (range[frame] as number) + loudRise;
    }
  }
  return found;
}

const riseOf = (now: Float64Array, before: Float64Array, band: number): number => {
  const most = Math.max(before[band] as number, before[band - 1] ?? 0, before[band + 1] ?? 0);
  return Math.max(0, (now[band] as number) - most);
};

/** First bins of the bands, and the end of the last. */
function bandEdges(): readonly number[] {
  const edges: number[] = [];
  for (let hz = LOWEST_HZ; hz <= HIGHEST_HZ; hz *= 2 ** (1 / PER_OCTAVE)) {
    const bin = Math.round((hz * WINDOW) / EAR_RATE);
    if (bin > (edges.at(-1) ?? 0)) edges.push(bin);
  }
  return edges;
}

/** The loudness that a tenth of the song exceeds: what a quiet and a loud mix have in common. */
function loudness(sound: Float32Array): number {
  const pieces: number[] = [];
  for (let start = 0; start + HOP <= sound.length; start += HOP) {
    let sum = 0;
    for (let i = start; i < start + HOP; i += 1) sum += (sound[i] as number) ** 2;
    pieces.push(Math.sqrt(sum / HOP));
  }
  pieces.sort((a, b) => a - b);
  return pieces[Math.floor(pieces.length * 0.9)] ?? 0;
}
