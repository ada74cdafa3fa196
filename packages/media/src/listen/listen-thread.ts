import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { compareSounds } from './compare-sounds.ts';
import { hearBeats } from './hear-beats.ts';
import type { Message, Task } from './thread.ts';

/** The other side of `ask-thread.ts`: hears one thing, says how far it is, answers and is over. */

const tell = (message: Message): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
};

const asFloat = (sound: Int16Array): Float32Array =>
  Float32Array.from(sound, (value) => value / 32_768);

const { question, niceness } = workerData as Task;
// On Linux a thread has a priority of its own; elsewhere this would hold down the whole process.
if (process.platform === 'linux' && niceness > 0)
  setPriority(Math.min(19, getPriority() + niceness));
const onProgress = (progress: number) => tell({ progress });
try {
  tell({
    answer:
      question.what === 'beats'
        ? hearBeats(asFloat(question.sound), question.rate, onProgress)
        : compareSounds(asFloat(question.old), asFloat(question.now), question.rate, onProgress),
  });
} catch (error) {
  tell({ error });
}
