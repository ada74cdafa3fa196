import type { Ballot } from '@takeboard/voting';
import { ApiFailure, sentenceOf } from '../api/api-failure.ts';
import { NOTHING, changesIn, countOf, isSaidBy, nextCall, together } from './unsent.ts';
import type { BallotCall, Unsent } from './unsent.ts';

/** One shot in one turn of one round: what a ballot is about. */
export interface BallotPlace {
  readonly roundId: string;
  readonly shotId: string;
  readonly turn: number;
}

/** My ballot as the server has it. */
export interface StoredBallot extends Ballot {
  /** When I said ready; null while I choose. */
  readonly readyAt: string | null;
}

/** What the queue needs of the world around it. */
interface BallotPorts {
  /** Resolves with the ballot as it is then; rejects with an `ApiFailure`. */
  send(place: BallotPlace, call: BallotCall): Promise<StoredBallot>;
  /** What the server has, null when it has nothing in this place. */
  read(place: BallotPlace): Promise<StoredBallot | null>;
  /** The page takes the server's word over before what was sent stops standing over it. */
  take(place: BallotPlace, ballot: StoredBallot): Promise<void>;
  /** Keeps what is not sent, in order, for the case that the page goes away at this very moment. */
  keep(unsent: readonly (readonly [BallotPlace, Unsent])[]): void;
  /** Everything that was not sent about a place is lost, for this reason; it may be on no screen any more. */
  lost(error: unknown): void;
  later(ms: number, run: () => void): () => void;
}

export interface BallotQueue {
  /** Changes what is to be sent about a place. What was said first goes out first. */
  say(place: BallotPlace, unsent: Unsent): void;
  /** What was said about a place and is not confirmed, also while it is on its way. */
  unsent(place: BallotPlace): Unsent;
  /** How much of everything is not confirmed. */
  left(): number;
  /** Why the last change of a place was refused, as a sentence; null when it was not. */
  refused(place: BallotPlace): string | null;
  /** Says why a change cannot be, or that it is all right again. */
  tell(place: BallotPlace, refused: string | null): void;
  /** The line may be back: tries now rather than later. */
  wake(): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

interface Entry {
  readonly place: BallotPlace;
  waiting: Unsent;
  sending: Unsent;
  /** Both as one. */
  all: Unsent;
  /** Something among several marks was refused: they go one by one now, so that the others get through. */
  singly: boolean;
  /** It waits for me to sign in again, and says so. */
  signedOut: boolean;
}

/** Milliseconds between tries, the last for ever. */
const PAUSES = [300, 700, 1_500, 3_000] as const;
/** Refusals that are about a mark, not about the whole ballot. */
const ABOUT_MARKS = new Set([
  'not_your_face',
  'take_not_on_wall',
  'too_many_marks',
  'invalid_request',
  'take_not_found',
]);
/** Refusals of a ready alone: the marks that were sent with it still have to go out. */
const ABOUT_READY = new Set(['nothing_marked', 'card_changed']);

/**
 * Brings my marks to the server, one request at a time and in the order in which they were made,
 * however often the line is cut. Nothing is dropped but what the server has refused in a sentence.
 */
export function openBallotQueue(ports: BallotPorts): BallotQueue {
  const entries = new Map<string, Entry>();
  const refusals = new Map<string, string>();
  const listeners = new Set<() => void>();
  let busy = false;
  let closed = false;
  let failures = 0;
  let cancelRetry: (() => void) | undefined;

  function changed() {
    for (const [key, entry] of entries) {
      entry.all = together(entry.sending, entry.waiting);
      if (countOf(entry.all) === 0) entries.delete(key);
    }
    if (!closed) ports.keep([...entries.values()].map(({ place, all }) => [place, all] as const));
    for (const listener of listeners) listener();
  }

  async function sendAll(): Promise<void> {
    if (busy || closed) return;
    busy = true;
    cancelRetry?.();
    cancelRetry = undefined;
    try {
      for (let [entry] = entries.values(); entry !== undefined; [entry] = entries.values()) {
        if (!(await sendNext(entry)) || closed) return;
        failures = 0;
      }
    } finally {
      busy = false;
      if (!closed && entries.size > 0) {
        const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 0;
        failures += 1;
        cancelRetry = ports.later(pause, () => void sendAll());
      }
    }
  }

  /** False when it must be tried again later. */
  async function sendNext(entry: Entry): Promise<boolean> {
    const next = nextCall(entry.waiting, entry.singly);
    if (next === null) {
      entry.waiting = NOTHING;
      changed();
      return true;
    }
    entry.sending = next.part;
    entry.waiting = next.rest;
    try {
      const ballot = await ports.send(entry.place, next.call);
      await ports.take(entry.place, ballot);
      entry.sending = NOTHING;
      if (entry.signedOut) refusals.delete(keyOf(entry.place));
      entry.signedOut = false;
      changed();
      return true;
    } catch (error) {
      entry.waiting = together(next.part, entry.waiting);
      entry.sending = NOTHING;
      return mayPass(error) ? false : refuse(entry, next.part, error);
    }
  }

  /** The server will not have it: find out what it has instead, and say so. */
  async function refuse(entry: Entry, part: Unsent, error: unknown): Promise<boolean> {
    const { place } = entry;
    if (isSignedOut(error)) {
      // Not refused for good: it goes out when the same person is back.
      entry.signedOut = true;
      tell(place, sentenceOf(error));
      return false;
    }
    let truth: StoredBallot | null;
    try {
      truth = await ports.read(place);
      if (truth !== null) await ports.take(place, truth);
    } catch (again) {
      if (mayPass(again)) return false;
      truth = null;
    }
    if (truth !== null && isSaidBy(truth, part)) {
      // It had arrived before; only the answer was lost.
      entry.waiting = without(entry.waiting, part);
      changed();
      return true;
    }
    const code = error instanceof ApiFailure ? error.code : '';
    if (ABOUT_MARKS.has(code) && changesIn(part) > 1) {
      entry.singly = true;
      return true;
    }
    if (ABOUT_MARKS.has(code) && changesIn(part) === 1) {
      // Ready was meant for all of them.
      entry.waiting = { ...without(entry.waiting, { ...part, ready: false }), ready: false };
    } else if (ABOUT_READY.has(code)) entry.waiting = { ...entry.waiting, ready: false };
    else {
      entry.waiting = NOTHING;
      ports.lost(error);
    }
    refusals.set(keyOf(place), sentenceOf(error));
    changed();
    return true;
  }

  function tell(place: BallotPlace, refused: string | null) {
    const key = keyOf(place);
    if (refused === (refusals.get(key) ?? null)) return;
    if (refused === null) refusals.delete(key);
    else refusals.set(key, refused);
    changed();
  }

  return {
    say(place, unsent) {
      if (countOf(unsent) === 0) return;
      const key = keyOf(place);
      const entry = entries.get(key) ?? {
        place,
        waiting: NOTHING,
        sending: NOTHING,
        all: NOTHING,
        singly: false,
        signedOut: false,
      };
      entry.waiting = together(entry.waiting, unsent);
      entries.set(key, entry);
      changed();
      if (failures === 0) void sendAll();
    },
    unsent: (place) => entries.get(keyOf(place))?.all ?? NOTHING,
    left: () => [...entries.values()].reduce((sum, { all }) => sum + countOf(all), 0),
    refused: (place) => refusals.get(keyOf(place)) ?? null,
    tell,
    wake() {
      failures = 0;
      void sendAll();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      cancelRetry?.();
      listeners.clear();
    },
  };
}

const keyOf = ({ roundId, shotId, turn }: BallotPlace): string => `${roundId}/${shotId}/${turn}`;

const mayPass = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.passes || error.status === 408 || error.status === 429);

const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.status === 401 || error.code === 'somebody_else');

/** What is left of it when a part of it is settled. */
function without(unsent: Unsent, part: Unsent): Unsent {
  const { none, ...rest } = unsent;
  return {
    ...rest,
    marks: Object.fromEntries(
      Object.entries(unsent.marks).filter(([takeId, mark]) => part.marks[takeId] !== mark),
    ),
    ...(none === undefined || none === part.none ? {} : { none }),
    unready: unsent.unready && !part.unready,
    ready: unsent.ready && !part.ready,
  };
}
