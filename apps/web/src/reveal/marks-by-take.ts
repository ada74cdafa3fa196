import type { TakeMark } from '@takeboard/voting';
import type { RoundShotReveal } from '../choose/round-wire.ts';

/** What was said about one take. */
export interface MarksOfTake {
  readonly takeId: string;
  readonly deciding: readonly SaidMark[];
  readonly advising: readonly SaidMark[];
}

export interface SaidMark {
  readonly userId: string;
  readonly mark: TakeMark;
}

const WEIGHT = { love: 0, like: 1, no: 2 } as const;

/**
 * The takes that somebody marked: those named `first`, then those with the most hearts, the most
 * likes, the fewest ✗. People stand in the order of the round, whatever they said.
 */
export function marksByTake(
  { voters }: Pick<RoundShotReveal, 'voters'>,
  first: readonly string[],
): readonly MarksOfTake[] {
  const marked = new Set(voters.flatMap(({ ballot }) => Object.keys(ballot?.marks ?? {})));
  const of = (takeId: string, part: 'decides' | 'advises') =>
    voters.flatMap((voter) => {
      const mark = voter.part === part ? voter.ballot?.marks[takeId] : undefined;
      return mark === undefined ? [] : [{ userId: voter.userId, mark }];
    });
  const count = ({ deciding }: MarksOfTake, mark: TakeMark['mark']) =>
    deciding.filter((each) => each.mark.mark === mark).length;
  const place = ({ takeId }: MarksOfTake) => {
    const at = first.indexOf(takeId);
    return at === -1 ? first.length : at;
  };
  return [...marked]
    .map((takeId) => ({
      takeId,
      deciding: of(takeId, 'decides'),
      advising: of(takeId, 'advises'),
    }))
    .toSorted(
      (a, b) =>
        place(a) - place(b) ||
        count(b, 'love') - count(a, 'love') ||
        count(b, 'like') - count(a, 'like') ||
        count(a, 'no') - count(b, 'no') ||
        a.takeId.localeCompare(b.takeId),
    );
}

/** Notes for the next prompt: why none was good, and what was wrong with single takes. */
export interface PromptNote {
  readonly userId: string;
  readonly text: string;
  /** Null for what was said of all. */
  readonly takeId: string | null;
}

export function promptNotes({ voters }: Pick<RoundShotReveal, 'voters'>): readonly PromptNote[] {
  return voters.flatMap(({ userId, ballot }) => {
    if (ballot === null) return [];
    const none = ballot.none?.trim() ?? '';
    const single = Object.entries(ballot.marks).flatMap(([takeId, { mark, reason = '' }]) =>
      mark === 'no' && reason.trim() !== '' ? [{ userId, takeId, text: reason.trim() }] : [],
    );
    return [...(none === '' ? [] : [{ userId, takeId: null, text: none }]), ...single];
  });
}

/** Sorted by how strongly they say yes, for the marks that meet over a pick. */
export const strongestFirst = (marks: readonly SaidMark[]): readonly SaidMark[] =>
  marks.toSorted((a, b) => WEIGHT[a.mark.mark] - WEIGHT[b.mark.mark]);
