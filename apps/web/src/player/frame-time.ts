import type { Rational } from '@takeboard/editorial';

/**
 * The frame of the film that is on screen while a sample sounds: frame n stands from n/fps
 * (inclusive) to (n+1)/fps. Integers below 2^53 throughout, so no rounding puts a sample into a
 * neighbouring frame: quotients that differ do so by far more than a double can lose.
 */
export const frameAtSample = (sample: number, rate: number, fps: Rational): number =>
  Math.floor((Math.floor(sample) * fps.num) / (rate * fps.den));

/** The first sample of a frame; `frameAtSample` of it is that frame again. */
export const sampleOfFrame = (frame: number, rate: number, fps: Rational): number =>
  Math.ceil((frame * rate * fps.den) / fps.num);
