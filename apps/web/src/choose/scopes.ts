import type { Shot } from '@takeboard/storyboard';
import type { Take } from '../api/wire.ts';
import type { ScopeWish } from './choose-desk.ts';

/** A shot as one may choose it together. */
export interface ScopeShot {
  readonly id: string;
  /** "22 Football field". */
  readonly name: string;
  readonly label: string;
  readonly domain: Shot['domain'];
  /** How many of its takes would be on the wall. */
  readonly takes: number;
  readonly picked: boolean;
}

/** What a round can be about. */
interface Scope {
  readonly wish: ScopeWish;
  /** "Chorus 1", "All without a pick". */
  readonly name: string;
  /** What will be chosen, in the order of the film. */
  readonly shots: readonly ScopeShot[];
  /** Left out, because there is nothing to choose from. */
  readonly withoutTakes: readonly ScopeShot[];
  /** Left out, because they have their pick. */
  readonly picked: readonly ScopeShot[];
}

/** A part of the song, with the shots that begin in it. */
export interface SectionOfShots {
  readonly id: string;
  readonly name: string;
  readonly shotIds: readonly string[];
}

export const nameOfShot = ({ label, title }: Pick<Shot, 'label' | 'title'>): string =>
  `${label} ${title || 'Untitled shot'}`.trim();

/** The shots of a board as they stand for choosing: in the order of the film. */
export const scopeShots = (
  shots: readonly Shot[],
  takesOf: (shotId: string) => readonly Take[],
  isPicked: (shotId: string) => boolean,
): readonly ScopeShot[] =>
  shots.map((shot) => ({
    id: shot.id,
    name: nameOfShot(shot),
    label: shot.label,
    domain: shot.domain,
    takes: takesOf(shot.id).filter(isOnWall).length,
    picked: isPicked(shot.id),
  }));

/** What I alone have hidden the others may still like; what all have hidden is not shown again. */
const isOnWall = ({ state, hiddenByAll }: Take): boolean => state === 'ready' && !hiddenByAll;

/**
 * What a wish comes to. Shots without takes are left out, and shots with a pick, too, unless they are
 * to be chosen `again`.
 */
export function scopeOf(
  wish: ScopeWish,
  shots: readonly ScopeShot[],
  sections: readonly SectionOfShots[],
  again: boolean,
): Scope {
  const section = wish.kind === 'section' ? sections.find(({ id }) => id === wish.id) : undefined;
  const wanted =
    wish.kind === 'without-pick'
      ? shots.filter(({ picked }) => !picked)
      : shots.filter(({ id }) =>
          (wish.kind === 'shots' ? wish.ids : (section?.shotIds ?? [])).includes(id),
        );
  const some = wanted.filter(({ takes }) => takes > 0);
  const left = some.filter(({ picked }) => again || !picked);
  return {
    wish,
    name: section?.name ?? nameOf(wish, left.length > 0 ? left : wanted),
    shots: left,
    withoutTakes: wanted.filter(({ takes }) => takes === 0),
    picked: some.filter(({ picked }) => picked && !again),
  };
}

function nameOf(wish: ScopeWish, shots: readonly ScopeShot[]): string {
  if (wish.kind === 'without-pick') return 'All without a pick';
  const [only] = shots;
  if (only !== undefined && shots.length === 1) return only.name;
  if (wish.kind === 'shots' && wish.name !== undefined) return wish.name;
  return shots.length === 0 ? 'No shots' : `${shots.length} shots`;
}

/** What the choose view offers first: the part of the song one is at, else all that is left. */
export function usualWish(
  sections: readonly SectionOfShots[],
  shots: readonly ScopeShot[],
  lookingAt: string | null,
): ScopeWish {
  const here = sections.find(
    ({ shotIds }) =>
      lookingAt !== null &&
      shotIds.includes(lookingAt) &&
      shots.some(({ id, picked, takes }) => shotIds.includes(id) && !picked && takes > 0),
  );
  return here === undefined ? { kind: 'without-pick' } : { kind: 'section', id: here.id };
}

export const sameWish = (a: ScopeWish, b: ScopeWish): boolean =>
  a.kind === b.kind && (a.kind !== 'section' || b.kind !== 'section' || a.id === b.id);

/** Seconds: a take is looked at for this long, a shot is revealed and talked over for that long. */
const PACE = { take: 2.5, shot: 6 } as const;

/** How long choosing will take, in whole minutes and not less than one. */
export function minutesFor(shots: readonly Pick<ScopeShot, 'takes'>[]): number {
  const seconds = shots.reduce((sum, { takes }) => sum + takes * PACE.take + PACE.shot, 0);
  return Math.max(1, Math.round(seconds / 60));
}

export const sayShots = (count: number): string => (count === 1 ? '1 shot' : `${count} shots`);

/** "9 shots · 112 takes · about 6 minutes"; says of nothing that there is nothing. */
export function sayScope({ shots }: Pick<Scope, 'shots'>): string {
  if (shots.length === 0) return 'nothing to choose';
  const takes = shots.reduce((sum, shot) => sum + shot.takes, 0);
  const minutes = minutesFor(shots);
  return [
    sayShots(shots.length),
    takes === 1 ? '1 take' : `${takes} takes`,
    minutes === 1 ? 'about a minute' : `about ${minutes} minutes`,
  ].join(' · ');
}
