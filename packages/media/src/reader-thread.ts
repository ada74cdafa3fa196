import { parentPort } from 'node:worker_threads';
import { MediaProblem } from './media-problem.ts';
import { probeFile } from './probe-file.ts';
import { probeSongFile } from './probe-song.ts';
import { readSourcePicture } from './source-picture.ts';
import type { Answer, Question } from './reader.ts';

/** The other side of `reader.ts`: answers one question after the other, for as long as it is let. */

const ANSWERS = { probe: probeFile, 'source-picture': readSourcePicture, song: probeSongFile };

async function answer({ what, path }: Question): Promise<Answer> {
  try {
    return { value: await ANSWERS[what](path) };
  } catch (error) {
    if (!(error instanceof MediaProblem)) return { error };
    const { code, message, cause } = error;
    return { problem: { code, message, cause: cause === undefined ? undefined : String(cause) } };
  }
}

parentPort?.on('message', (question: Question) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void answer(question).then((found) => parentPort?.postMessage(found));
});
