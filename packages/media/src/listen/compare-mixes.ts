import type { Ffmpeg } from '../find-ffmpeg.ts';
import { askThread } from './ask-thread.ts';
import type { Comparison } from './comparison.ts';
import { decodeMono } from './decode-mono.ts';
import type { SongFile } from './decode-mono.ts';
import type { ListenOptions } from './listen-to-song.ts';

/**
 * How a new mix lies beside the old one: its offset to the sample, its drift, and whether it is the same
 * song at all. Like `listenToSong` it decodes in isolation and compares in a thread.
 * @throws MediaProblem when one is too long or cannot be decoded; the signal's reason when aborted.
 */
export async function compareMixes(
  ffmpeg: Ffmpeg,
  old: SongFile,
  now: SongFile,
  { signal, niceness, wallMs, onProgress = () => {} }: ListenOptions = {},
): Promise<Comparison> {
  const limits = { signal, niceness, wallMs };
  const before = await decodeMono(ffmpeg, old, limits);
  onProgress(150);
  const after = await decodeMono(ffmpeg, now, limits);
  onProgress(300);
  const answer = await askThread(
    { what: 'mixes', old: before, now: after, rate: now.rate },
    { signal, niceness, onProgress: (progress) => onProgress(300 + Math.round(progress * 0.7)) },
  );
  onProgress(1000);
  return answer as Comparison;
}
