import type { Ffmpeg } from '../find-ffmpeg.ts';
import type { Limits } from '../run-ffmpeg.ts';
import { askThread } from './ask-thread.ts';
import { decodeMono } from './decode-mono.ts';
import type { Proposal } from './proposal.ts';

/** Of the whole work, what decoding is; in thousandths. */
const DECODING = 100;

export interface ListenOptions extends Pick<Limits, 'signal' | 'niceness' | 'wallMs'> {
  /** Called with thousandths of the work, rising. */
  readonly onProgress?: ((progress: number) => void) | undefined;
}

/**
 * Hear tempo, meter, beats and bar one of a song. Decodes it once (isolated as every run of ffmpeg) and
 * listens in a thread, so the process that asks is never held up. About two processor seconds a minute.
 * @param facts samples a second and length of the mix; what is answered is in its samples.
 * @throws MediaProblem when it is too long or cannot be decoded; the signal's reason when aborted.
 */
export async function listenToSong(
  ffmpeg: Ffmpeg,
  path: string,
  facts: { readonly rate: number; readonly samples: number },
  { signal, niceness, wallMs, onProgress = () => {} }: ListenOptions = {},
): Promise<Proposal> {
  const sound = await decodeMono(ffmpeg, { path, ...facts }, { signal, niceness, wallMs });
  onProgress(DECODING);
  const answer = await askThread(
    { what: 'beats', sound, rate: facts.rate },
    {
      signal,
      niceness,
      onProgress: (progress) =>
        onProgress(DECODING + Math.round((progress * (1000 - DECODING)) / 1000)),
    },
  );
  onProgress(1000);
  return answer as Proposal;
}
