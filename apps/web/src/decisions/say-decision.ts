import type { DecisionEntry, NamedPerson } from '@takeboard/voting';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
/** More people than this are counted, not named. */
const MOST_NAMED = 3;

/** "Dana", "Dana and Milo", "Dana, Milo and 6 others". */
export function sayPeople(people: readonly Pick<NamedPerson, 'name'>[]): string {
  const names = people.map(({ name }) => name);
  if (names.length === 0) return 'Somebody';
  return list.format(
    names.length > MOST_NAMED ? [...names.slice(0, 2), `${names.length - 2} others`] : names,
  );
}

/** What was decided, in one line: "Dana picked it by hand". */
export function sayDecision({
  how,
  by,
  takeId,
  round,
}: Pick<DecisionEntry, 'how' | 'by' | 'takeId' | 'round'>): string {
  const who = sayPeople(by);
  if (how === 'hand')
    return takeId === null ? `${who} took the pick back` : `${who} picked it by hand`;
  if (takeId === null) return 'Nobody found one good';
  if (how === 'final-say') return `${round?.finalSay?.name ?? who} had the final say`;
  return how === 'duel' ? `${who} chose it in a duel` : `${who} chose it together`;
}

/** In which round, and which time round: "Chorus 1", "Chorus 1, chosen anew". */
export function sayRound(
  round: Pick<NonNullable<DecisionEntry['round']>, 'scope' | 'turn'>,
): string {
  return round.turn > 1 ? `${round.scope}, chosen anew` : round.scope;
}
