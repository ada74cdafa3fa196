import type { Shot } from '@takeboard/storyboard';

/** Pixels at zoom 1. */
const EQUAL = 108;
const BAR = 54;
const LEAST = 38;

/** How wide each shot's slot is, in pixels: all alike, or by its planned bars (one when unknown). */
export const slotWidths = (
  shots: readonly Pick<Shot, 'bars'>[],
  byBars: boolean,
  zoom: number,
): readonly number[] =>
  shots.map(({ bars }) => {
    const length = bars === null ? 1 : bars.num / bars.den;
    const width = byBars ? BAR * length : EQUAL;
    return Math.round(Math.max(LEAST, width * zoom));
  });
