import type { QueryClient } from '@tanstack/react-query';
import { fetchBallots, sendBallot } from './ballot-calls.ts';
import { tellFailure } from '../shell/toast.ts';
import { openBallotQueue } from './ballot-queue.ts';
import type { BallotQueue } from './ballot-queue.ts';
import { dropKeptMarks, openKeptMarks } from './kept-marks.ts';
import { putBallot } from './my-ballots.ts';

/** Milliseconds after which a request is given up and sent again: a cut line answers nothing at all. */
const PATIENCE = 6_000;

const opened = new Map<string, BallotQueue>();

/** The queue of one person's marks on one board; the same one for as long as the page is there. */
export function ballotQueueOf(queries: QueryClient, boardId: string, userId: string): BallotQueue {
  const owner = `${userId}/${boardId}`;
  const known = opened.get(owner);
  if (known !== undefined) return known;
  const kept = openKeptMarks(userId, boardId);
  const queue = openBallotQueue({
    send: (place, call) =>
      sendBallot({ boardId, userId }, place, call, AbortSignal.timeout(PATIENCE)),
    async read(place) {
      const signal = AbortSignal.timeout(PATIENCE);
      const ballots = await fetchBallots(boardId, place.roundId, signal);
      return (
        ballots.find(({ shotId, turn }) => shotId === place.shotId && turn === place.turn) ?? null
      );
    },
    take: (place, ballot) => putBallot(queries, boardId, place, ballot),
    keep: kept.keep,
    lost: (error) => tellFailure('What you marked last was not taken', error),
    later(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  opened.set(owner, queue);
  window.addEventListener('online', queue.wake);
  void kept.inherit().then((lines) => {
    for (const [place, unsent] of lines) queue.say(place, unsent);
  });
  return queue;
}

/** Stops sending for a person who signs out, and keeps nothing of theirs in this browser. */
export function forgetMarks(userId: string): void {
  for (const [owner, queue] of opened) {
    if (!owner.startsWith(`${userId}/`)) continue;
    queue.close();
    window.removeEventListener('online', queue.wake);
    opened.delete(owner);
  }
  dropKeptMarks(userId);
}
