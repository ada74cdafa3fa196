import type { Ballot, Mark, TakeMark } from './ballot.ts';
import type { VotingMethod } from './method.ts';
import { WORDS } from './mark-words.ts';

/** What a method must say for a ballot to be marked by it. */
export type Marks = Pick<VotingMethod, 'name' | 'marks'>;

/**
 * Gives a take a mark, or takes it back (null). Server and page both mark by this, so that both come to
 * the same ballot.
 *
 * Where a ballot holds one of a mark (♥), the new one takes the old one's place: the old take gets the
 * next weaker mark if one is left, else none. Where it holds several (✓), one too many is refused. A ♥ or ✓
 * takes "none is good" away. A reason and "my own face" are kept beside a ✗ only.
 *
 * @returns the ballot, and the other takes whose mark changed with it; or why it was refused, in words
 */
export function markTake(
  ballot: Ballot,
  takeId: string,
  mark: TakeMark | null,
  method: Marks,
): { readonly ballot: Ballot; readonly moved: readonly string[] } | { readonly refused: string } {
  const others = without(ballot.marks, takeId);
  if (mark === null) return { ballot: { ...ballot, marks: others }, moved: [] };
  const kind = method.marks.find((each) => each.mark === mark.mark);
  if (!kind) return { refused: noSuchMark(method, mark.mark) };

  const held = takesWith(others, mark.mark);
  const isFull = kind.most !== null && held.length >= kind.most;
  if (isFull && kind.most !== 1) {
    const all = kind.most === 2 ? 'both' : `all ${kind.most}`;
    return {
      refused: `You have given ${all} ${WORDS[mark.mark]}. Take one back first, then give it here.`,
    };
  }
  const moved = isFull ? held : [];
  let marks = others;
  for (const old of moved) {
    marks = without(marks, old);
    const weaker = nextWeaker(method, mark.mark);
    const hasRoom =
      weaker !== undefined &&
      (weaker.most === null || takesWith(marks, weaker.mark).length < weaker.most);
    if (hasRoom) marks = { ...marks, [old]: { mark: weaker.mark } };
  }
  return {
    ballot: {
      marks: { ...marks, [takeId]: asGiven(mark) },
      none: mark.mark === 'no' ? ballot.none : null,
    },
    moved,
  };
}

/**
 * Says that none is good, with what should be different (an empty text is allowed), or takes that back
 * (null). It keeps each ✗ and takes ♥ and ✓ away: the two cannot both be meant.
 */
export const sayNone = (ballot: Ballot, reason: string | null): Ballot =>
  reason === null
    ? { ...ballot, none: null }
    : {
        marks: Object.fromEntries(
          Object.entries(ballot.marks).filter(([, { mark }]) => mark === 'no'),
        ),
        none: reason.trim(),
      };

const noSuchMark = ({ name, marks }: Marks, mark: Mark): string => {
  const has = marks.map((each) => `a ${WORDS[each.mark]}`).join(' or ');
  return `The method "${name}" has no ${WORDS[mark]}. Give ${has} instead.`;
};

const without = (marks: Ballot['marks'], takeId: string): Ballot['marks'] =>
  Object.fromEntries(Object.entries(marks).filter(([each]) => each !== takeId));

const takesWith = (marks: Ballot['marks'], mark: Mark): readonly string[] =>
  Object.keys(marks).filter((takeId) => marks[takeId]?.mark === mark);

/** What a ♥ becomes when another takes its place; a ✗ is no weaker mark. */
const nextWeaker = (method: Marks, mark: Mark): Marks['marks'][number] | undefined => {
  const next = method.marks[method.marks.findIndex((each) => each.mark === mark) + 1];
  return next?.mark === 'no' ? undefined : next;
};

const asGiven = ({ mark, reason, ownFace }: TakeMark): TakeMark => {
  if (mark !== 'no') return { mark };
  const said = reason?.trim();
  return { mark, ...(said ? { reason: said } : {}), ...(ownFace ? { ownFace } : {}) };
};
