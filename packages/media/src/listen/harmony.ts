import { EAR_RATE } from './onset-envelope.ts';
import { RealFft } from './real-fft.ts';

/** Long enough to tell semitones apart from 150 Hz on. */
const WINDOW = 4096;
const LOWEST_HZ = 110;
const HIGHEST_HZ = 2000;
/** Below this there is no chord: 70 dB under a full tone. */
const SOFT = WINDOW * 3e-4;

/**
 * How much the chord changes at each beat, 0 to 1: the difference between the pitch classes that sound
 * before it and after it. Where nothing sounds, and at the first, the usual change.
 * @param times seconds, in order.
 */
export function chordChanges(sound: Float32Array, times: readonly number[]): number[] {
  const fft = new RealFft(WINDOW);
  const window = Float64Array.from(
    { length: WINDOW },
    (_, i) => 1 - Math.cos((2 * Math.PI * i) / WINDOW),
  );
  const classOf = Int8Array.from({ length: WINDOW / 2 + 1 }, (_, bin) => {
    const hz = (bin * EAR_RATE) / WINDOW;
    if (hz < LOWEST_HZ || hz > HIGHEST_HZ) return -1;
    return ((Math.round(12 * Math.log2(hz / 440)) % 12) + 12) % 12;
  });
  const piece = new Float64Array(WINDOW);
  const re = new Float64Array(WINDOW / 2 + 1);
  const im = new Float64Array(WINDOW / 2 + 1);
  const chroma = times.map((time, n) => {
    const length = (times[n + 1] ?? time + 0.5) - time;
    const classes = new Float64Array(12);
    for (const share of [0.35, 0.75]) {
      const start = Math.round((time + share * length) * EAR_RATE - WINDOW / 2);
      for (let i = 0; i < WINDOW; i += 1)
        piece[i] = (sound[start + i] ?? 0) * (window[i] as number);
      fft.forward(piece, re, im);
      for (let bin = 0; bin < classOf.length; bin += 1) {
        const pitch = classOf[bin] as number;
        if (pitch >= 0)
          classes[pitch] =
            (classes[pitch] as number) + Math.hypot(re[bin] as number, im[bin] as number);
      }
    }
    const loud = Math.hypot(...classes);
    return loud < SOFT ? undefined : classes.map((value) => value / loud);
  });
  const changes = chroma.map((now, n) => {
    const before = chroma[n - 1];
    if (before === undefined || now === undefined) return undefined;
    let alike = 0;
    for (let i = 0; i < 12; i += 1) alike += (now[i] as number) * (before[i] as number);
    return 1 - alike;
  });
  const known = changes.filter((change) => change !== undefined);
  const usual = known.reduce((sum, change) => sum + change, 0) / Math.max(1, known.length);
  return changes.map((change) => change ?? usual);
}
