import type { Ballot, Mark } from './ballot.ts';
import type { Marks } from './mark-take.ts';
import { WORDS } from './mark-words.ts';

/** Why this ballot cannot be handed in yet, in words; null when it can: it says what is good, or that nothing is. */
export const whyNotReady = (ballot: Ballot, method: Marks): string | null => {
  const given = Object.values(ballot.marks).some(({ mark }) => mark !== 'no');
  if (given || ballot.none !== null) return null;
  const good = method.marks.filter(({ mark }) => mark !== 'no');
  const words = good.map(({ mark, most }) => `${most === 1 ? 'your' : 'a'} ${WORDS[mark]}`);
  return `Give a take ${words.join(' or ')} first, or say that none is good.`;
};

/** How many of each mark a ballot has left, strongest first; null for as many as one likes. "♥ used · ✓ 1 left". */
export const remaining = (
  ballot: Ballot,
  method: Marks,
): readonly { readonly mark: Mark; readonly left: number | null }[] =>
  method.marks.map(({ mark, most }) => {
    const used = Object.values(ballot.marks).filter((given) => given.mark === mark).length;
    return { mark, left: most === null ? null : Math.max(0, most - used) };
  });
