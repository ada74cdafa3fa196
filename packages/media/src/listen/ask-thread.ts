import { Worker } from 'node:worker_threads';
import type { Message, Question, Task } from './thread.ts';

/** Objects of the thread, in megabytes: music-tempo keeps four minutes of samples in lists. */
const MOST_OBJECTS = 1024;

/**
 * Have a thread of its own hear something: the process that asks goes on meanwhile. The thread is ended
 * when it has answered, when it fails, and when the signal is aborted (then rejects with its reason).
 */
export async function askThread(
  question: Question,
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly niceness?: number | undefined;
    readonly onProgress: (progress: number) => void;
  },
): Promise<unknown> {
  const { signal, onProgress, niceness = 0 } = options;
  const task: Task = { question, niceness };
  signal?.throwIfAborted();
  const sounds = question.what === 'beats' ? [question.sound] : [question.old, question.now];
  const thread = new Worker(new URL('./listen-thread.ts', import.meta.url), {
    execArgv: [], // ours are about another program
    workerData: task,
    transferList: sounds.map(({ buffer }) => buffer),
    resourceLimits: { maxOldGenerationSizeMb: MOST_OBJECTS },
  });
  let forget = () => {};
  try {
    return await new Promise<unknown>((resolve, reject) => {
      const abort = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', abort, { once: true });
      forget = () => signal?.removeEventListener('abort', abort);
      thread.on('message', (message: Message) => {
        if ('progress' in message) onProgress(message.progress);
        else if ('answer' in message) resolve(message.answer);
        else reject(message.error);
      });
      thread.on('error', reject);
      thread.on('exit', (code) => reject(new Error(`The thread that listens ended with ${code}.`)));
    });
  } finally {
    forget();
    await thread.terminate();
  }
}
