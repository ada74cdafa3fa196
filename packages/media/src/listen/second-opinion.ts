import MusicTempo from 'music-tempo';
import { EAR_RATE, FRAMES } from './onset-envelope.ts';
import type { Agreement } from './proposal.ts';

/** It keeps every sample in lists, ten times as large as ours: four minutes from the middle must do. */
const MOST_SECONDS = 240;
/** Tempos closer than this are the same. */
const SAME = 0.025;

/** Seconds from beat to beat as music-tempo hears them; undefined when it hears none. */
export function secondOpinion(sound: Float32Array): number | undefined {
  const most = MOST_SECONDS * EAR_RATE;
  const from = Math.max(0, Math.floor((sound.length - most) / 2));
  try {
    const heard = new MusicTempo(sound.subarray(from, from + most), {
      bufferSize: 1024,
      hopSize: EAR_RATE / FRAMES,
    });
    const tempo = Number(heard.tempo);
    return tempo > 0 ? 60 / tempo : undefined;
  } catch (error) {
    // Without onsets it throws a text or stumbles over nothing; both mean that it hears no beat.
    if (typeof error === 'string' || error instanceof TypeError) return undefined;
    throw error;
  }
}

const RATIOS: readonly (readonly [Agreement, number])[] = [
  ['same', 1],
  ['half', 1 / 2],
  ['double', 2],
  ['two-thirds', 2 / 3],
  ['three-halves', 3 / 2],
];

/** What the other one's tempo is, as a multiple of ours (or of the one we change to, if that is nearer). */
export function agreementOf(periods: readonly number[], other: number | undefined): Agreement {
  if (other === undefined) return 'none';
  const found = RATIOS.find(([, exactly]) =>
    periods.some((period) => Math.abs(Math.log(period / other / exactly)) < SAME),
  );
  return found?.[0] ?? 'none';
}
