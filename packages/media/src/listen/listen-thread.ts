import { parentPort, workerData } from 'node:worker_threads';
import { compareSounds } from './compare-sounds.ts';
import { hearBeats } from './hear-beats.ts';
import type { Message, Question } from './thread.ts';

/** The other side of `ask-thread.ts`: hears one thing, says how far it is, answers and is over. */

const tell = (message: Message): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
};

const asFloat = (sound: Int16Array): Float32Array =>
  Float32Array.from(sound, (value) => value / 32_768);

const question = workerData as Question;
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
