import { EAR_RATE } from './onset-envelope.ts';

/** A hundredth of a second. */
const STEP = EAR_RATE / 100;
/** 40 dB below the loudest hundredth is where music begins and ends. */
const SOFT = 1e-4;
/** What is never more than 60 dB below full is silence. */
const SILENT = 0.001;

/** From when to when there is sound to hear, in seconds; undefined in silence. */
export function soundingPart(sound: Float32Array): { from: number; to: number } | undefined {
  const powers: number[] = [];
  let peak = 0;
  for (let start = 0; start < sound.length; start += STEP) {
    let sum = 0;
    const end = Math.min(sound.length, start + STEP);
    for (let i = start; i < end; i += 1) {
      const value = sound[i] as number;
      peak = Math.max(peak, Math.abs(value));
      sum += value * value;
    }
    powers.push(sum / (end - start));
  }
  if (peak < SILENT) return undefined;
  const least = SOFT * powers.reduce((most, power) => Math.max(most, power), 0);
  const from = powers.findIndex((power) => power > least);
  const to = powers.findLastIndex((power) => power > least) + 1;
  return { from: from / 100, to: to / 100 };
}
