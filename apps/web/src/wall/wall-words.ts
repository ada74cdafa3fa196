import type { Mark, TakeMark } from '@takeboard/voting';
import type { Take } from '../api/wire.ts';
import type { PlaceOnSong } from '../shot/place-on-song.ts';
import { sayState, sayTooShort, sayTrouble } from '../takes/say-take.ts';
import { lengthOf } from '../takes/take-time.ts';

export const SIGNS: Readonly<Record<Mark, string>> = { love: '♥', like: '✓', no: '✗' };

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  love: 'you love it',
  like: 'you like it',
  no: 'not for you',
};

/** `bar 36 · 49 frames`; `0:13.500 · 49 frames` for a song without a grid. */
export function sayPlace({ from, frames }: Pick<PlaceOnSong, 'from' | 'frames'>): string {
  const [, bar, beat, tick] = /^(-?\d+)\.(\d+)\.(\d+)$/u.exec(from) ?? [];
  const isOnBar = beat === '1' && tick === '1';
  const where =
    bar === undefined
      ? from === 'start'
        ? 'from the start'
        : from
      : `bar ${bar}${isOnBar ? '' : `.${beat}`}`;
  return `${where} · ${frames} ${frames === 1 ? 'frame' : 'frames'}`;
}

/** Who cannot see my marks, and until when; `others` decide beside me. */
export function sayHidden(part: 'decides' | 'advises', others: readonly string[]): string {
  if (part === 'advises') {
    return 'Your marks are shown as advice, once everybody who decides is ready';
  }
  const [only] = others;
  if (only === undefined) return 'Only you decide here: it is revealed when you are ready';
  if (others.length === 1) return `${only} can’t see your marks until you’re both ready`;
  return 'Nobody can see your marks until all of you are ready';
}

/** `You are ready. Waiting for Milo.` */
export function sayWaiting(names: readonly string[]): string {
  if (names.length === 0) return 'You are ready. The marks come together now.';
  return `You are ready. Waiting for ${listNames(names)}.`;
}

/** `Milo`, `Milo and Ann`, `Milo, Ann and 3 others`. */
function listNames(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length <= 3) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
}

/** What is unusual about how the takes move, in one line; empty when nothing is. */
export function sayNote({
  alone,
  stopped,
  reduced,
}: {
  readonly alone: string | null;
  readonly stopped: boolean;
  /** Whether the person asked for less motion. */
  readonly reduced: boolean;
}): string {
  const said: string[] = [];
  if (alone !== null) said.push(alone);
  if (stopped) said.push('The song is stopped, and the takes with it. K goes on.');
  if (reduced) said.push('Less motion: a take plays while the pointer or the focus is on it.');
  return said.join(' ');
}

/** `used`, `1 left`; null where there is no limit. */
export const sayLeft = (left: number | null): string | null =>
  left === null ? null : left === 0 ? 'used' : `${left} left`;

/** `2.9 s`, as it stands on a picture. */
export const saySeconds = (facts: NonNullable<Take['facts']>): string =>
  `${lengthOf(facts).toFixed(1)} s`;

/** Why a take on the wall can get no new mark, as a sentence; null when it can. */
export function whyNoMark(take: Take | undefined, shotId: string): string | null {
  if (take === undefined) return 'This take is gone from the board.';
  if (take.shotId !== shotId) {
    return 'Filed somewhere else meanwhile: it does not count here any more.';
  }
  return take.state === 'ready' ? null : (sayTrouble(take) ?? `${sayState(take)}.`);
}

/** All that a tile shows, for who listens. */
export function describeOnWall({
  take,
  place,
  of,
  keyLabel,
  mark,
  short,
  trouble,
}: {
  readonly take: Take | undefined;
  /** From 1, among all takes of the wall. */
  readonly place: number;
  readonly of: number;
  readonly keyLabel: string;
  readonly mark: TakeMark | undefined;
  readonly short: number;
  readonly trouble: string | null;
}): string {
  const said = [`Take ${place} of ${of}, key ${keyLabel}`];
  if (mark !== undefined) {
    said.push(mark.reason ? `${MARK_WORDS[mark.mark]}: ${mark.reason}` : MARK_WORDS[mark.mark]);
  }
  if (take !== undefined) said.push(take.name);
  if (take?.facts) said.push(`${lengthOf(take.facts).toFixed(1)} seconds`);
  if (short > 0) said.push(sayTooShort(short));
  if (take?.hidden) said.push('hidden by you');
  if (trouble !== null) said.push(trouble);
  return said.join(', ');
}
