export { FRAME_RATES, FRAME_RATE_NAMES, isFrameRateName } from './frame-rate.ts';
export type { FrameRateName } from './frame-rate.ts';
export { formatRational, parseRational, rational } from './rational.ts';
export type { Rational } from './rational.ts';
