import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  EMPTY_BALLOT,
  markTake,
  methodOf,
  remaining,
  sayNone,
  whyNotReady,
} from '@takeboard/voting';
import type { Ballot, Mark, TakeMark } from '@takeboard/voting';
import { useMemo, useSyncExternalStore } from 'react';
import type { MyBallot } from '../choose/round-wire.ts';
import { useSession } from '../live/use-session.tsx';
import type { BallotPlace, StoredBallot } from './ballot-queue.ts';
import { ballotQueueOf } from './my-ballot-queue.ts';
import { myBallotsQuery } from './my-ballots.ts';
import { NOTHING, differenceOf, layOver } from './unsent.ts';
import type { Unsent } from './unsent.ts';

/** My marks for one shot, as they will be when all that I did has been sent. */
export interface MyBallotHere {
  readonly ballot: Ballot;
  /** Whether I have said ready, be it that the server does not know yet. */
  readonly ready: boolean;
  /** What may still be given, strongest mark first; null: any number. */
  readonly remaining: readonly { readonly mark: Mark; readonly left: number | null }[];
  mark(takeId: string, mark: TakeMark | null): void;
  /** "None is good" with what should be different; null takes it back. */
  none(reason: string | null): void;
  setReady(ready: boolean): void;
  /** How many of my changes on this board the server has not confirmed. */
  readonly unsent: number;
  /** Why the last thing I did here was refused, as a sentence; null when it was not. */
  readonly refused: string | null;
}

const READY = 'You said ready for this shot. Take that back first, then change your marks.';

/**
 * My ballot for a shot of a round. What I do shows at once and is sent behind my back, in order and
 * until it has arrived; what I do on another device of mine shows within two seconds.
 */
export function useMyBallot(
  round: { readonly id: string; readonly method: string },
  { shotId, turn }: { readonly shotId: string; readonly turn: number },
): MyBallotHere {
  const { boardId, me } = useSession();
  const queries = useQueryClient();
  const queue = ballotQueueOf(queries, boardId, me.userId);
  const query = myBallotsQuery(boardId, round.id);
  const { data: ballots } = useQuery(query);
  const roundId = round.id;
  const place = useMemo(() => ({ roundId, shotId, turn }), [roundId, shotId, turn]);
  const unsent = useSyncExternalStore(queue.subscribe, () => queue.unsent(place));
  const left = useSyncExternalStore(queue.subscribe, queue.left);
  const refused = useSyncExternalStore(queue.subscribe, () => queue.refused(place));
  const method = methodOf(round.method);
  if (method === undefined) {
    throw new Error(`This page does not know the voting method "${round.method}".`);
  }

  const stored = storedIn(ballots, place);
  const ballot = useMemo(() => layOver(stored, unsent, method), [stored, unsent, method]);

  /** As it is at the very moment of a key press, of which several may fall between two drawings. */
  const now = () => {
    const known = storedIn(queries.getQueryData(query.queryKey), place);
    const said = queue.unsent(place);
    return { ballot: layOver(known, said, method), ready: isReady(known, said) };
  };
  const change = (before: Ballot, after: Ballot) => {
    queue.tell(place, null);
    queue.say(place, differenceOf(before, after));
  };
  return {
    ballot,
    ready: isReady(stored, unsent),
    remaining: remaining(ballot, method),
    mark(takeId, mark) {
      const { ballot: before, ready } = now();
      if (ready) return queue.tell(place, READY);
      const marked = markTake(before, takeId, mark, method);
      if ('refused' in marked) queue.tell(place, marked.refused);
      else change(before, marked.ballot);
    },
    none(reason) {
      const { ballot: before, ready } = now();
      if (ready) return queue.tell(place, READY);
      change(before, sayNone(before, reason));
    },
    setReady(wanted) {
      const { ballot: before, ready } = now();
      if (wanted === ready) return;
      const why = wanted ? whyNotReady(before, method) : null;
      queue.tell(place, why);
      if (why !== null) return;
      // Taking it back is said even when it seems not to have gone out: it may have arrived all the same.
      queue.say(place, { ...NOTHING, ready: wanted, unready: !wanted });
    },
    unsent: left,
    refused,
  };
}

const storedIn = (
  ballots: readonly MyBallot[] | undefined,
  { shotId, turn }: BallotPlace,
): StoredBallot => ballots?.find((one) => one.shotId === shotId && one.turn === turn) ?? NOT_BEGUN;

const isReady = ({ readyAt }: StoredBallot, { ready, unready }: Unsent): boolean =>
  ready || (readyAt !== null && !unready);

const NOT_BEGUN: StoredBallot = { ...EMPTY_BALLOT, readyAt: null };
