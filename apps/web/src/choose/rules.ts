import type { Domain } from '@takeboard/storyboard';
import { finalSayOf } from '@takeboard/voting';
import type { Member, Role } from '../api/wire.ts';
import type { ScopeShot } from './scopes.ts';

export type Part = 'decides' | 'advises';

/** What is agreed on before anybody chooses. */
export interface Rules {
  readonly method: string;
  readonly pace: 'live' | 'deadline';
  /** UTC, ISO 8601; null in a live round. */
  readonly deadline: string | null;
  /** Whether those who have chosen by then decide without the others. */
  readonly restDecide: boolean;
  readonly voters: readonly { readonly userId: string; readonly part: Part }[];
  /** By shot; null: it is parked if it stays split. */
  readonly finalSay: Readonly<Record<string, string | null>>;
}

const PARTS: Readonly<Record<Role, readonly Part[]>> = {
  director: ['decides', 'advises'],
  artist: ['decides', 'advises'],
  editor: ['advises', 'decides'],
  voter: ['advises'],
  viewer: [],
};

/** What somebody can be asked for by their role, the usual first; a viewer for nothing. */
export const partsOf = (role: Role): readonly Part[] => PARTS[role];

/** Director and artist decide, editors and voters advise, viewers look on. */
export const usualVoters = (members: readonly Member[]): Rules['voters'] =>
  members.flatMap(({ userId, role }) => {
    const [part] = partsOf(role);
    return part === undefined ? [] : [{ userId, part }];
  });

type ShotOfRules = Pick<ScopeShot, 'id' | 'domain'>;

/** The final say on each shot by what it is about, among those who decide. */
export function usualFinalSay(
  shots: readonly ShotOfRules[],
  voters: Rules['voters'],
  members: readonly Member[],
): Rules['finalSay'] {
  const decide = (role: Role) =>
    members
      .filter((member) => member.role === role)
      .map(({ userId }) => userId)
      .filter((id) => voters.some(({ userId, part }) => userId === id && part === 'decides'));
  const roles = { directors: decide('director'), artists: decide('artist') };
  return Object.fromEntries(shots.map(({ id, domain }) => [id, finalSayOf(domain, roles)]));
}

/** The rules with other people: whoever no longer decides has no final say, and what nobody had is filled. */
export function withVoters(
  rules: Rules,
  voters: Rules['voters'],
  shots: readonly ShotOfRules[],
  members: readonly Member[],
): Rules {
  const usual = usualFinalSay(shots, voters, members);
  const decides = new Set(
    voters.filter(({ part }) => part === 'decides').map(({ userId }) => userId),
  );
  const kept = (id: string) => {
    const before = rules.finalSay[id] ?? null;
    return before !== null && decides.has(before) ? before : (usual[id] ?? null);
  };
  return { ...rules, voters, finalSay: Object.fromEntries(shots.map(({ id }) => [id, kept(id)])) };
}

/** How many shots each has the final say on, the most first; null for those that would be parked. */
export function countFinalSays(
  finalSay: Rules['finalSay'],
): readonly { readonly userId: string | null; readonly shots: number }[] {
  const counts = new Map<string | null, number>();
  for (const userId of Object.values(finalSay)) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  return [...counts]
    .map(([userId, shots]) => ({ userId, shots }))
    .sort(
      (a, b) =>
        Number(a.userId === null) - Number(b.userId === null) ||
        b.shots - a.shots ||
        ((a.userId ?? '') < (b.userId ?? '') ? -1 : 1),
    );
}

/** "Dana 31, Milo 24"; with shots nobody has it on: "Dana 31, nobody 2". */
export const sayFinalSays = (
  finalSay: Rules['finalSay'],
  nameOf: (userId: string) => string,
): string =>
  countFinalSays(finalSay)
    .map(({ userId, shots }) => `${userId === null ? 'nobody' : nameOf(userId)} ${shots}`)
    .join(', ');

/** The shots of one domain get one person's final say. */
export const giveFinalSay = (
  finalSay: Rules['finalSay'],
  shots: readonly ShotOfRules[],
  domain: Domain,
  userId: string | null,
): Rules['finalSay'] => ({
  ...finalSay,
  ...Object.fromEntries(
    shots.filter((shot) => shot.domain === domain).map(({ id }) => [id, userId]),
  ),
});

/** Why a round cannot begin with these rules, as a sentence; null when it can. */
export function whyNotBegin(rules: Rules, now: number): string | null {
  if (!rules.voters.some(({ part }) => part === 'decides')) {
    return 'Nobody decides. Say who does first.';
  }
  if (rules.pace === 'live') return null;
  if (rules.deadline === null) return 'Say until when everybody can choose.';
  return Date.parse(rules.deadline) > now ? null : 'That time is already over. Choose a later one.';
}
