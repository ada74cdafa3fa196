import { WINDOW } from './fine-lags.ts';
import type { FineLag } from './fine-lags.ts';

/**
 * Lags within so many samples of a line agree with it: at EAR_RATE a twelfth of a millisecond. On a sloping
 * one, what is found may lie at either end of its place.
 */
const CLOSE = 2;
/** Faster or slower than this is another performance: half a second in four minutes. */
const STEEPEST = 0.002;
/** A place where less than this is in phase says nothing. */
const ALIKE = 0.12;
/** A second lag that so many places agree on, and so many samples away, is an edit of the song. */
const EDIT = 0.15;
const EDIT_APART = 480;

/** The straight line on which the lags of most places lie. Samples at EAR_RATE. */
export interface LagLine {
  /** Lag at sample 0 of the old mix. */
  readonly start: number;
  /** Samples of lag a sample. */
  readonly slope: number;
  /** Of all places, those on the line or on the other one: 0 to 1. */
  readonly share: number;
  /** How much of the sound is in phase there: see `FineLag`. */
  readonly alike: number;
  /** From where on the lag is another, and by how much. */
  readonly other: { readonly from: number; readonly by: number } | undefined;
}

/** @param count how many places there are at a lag: those that say nothing agree with nobody. */
export function agreeOnLine(
  all: readonly FineLag[],
  count: (line: Pick<LagLine, 'start' | 'slope'>) => number,
): LagLine {
  const clear = all.filter((place) => place.alike >= ALIKE);
  const best = bestLine(clear);
  if (best === undefined) return { start: 0, slope: 0, share: 0, alike: 0, other: undefined };
  const second = bestLine(
    clear.filter(({ at, lag }) => Math.abs(lag - lagAt(best, at)) > EDIT_APART),
  );
  const isEdit = second !== undefined && second.places.length >= EDIT * count(second);
  const alike = mean(best.places.map((place) => place.alike));
  if (!isEdit) return { ...best, share: best.places.length / count(best), alike, other: undefined };
  const [main, other] = middleOf(best) < middleOf(second) ? [best, second] : [second, best];
  const from = other.places[0]?.at ?? 0;
  return {
    start: main.start,
    slope: main.slope,
    share: (best.places.length + second.places.length) / Math.max(count(best), count(second)),
    alike,
    other: { from, by: lagAt(other, from) - lagAt(main, from) },
  };
}

interface Line {
  readonly start: number;
  readonly slope: number;
  readonly places: readonly FineLag[];
}

const lagAt = ({ start, slope }: Pick<Line, 'start' | 'slope'>, at: number) => start + slope * at;
const liesOn = (line: Pick<Line, 'start' | 'slope'>, place: FineLag) =>
  Math.abs(place.lag - lagAt(line, place.at)) <= CLOSE + (Math.abs(line.slope) * WINDOW) / 2;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const middleOf = ({ places }: Line) => mean(places.map(({ at }) => at));

/** The line through two of the places (or level through one) that the most places lie on, fitted to them. */
function bestLine(places: readonly FineLag[]): Line | undefined {
  let best: FineLag[] = [];
  for (const [i, one] of places.entries())
    for (const other of places.slice(i)) {
      const slope = other === one ? 0 : (other.lag - one.lag) / (other.at - one.at);
      if (Math.abs(slope) > STEEPEST) continue;
      const line = { start: one.lag - slope * one.at, slope };
      const on = places.filter((place) => liesOn(line, place));
      // A level line wins over a sloping one that has no more places.
      if (on.length > best.length + (slope === 0 ? 0 : 1)) best = on;
    }
  return best.length === 0 ? undefined : fitted(best);
}

function fitted(places: readonly FineLag[]): Line {
  const at = mean(places.map((place) => place.at));
  const lag = mean(places.map((place) => place.lag));
  let [cross, square] = [0, 0];
  for (const place of places) {
    cross += (place.at - at) * (place.lag - lag);
    square += (place.at - at) ** 2;
  }
  const slope = square === 0 ? 0 : cross / square;
  // Less than half a sample over the whole is no drift but the error of measuring.
  const length = (places.at(-1)?.at ?? 0) - (places[0]?.at ?? 0);
  const level = Math.abs(slope * length) < 0.5;
  return level ? { start: lag, slope: 0, places } : { start: lag - slope * at, slope, places };
}
