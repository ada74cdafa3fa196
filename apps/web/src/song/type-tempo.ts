import { TEMPO_LIMITS, isTempo, parseRational } from '@takeboard/editorial';
import type { Meter, Rational } from '@takeboard/editorial';

/** What a person typed, taken as it is meant; or why it was not, as a sentence. */
export type Typed<T> = { readonly ok: T } | { readonly why: string };

const BOUNDS = `A song has ${TEMPO_LIMITS.least} to ${TEMPO_LIMITS.most} beats a minute`;

/**
 * Reads beats a minute: `118`, `118.00`, `118,00`, `353/3`, with or without `bpm`. Digit by digit,
 * never through a float: what a musician types is what the grid has.
 */
export function readTempo(text: string): Typed<Rational> {
  const typed = text.trim().replace(/\s*bpm$/iu, '');
  if (typed === '') return { why: 'Type the tempo in beats a minute, like 118.00.' };
  if (/^\d{1,3},\d{3}$/u.test(typed)) {
    return {
      why: `“${typed}” can be read in two ways. ${BOUNDS}: write it with a point, like ${typed.replace(',', '.')}.`,
    };
  }
  // More digits than a fraction is read with are a number all the same.
  if (/^-?\d[\d.,]*$/u.test(typed) && parseRational(typed) === undefined) {
    return { why: `${BOUNDS}; “${shorten(typed)}” is not among them.` };
  }
  const tempo = parseRational(typed);
  if (tempo === undefined) {
    return { why: `“${shorten(typed)}” is not a tempo. Write beats a minute, like 118.00.` };
  }
  if (isTempo(tempo)) return { ok: tempo };
  const slow = tempo.num < TEMPO_LIMITS.least * tempo.den;
  return { why: `${BOUNDS}; ${typed} is too ${slow ? 'slow' : 'fast'}.` };
}

/** A tempo as it is written: two places at least, more where it has more, three where it never ends. */
export function writeTempo({ num, den }: Rational): string {
  for (let places = 2; places <= 6; places += 1) {
    const scale = 10 ** places;
    if ((num * scale) % den === 0) {
      const digits = String((num * scale) / den).padStart(places + 1, '0');
      return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    }
  }
  return (num / den).toFixed(3);
}

const UNITS = [1, 2, 4, 8, 16, 32];

/** Reads a meter such as `4/4`. */
export function readMeter(text: string): Typed<Meter> {
  const match = /^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/u.exec(text);
  const [beats = 0, unit = 0] = match?.slice(1).map(Number) ?? [];
  if (match !== null && beats >= 1 && beats <= 32 && UNITS.includes(unit)) {
    return { ok: { beats, unit } };
  }
  return {
    why:
      text.trim() === ''
        ? 'Type the meter, like 4/4.'
        : `“${shorten(text.trim())}” is not a meter. Write it like 4/4 or 7/8.`,
  };
}

export const writeMeter = ({ beats, unit }: Meter): string => `${beats}/${unit}`;

const NOTES: Readonly<Record<number, string>> = {
  1: 'whole notes',
  2: 'halves',
  8: 'eighths',
  16: 'sixteenths',
  32: 'thirty-seconds',
};

/** What counts as a beat, where it is not the quarter that everybody takes for granted. */
export const sayBeats = ({ unit }: Meter): string | null => {
  const notes = NOTES[unit];
  return notes === undefined ? null : `The tempo counts ${notes}, as the meter does.`;
};

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 22)}…` : text);
