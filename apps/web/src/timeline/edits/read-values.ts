import { formatRational, parseRational, rational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';
import { MOST_LEAD, MOST_TRANSITION, SPEED_LIMITS } from '@takeboard/storyboard';

/** What somebody typed, read; or why it is not taken, as a sentence. */
export type Read<T> = { readonly value: T } | { readonly wrong: string };

/** Frames of a lead as people write them: `-2`, `−2 f`, `+1`; nothing: as on the whole board. */
export function readLead(text: string): Read<number | null> {
  const typed = text.trim();
  if (typed === '') return { value: null };
  const match = /^([+\-−–]?)\s*(\d{1,4})\s*(?:f|frames?)?$/iu.exec(typed);
  const frames = Number(match?.[2]) * (match?.[1] === '' || match?.[1] === '+' ? 1 : -1);
  if (match === null || Math.abs(frames) > MOST_LEAD) {
    return {
      wrong: `“${typed}” is not a lead. Write whole frames from −${MOST_LEAD} to ${MOST_LEAD}; −2 is two before the beat.`,
    };
  }
  return { value: frames === 0 ? 0 : frames };
}

/** A speed as people write it: `1/2`, `0,5`, `50 %`, `2×`. */
export function readSpeed(text: string): Read<Rational> {
  const typed = text.trim();
  const percent = /^(.*?)\s*%$/u.exec(typed);
  const number = parseRational(percent?.[1] ?? typed.replace(/\s*[×x]$/iu, ''));
  const speed =
    number === undefined || percent === null ? number : rational(number.num, number.den * 100);
  const { least, most } = SPEED_LIMITS;
  if (
    speed === undefined ||
    speed.num * least.den < least.num * speed.den ||
    speed.num * most.den > most.num * speed.den
  ) {
    return {
      wrong: `“${typed}” is not a speed. Write it like 1/4, 0.5, 50 % or 2; from ${formatRational(least)} to ${formatRational(most)}.`,
    };
  }
  return { value: speed };
}

/** Whole frames of a transition. */
export function readTransitionFrames(text: string): Read<number> {
  const typed = text.trim();
  const match = /^(\d{1,4})\s*(?:f|frames?)?$/iu.exec(typed);
  const frames = Number(match?.[1]);
  return match !== null && frames >= 1 && frames <= MOST_TRANSITION
    ? { value: frames }
    : { wrong: `“${typed}” is no length of a transition. Write 1 to ${MOST_TRANSITION} frames.` };
}
