import { Worker } from 'node:worker_threads';
import { incomplete, MediaProblem } from './media-problem.ts';
import type { MediaProblemCode } from './media-problem.ts';
import type { Probed } from './probe-file.ts';
import type { ProbedSong } from './probe-song.ts';
import { incompleteSound } from './sound-problem.ts';
import type { SourcePicture } from './source-picture.ts';

/** What is asked of the thread that reads files. */
export interface Question {
  readonly what: 'probe' | 'source-picture' | 'song';
  readonly path: string;
}

export interface Answer {
  readonly value?: Probed | SourcePicture | ProbedSong;
  readonly problem?: { code: MediaProblemCode; message: string; cause: string | undefined };
  /** Something that is no fault of the file. */
  readonly error?: unknown;
}

/** A header can claim four billion pictures and keep a parser busy for minutes; this is its time. */
const MOST_MS = 60_000;
/** Objects of the thread, in megabytes; a usual file takes two. */
const MOST_OBJECTS = 128;

/**
 * A thread that reads what files are, and that can be ended: a parser at work listens to nobody, and a
 * hostile header must not hold up whoever asked. One question at a time, because they take
 * milliseconds; one thread for all, because it takes a tenth of a second to start.
 */
class Reader {
  #thread: Worker | undefined;
  #before: Promise<unknown> = Promise.resolve();

  /** @throws MediaProblem; the signal's reason when aborted. */
  ask(question: Question, signal?: AbortSignal, mostMs = MOST_MS): Promise<Answer['value']> {
    const asked = this.#before.then(() => this.#askNow(question, signal, mostMs));
    this.#before = asked.catch(() => undefined); // whoever asked is told; the next one may ask all the same
    return asked;
  }

  async #askNow(question: Question, signal: AbortSignal | undefined, mostMs: number) {
    signal?.throwIfAborted();
    this.#thread ??= new Worker(new URL('./reader-thread.ts', import.meta.url), {
      execArgv: [], // ours are about another program
      resourceLimits: { maxOldGenerationSizeMb: MOST_OBJECTS },
    });
    const thread = this.#thread;
    thread.ref();
    let forget = () => {};
    const answer = await new Promise<Answer | 'too late' | 'aborted'>((resolve) => {
      const timer = setTimeout(() => resolve('too late'), mostMs);
      const abort = () => resolve('aborted');
      // It ends by itself only when it has taken too much memory.
      const ended = (error: unknown) => resolve({ problem: asProblem(question, error) });
      signal?.addEventListener('abort', abort, { once: true });
      thread.on('message', resolve).on('error', ended);
      forget = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        thread.off('message', resolve).off('error', ended);
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage(question);
    });
    forget();
    if (answer === 'too late' || answer === 'aborted' || answer.problem?.cause === THREAD_ENDED) {
      this.#thread = undefined;
      await thread.terminate();
    } else thread.unref();
    if (answer === 'aborted') throw signal?.reason;
    if (answer === 'too late')
      throw notWhole(question, new Error('its headers keep a reader busy forever'));
    if (answer.problem !== undefined) {
      const { code, message, cause } = answer.problem;
      throw new MediaProblem(code, message, { cause });
    }
    if (answer.value === undefined) throw answer.error;
    return answer.value;
  }
}

const THREAD_ENDED = 'the thread that read it ended';

const notWhole = ({ what }: Question, cause: unknown) =>
  what === 'song' ? incompleteSound(cause) : incomplete(cause);

function asProblem(question: Question, error: unknown): NonNullable<Answer['problem']> {
  const { code, message } = notWhole(question, error);
  return { code, message, cause: THREAD_ENDED };
}

const reader = new Reader();

/**
 * Read what a video file is, in a thread of its own that is ended after a minute: headers, indexes and
 * some times are read, never pictures.
 * @throws MediaProblem when it cannot become a take; the signal's reason when aborted.
 */
export const probeVideo = (path: string, signal?: AbortSignal, mostMs?: number) =>
  reader.ask({ what: 'probe', path }, signal, mostMs) as Promise<Probed>;

/** What a proxy must know of its source beyond the facts that a take keeps; read like `probeVideo`. */
export const sourcePicture = (path: string, signal?: AbortSignal) =>
  reader.ask({ what: 'source-picture', path }, signal) as Promise<SourcePicture>;

/**
 * Read what a sound file says it is, like `probeVideo`.
 * @throws MediaProblem when it cannot become the song; the signal's reason when aborted.
 */
export const probeSong = (path: string, signal?: AbortSignal) =>
  reader.ask({ what: 'song', path }, signal) as Promise<ProbedSong>;
