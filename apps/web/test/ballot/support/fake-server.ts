import { EMPTY_BALLOT, markTake, methodOf, sayNone, whyNotReady } from '@takeboard/voting';
import type { VotingMethod } from '@takeboard/voting';
import { ApiFailure, sentenceOf } from '../../../src/api/api-failure.ts';
import { openBallotQueue } from '../../../src/ballot/ballot-queue.ts';
import type { BallotPlace, StoredBallot } from '../../../src/ballot/ballot-queue.ts';
import { differenceOf, layOver } from '../../../src/ballot/unsent.ts';
import type { BallotCall, Unsent } from '../../../src/ballot/unsent.ts';

const known = methodOf('two-hearts');
if (known === undefined) throw new Error('two-hearts is gone');
export const method: VotingMethod = known;

export const PLACE: BallotPlace = { roundId: 'r1', shotId: 's1', turn: 1 };
const keyOf = ({ roundId, shotId, turn }: BallotPlace) => `${roundId}/${shotId}/${turn}`;

/** What happens to a request: it is answered, does not arrive, or arrives and its answer is lost. */
export type Line = 'whole' | 'cut' | 'answer lost';

/** One ballot box with the server's rules, behind a line that a test can cut. */
export function fakeServer() {
  const ballots = new Map<string, StoredBallot>();
  const calls: BallotCall[] = [];
  const state = {
    line: 'whole' as Line,
    revealed: false,
    /** Takes that are on nobody's wall. */
    elsewhere: new Set<string>(),
    refuses: null as ApiFailure | null,
  };
  const refuse = (status: number, code: string) =>
    ApiFailure.of(status, { error: { code, message: `It was refused: ${code}.` } });

  function apply(place: BallotPlace, call: BallotCall): StoredBallot {
    if (state.refuses !== null) throw state.refuses;
    if (state.revealed) throw refuse(409, 'already_revealed');
    const before = ballots.get(keyOf(place)) ?? { ...EMPTY_BALLOT, readyAt: null };
    if (call.kind === 'unready') return { ...before, readyAt: null };
    if (before.readyAt !== null) throw refuse(409, 'ballot_ready');
    let marks: Pick<StoredBallot, 'marks' | 'none'> = before;
    for (const { takeId, mark } of call.changes) {
      if (state.elsewhere.has(takeId)) throw refuse(409, 'take_not_on_wall');
      const marked = markTake(marks, takeId, mark, method);
      if ('refused' in marked) throw refuse(409, 'too_many_marks');
      marks = marked.ballot;
    }
    if (call.none !== undefined) marks = sayNone(marks, call.none);
    if (call.kind === 'ready' && whyNotReady(marks, method) !== null) {
      throw refuse(409, 'nothing_marked');
    }
    return { marks: marks.marks, none: marks.none, readyAt: call.kind === 'ready' ? 'now' : null };
  }
  return {
    state,
    calls,
    async send(place: BallotPlace, call: BallotCall): Promise<StoredBallot> {
      await Promise.resolve();
      if (state.line === 'cut') throw ApiFailure.unreachable(undefined);
      calls.push(call);
      const after = apply(place, call);
      ballots.set(keyOf(place), after);
      if (state.line === 'answer lost') throw ApiFailure.unreachable(undefined);
      return after;
    },
    async read(place: BallotPlace): Promise<StoredBallot | null> {
      await Promise.resolve();
      if (state.line === 'cut') throw ApiFailure.unreachable(undefined);
      return ballots.get(keyOf(place)) ?? null;
    },
    has: (place = PLACE) => ballots.get(keyOf(place)) ?? { ...EMPTY_BALLOT, readyAt: null },
    /** What another device of the same person does. */
    put: (ballot: StoredBallot, place = PLACE) => ballots.set(keyOf(place), ballot),
  };
}

/** A page with a queue: `now` is what it shows, `pass` lets the next try come. */
export function fakePage(server: ReturnType<typeof fakeServer>) {
  const page = new Map<string, StoredBallot>();
  let kept: readonly (readonly [BallotPlace, Unsent])[] = [];
  const lost: string[] = [];
  let timers: { ms: number; run: () => void }[] = [];
  const queue = openBallotQueue({
    send: server.send,
    read: server.read,
    async take(place, ballot) {
      await Promise.resolve();
      page.set(keyOf(place), ballot);
    },
    keep: (lines) => (kept = lines),
    lost: (error) => void lost.push(sentenceOf(error)),
    later(ms, run) {
      const timer = { ms, run };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
  });
  const stored = (place: BallotPlace) =>
    page.get(keyOf(place)) ?? { ...EMPTY_BALLOT, readyAt: null };
  const now = (place = PLACE) => layOver(stored(place), queue.unsent(place), method);
  return {
    queue,
    now,
    kept: () => kept,
    /** What the person was told of marks that did not count, wherever they were by then. */
    lost: (): readonly string[] => lost,
    timers: () => timers.map(({ ms }) => ms),
    mark(takeId: string, kind: 'love' | 'like' | 'no' | null, place = PLACE) {
      const before = now(place);
      const marked = markTake(before, takeId, kind === null ? null : { mark: kind }, method);
      if (!('refused' in marked)) queue.say(place, differenceOf(before, marked.ballot));
    },
    none(reason: string | null, place = PLACE) {
      const before = now(place);
      queue.say(place, differenceOf(before, sayNone(before, reason)));
    },
    /** Lets everything under way come to its end, then the waiting timers run. */
    async pass() {
      await settled();
      const due = timers;
      timers = [];
      for (const { run } of due) run();
      await settled();
    },
    settled,
  };
}

/** Promises of the fakes take a few turns each, and nothing else. */
async function settled() {
  for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
}
