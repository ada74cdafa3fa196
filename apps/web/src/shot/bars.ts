import { formatRational, parseRational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';

/** A planned length as people write it; empty when nobody has said. */
export const writeBars = (bars: Rational | null): string =>
  bars === null ? '' : formatRational(bars);

/** A planned length in words: `2 bars`, `1/2 bar`; undefined when nobody has said. */
export const sayBars = (bars: Rational | null): string | undefined =>
  bars === null ? undefined : `${formatRational(bars)} ${bars.num <= bars.den ? 'bar' : 'bars'}`;

/** Reads what a person typed as a number of bars: null for nothing, undefined for nonsense. */
export function readBars(text: string): Rational | null | undefined {
  if (text.trim() === '') return null;
  const bars = parseRational(text.replace(/\s*bars?\s*$/iu, ''));
  return bars !== undefined && bars.num > 0 ? bars : undefined;
}

/** Why a number of bars was not taken. */
export const notBars = (text: string): string =>
  `“${text.trim()}” is not a number of bars. Write it like 2, 1/2 or 0.5.`;
