import type { Mark, NamedPerson, NamedTake, RoundEntry, TakeMark } from '@takeboard/voting';

/** What somebody said about a take, as the log has it. */
export interface SaidMark extends NamedPerson {
  readonly mark: TakeMark;
  readonly advises: boolean;
}

/** A take that was on the wall, with what was said about it. */
export interface MarkedTake extends NamedTake {
  readonly marks: readonly SaidMark[];
}

const WEIGHT: Readonly<Record<Mark, number>> = { love: 0, like: 1, no: 2 };

/**
 * The takes of a round as the log tells of them: the pick first, then those with the most hearts, the
 * most likes, the fewest ✗; who decides stands before who advises.
 */
export function marksInEntry(
  { shown, ballots }: Pick<RoundEntry, 'shown' | 'ballots'>,
  pick: string | null,
): readonly MarkedTake[] {
  const marked = shown.map(({ takeId, name }): MarkedTake => ({
    takeId,
    name,
    marks: ballots
      .flatMap(({ userId, name: who, part, ballot }) => {
        const mark = ballot.marks[takeId];
        return mark === undefined ? [] : [{ userId, name: who, mark, advises: part === 'advises' }];
      })
      .toSorted(
        (a, b) =>
          Number(a.advises) - Number(b.advises) || WEIGHT[a.mark.mark] - WEIGHT[b.mark.mark],
      ),
  }));
  const count = ({ marks }: MarkedTake, mark: Mark) =>
    marks.filter((each) => !each.advises && each.mark.mark === mark).length;
  return marked.toSorted(
    (a, b) =>
      Number(b.takeId === pick) - Number(a.takeId === pick) ||
      count(b, 'love') - count(a, 'love') ||
      count(b, 'like') - count(a, 'like') ||
      Number(b.marks.length > 0) - Number(a.marks.length > 0) ||
      count(a, 'no') - count(b, 'no'),
  );
}

/** A mark read out: "Dana loves it", "Milo, who advises, says no: too dark". */
export function sayMark({ name, mark, advises }: Omit<SaidMark, 'userId'>): string {
  const who = advises ? `${name}, who advises,` : name;
  if (mark.mark === 'love') return `${who} loves it`;
  if (mark.mark === 'like') return `${who} likes it`;
  const reason = reasonOf(mark);
  return reason === '' ? `${who} says no` : `${who} says no: ${reason}`;
}

/** Why it was not for somebody, as they said it; empty when they did not say. */
export const reasonOf = ({ reason, ownFace }: TakeMark): string =>
  [...(ownFace ? ['my own face'] : []), ...(reason ? [reason] : [])].join(', ');
