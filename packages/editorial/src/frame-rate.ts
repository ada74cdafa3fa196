import { rational } from './rational.ts';
import type { Rational } from './rational.ts';

/** The frame rates of a board, by the name that is stored and sent, as exact frames per second. */
export const FRAME_RATES = {
  '23.976': rational(24_000, 1001),
  '24': rational(24),
  '25': rational(25),
  '29.97': rational(30_000, 1001),
  '30': rational(30),
} as const satisfies Record<string, Rational>;

export type FrameRateName = keyof typeof FRAME_RATES;

/** The names in rising order (object keys alone would come out with the whole numbers first). */
export const FRAME_RATE_NAMES = [
  '23.976',
  '24',
  '25',
  '29.97',
  '30',
] as const satisfies readonly FrameRateName[];

export const isFrameRateName = (value: unknown): value is FrameRateName =>
  FRAME_RATE_NAMES.some((name) => name === value);
