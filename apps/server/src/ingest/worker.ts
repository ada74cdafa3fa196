import { ApiError } from '../http/errors.ts';
import { claim, giveUpKillers } from './claims.ts';
import type { Claim, Sort } from './claims.ts';
import { doWork } from './do-work.ts';
import { reportProgress } from './report-progress.ts';
import { fail, putBack } from './settle.ts';
import { whyItStopped } from './why-it-stopped.ts';
import { WORK_TABLES } from './work-tables.ts';
import type { WorkerTools } from './worker-tools.ts';

/** How often claims are renewed and progress is told. What was cancelled is let go within it. */
const REPORT_MS = 1000;
/** After a full disk or a storage that is away, nothing new is begun for so long. */
const PAUSE_MS = 30_000;
/** What waits for such a thing is taken up again after this, or when the worker starts anew. */
const WAIT_MS = 30_000;
/** Until a database that did not answer is asked again. */
const RETRY_MS = 3000;

/** A piece of work in this worker's hands. */
interface Hand {
  readonly claimed: Claim;
  readonly abort: AbortController;
  state: string;
  progress: number;
  news: boolean;
  done: Promise<void>;
}

export interface WorkerOptions {
  /** How many pieces of work are worked on at the same time. */
  readonly atOnce: number;
  /** Called each time there is nothing (left) to do. */
  readonly onIdle: () => void;
}

/**
 * Works until nothing is left to do: claims rows, works on them, says how far they are. The rows are
 * the truth; whatever this process forgets by dying, another finds there.
 */
export class Worker {
  readonly #tools: WorkerTools;
  readonly #options: WorkerOptions;
  readonly #hands = new Map<string, Hand>();
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  /** Whether what is in hand is a suspect, beside which nothing else is worked on. */
  #alone = false;
  #pausedUntil = 0;
  #later: NodeJS.Timeout | undefined;
  #reporting: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(tools: WorkerTools, options: WorkerOptions) {
    this.#tools = tools;
    this.#options = options;
  }

  /** Look for work now. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = this.#lookSafely().finally(() => {
      this.#looking = undefined;
      if (this.#lookAgain) {
        this.#lookAgain = false;
        this.wake();
      } else if (this.#hands.size === 0 && !this.#stopped) this.#options.onIdle();
    });
  }

  /** Let go of everything: what was begun is thrown away and waits for another, uncounted. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#later);
    clearTimeout(this.#reporting);
    await this.#looking;
    const hands = [...this.#hands.values()];
    // The rows first: whatever happens to this process then, others can take them up.
    await Promise.all(
      hands.map(async (hand) => {
        hand.abort.abort(new NotMine());
        await this.#putBack(hand.claimed);
      }),
    );
    await Promise.all(hands.map((hand) => hand.done));
  }

  async #lookSafely(): Promise<void> {
    try {
      await this.#look();
    } catch (error) {
      this.#tools.log.warn({ err: error }, 'Files could not be taken up; trying again');
      this.#lookIn(RETRY_MS);
    }
  }

  async #look(): Promise<void> {
    const now = Date.now();
    if (now < this.#pausedUntil) return this.#lookIn(this.#pausedUntil - now);
    if (this.#alone) return;
    await giveUpKillers(this.#tools);
    const free = this.#options.atOnce - this.#hands.size;
    if ((await this.#claim('fresh', free)) > 0) return;
    if (this.#hands.size === 0 && (await this.#claim('suspect', 1)) > 0) this.#alone = true;
  }

  async #claim(sort: Sort, most: number): Promise<number> {
    let claimed = 0;
    for (const from of WORK_TABLES) {
      if (claimed >= most) break;
      const held = [...this.#hands.keys()];
      const rows = await claim(this.#tools, from, sort, most - claimed, held);
      for (const row of rows) this.#begin(row);
      claimed += rows.length;
    }
    return claimed;
  }

  #begin(claimed: Claim): void {
    const hand: Hand = {
      claimed,
      abort: new AbortController(),
      state: claimed.state,
      progress: claimed.progress,
      news: true,
      done: Promise.resolve(),
    };
    this.#hands.set(claimed.id, hand);
    hand.done = this.#work(hand).finally(() => {
      this.#hands.delete(claimed.id);
      if (this.#hands.size === 0) this.#alone = false;
      this.wake();
    });
    this.#reporting ??= setTimeout(() => void this.#report(), REPORT_MS);
  }

  async #work(hand: Hand): Promise<void> {
    const { claimed } = hand;
    try {
      await doWork(this.#tools, claimed, {
        signal: hand.abort.signal,
        at: (state, progress) => {
          if (hand.state === state && hand.progress === progress) return;
          Object.assign(hand, { state, progress, news: true });
        },
      });
    } catch (error) {
      await this.#settle(hand, error).catch((failure: unknown) =>
        // The claim runs out, and the take is taken up again.
        this.#tools.log.warn(
          { err: failure, [claimed.in.table]: claimed.id },
          'What became of a file was not stored',
        ),
      );
    }
  }

  async #settle({ claimed, abort }: Hand, error: unknown): Promise<void> {
    const tools = this.#tools;
    const which = { [claimed.in.table]: claimed.id };
    // Then it is no longer ours to write about.
    if (abort.signal.aborted || isBoardGone(error)) return;
    const stop = whyItStopped(error, claimed.name);
    if (stop.kind === 'unknown') {
      tools.log.warn({ err: error, ...which }, 'The database does not answer');
      return;
    }
    if (stop.kind === 'failed') {
      if (stop.unforeseen) tools.log.error({ err: error, ...which }, stop.failure.message);
      await fail(tools, claimed, stop.failure);
      return;
    }
    tools.log.warn({ err: error, ...which }, stop.failure.message);
    const until = new Date(Date.now() + WAIT_MS);
    this.#pausedUntil = Date.now() + PAUSE_MS;
    await putBack(tools, claimed, { failure: stop.failure, until });
  }

  async #report(): Promise<void> {
    const together = Map.groupBy(
      this.#hands.values(),
      ({ claimed }) => `${claimed.boardId} ${claimed.in.table}`,
    );
    for (const hands of together.values()) {
      const [first] = hands;
      if (first === undefined) continue;
      const { boardId, in: from } = first.claimed;
      const reports = hands.map(({ claimed: { id, told }, state, progress, news }) => ({
        id,
        told,
        state,
        progress,
        news,
      }));
      for (const hand of hands) hand.news = false;
      try {
        const lost = await reportProgress(this.#tools, boardId, from, reports);
        for (const id of lost) this.#hands.get(id)?.abort.abort(new NotMine());
      } catch (error) {
        for (const hand of hands) hand.news = true;
        this.#tools.log.warn({ err: error }, 'Progress was not stored; trying again');
      }
    }
    this.#reporting = undefined;
    if (this.#hands.size === 0 || this.#stopped) return;
    this.#reporting = setTimeout(() => void this.#report(), REPORT_MS);
  }

  async #putBack(claimed: Claim): Promise<void> {
    try {
      await putBack(this.#tools, claimed);
    } catch (error) {
      if (isBoardGone(error)) return;
      this.#tools.log.warn(
        { err: error, [claimed.in.table]: claimed.id },
        'A file could not be put back',
      );
    }
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.wake(), ms);
  }
}

const isBoardGone = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'board_not_found';

/** The row is not this worker's any more: cancelled, deleted, claimed by another, or put back. */
class NotMine extends Error {}
