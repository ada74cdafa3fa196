import type { Ffmpeg } from '../find-ffmpeg.ts';
import { MediaProblem } from '../media-problem.ts';
import { inputArguments, runFfmpeg } from '../run-ffmpeg.ts';
import type { Limits } from '../run-ffmpeg.ts';
import { EAR_RATE } from './onset-envelope.ts';

/** The longest song that is listened to, in seconds: 20 minutes take a minute and 60 MB. */
export const MOST_HEARD = 20 * 60;

/** A song to listen to: its file, and what is known of it. */
export interface SongFile {
  readonly path: string;
  /** Samples a second. */
  readonly rate: number;
  /** Its whole length as decoded. */
  readonly samples: number;
}

/**
 * The first sound of a file as one channel of whole numbers (16 bits) at EAR_RATE; sample 0 is sample 0
 * of the mix.
 * @throws MediaProblem `too_long` before anything is decoded, `incomplete` when it cannot be.
 */
export async function decodeMono(
  ffmpeg: Ffmpeg,
  { path, rate, samples }: SongFile,
  limits: Limits,
): Promise<Int16Array<ArrayBuffer>> {
  const seconds = samples / rate;
  if (seconds > MOST_HEARD)
    throw new MediaProblem(
      'too_long',
      `This file is ${Math.round(seconds / 60)} minutes long; songs of up to ${MOST_HEARD / 60} minutes are listened to. Type its tempo instead.`,
    );
  // Room for all of it and a second: each piece is put in its place as it comes, not all at the end.
  const room = new Int16Array(Math.ceil(seconds + 1) * EAR_RATE);
  const into = Buffer.from(room.buffer);
  let bytes = 0;
  const run = await runFfmpeg(
    ffmpeg,
    [
      ...inputArguments(path, 'song'),
      ...['-map', '0:a:0', '-vn', '-ac', '1', '-ar', String(EAR_RATE)],
      ...['-t', String(MOST_HEARD), '-f', 's16le', 'pipe:3'],
    ],
    { ...limits, onBytes: (piece) => void (bytes += piece.copy(into, bytes)) },
  );
  if (!run.finished)
    throw new MediaProblem(
      'incomplete',
      'This file could not be decoded to its end. Upload it again.',
      { cause: new Error(run.words) },
    );
  return room.subarray(0, Math.floor(bytes / 2));
}
