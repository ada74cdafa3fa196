import { markTake, sayNone } from '@takeboard/voting';
import type { Ballot, TakeMark, VotingMethod } from '@takeboard/voting';

/**
 * What I have said about one shot and the server has not confirmed yet. Marks are whole and absolute
 * ("this take: ♥"), so that sending them twice changes nothing and only the last word about a take
 * matters. "Not ready yet" goes out before the marks and "ready" with them: it can never overtake one.
 */
export interface Unsent {
  /** By take; null takes a mark away. */
  readonly marks: Readonly<Record<string, TakeMark | null>>;
  /** "None is good" with its reason, or null to take it back; absent when nothing was said of it. */
  readonly none?: string | null;
  readonly unready: boolean;
  readonly ready: boolean;
}

export const NOTHING: Unsent = { marks: {}, unready: false, ready: false };

/** One request's worth of it. */
export type BallotCall =
  | { readonly kind: 'unready' }
  | {
      readonly kind: 'marks' | 'ready';
      readonly changes: readonly { readonly takeId: string; readonly mark: TakeMark | null }[];
      readonly none?: string | null;
    };

export const countOf = ({ marks, none, unready, ready }: Unsent): number =>
  changesIn({ marks, none }) + Number(unready) + Number(ready);

export const changesIn = ({
  marks,
  none,
}: Pick<Unsent, 'marks'> & { none?: string | null | undefined }) =>
  Object.keys(marks).length + Number(none !== undefined);

/** Two of them as one, when the second was said after the first. */
export function together(first: Unsent, then: Unsent): Unsent {
  const none = then.none === undefined ? first.none : then.none;
  return {
    marks: { ...first.marks, ...then.marks },
    ...(none === undefined ? {} : { none }),
    unready: first.unready || then.unready,
    ready: then.ready || (first.ready && !then.unready),
  };
}

/** What must be said for one ballot to become the other. */
export function differenceOf(before: Ballot, after: Ballot): Unsent {
  const marks: Record<string, TakeMark | null> = {};
  for (const takeId of new Set([...Object.keys(before.marks), ...Object.keys(after.marks)])) {
    const mark = after.marks[takeId] ?? null;
    if (!sameMark(before.marks[takeId] ?? null, mark)) marks[takeId] = mark;
  }
  return { ...NOTHING, marks, ...(before.none === after.none ? {} : { none: after.none }) };
}

/**
 * A ballot as it will be when everything has been sent. A mark for which another device of mine has
 * meanwhile used up the room is left out: the server will refuse it, too.
 */
export function layOver(base: Ballot, unsent: Unsent, method: VotingMethod): Ballot {
  let ballot: Ballot = { marks: base.marks, none: base.none };
  for (const { takeId, mark } of inOrder(unsent.marks)) {
    const marked = markTake(ballot, takeId, mark, method);
    if (!('refused' in marked)) ballot = marked.ballot;
  }
  return unsent.none === undefined ? ballot : sayNone(ballot, unsent.none);
}

/** Whether a ballot says all of it already. */
export function isSaidBy(
  ballot: Ballot & { readonly readyAt: string | null },
  unsent: Unsent,
): boolean {
  return (
    // The server tidies reasons, so those are not compared.
    Object.entries(unsent.marks).every(
      ([takeId, mark]) => ballot.marks[takeId]?.mark === mark?.mark,
    ) &&
    (unsent.none === undefined || (unsent.none === null) === (ballot.none === null)) &&
    (!unsent.ready || ballot.readyAt !== null) &&
    (!unsent.unready || unsent.ready || ballot.readyAt === null)
  );
}

/** What goes out next, and what is left for later; with `singly` one mark at a time. */
export function nextCall(
  unsent: Unsent,
  singly: boolean,
): { readonly call: BallotCall; readonly part: Unsent; readonly rest: Unsent } | null {
  const { marks, none, unready, ready } = unsent;
  if (unready) {
    return {
      call: { kind: 'unready' },
      part: { ...NOTHING, unready },
      rest: { ...unsent, unready: false },
    };
  }
  const changes = inOrder(marks);
  if (!singly || changesIn(unsent) <= 1) {
    if (changes.length === 0 && none === undefined && !ready) return null;
    return {
      call: { kind: ready ? 'ready' : 'marks', changes, ...(none === undefined ? {} : { none }) },
      part: unsent,
      rest: NOTHING,
    };
  }
  const [first] = changes;
  if (first === undefined) return null;
  const { [first.takeId]: _sent, ...others } = marks;
  return {
    call: { kind: 'marks', changes: [first] },
    part: { ...NOTHING, marks: { [first.takeId]: first.mark } },
    rest: { ...unsent, marks: others },
  };
}

/** Those that make room first, then the strongest: in this order no ballot is ever over its limits. */
const inOrder = (marks: Unsent['marks']) =>
  Object.entries(marks)
    .map(([takeId, mark]) => ({ takeId, mark }))
    .sort((a, b) => rankOf(a.mark) - rankOf(b.mark));

const RANKS = { no: 0, love: 1, like: 2 } as const;
const rankOf = (mark: TakeMark | null): number => (mark === null ? 0 : RANKS[mark.mark]);

const sameMark = (a: TakeMark | null, b: TakeMark | null): boolean =>
  a?.mark === b?.mark && a?.reason === b?.reason && a?.ownFace === b?.ownFace;
