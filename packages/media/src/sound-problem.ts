import { MediaProblem } from './media-problem.ts';

/** Why a file cannot become the song: the same codes as for takes, in words about sound. */

const ACCEPTED = 'Accepted: WAV, AIFF, MP3, FLAC, M4A, OGG.';

export const incompleteSound = (cause?: unknown) =>
  new MediaProblem(
    'incomplete',
    'This file is not a complete sound file (upload cut off?). Upload it again.',
    { cause },
  );

/** @param what the thing it is instead, with its article: `a text`, `an image`. */
export const notASong = (what: string) =>
  new MediaProblem('not_a_song', `This is ${what}, not a song. ${ACCEPTED}`);

/** @param what a sound file of a kind that is not read, with its article: `a WavPack file`. */
export const otherSound = (what: string) =>
  new MediaProblem('not_a_song', `This is ${what}. ${ACCEPTED}`);

export const videoForSong = () =>
  new MediaProblem(
    'is_a_video',
    'This is a video, not a song. Drop it on the pool to make a take of it, or save its sound as WAV and add that.',
  );

export const unreadableSound = (codec: string, cause?: unknown) =>
  new MediaProblem(
    'unreadable',
    `This file is encoded as “${codec}”, which cannot be read here. Save it as WAV or FLAC, then upload it again.`,
    { cause },
  );

export const unusualRate = (rate: number) =>
  new MediaProblem(
    'unreadable',
    `This file has ${rate} samples a second; a song has 8,000 to 384,000. Save it with 48,000, then upload it again.`,
  );

export const tooManyChannels = (channels: number, most: number) =>
  new MediaProblem(
    'unreadable',
    `This file has ${channels} channels; a song has at most ${most}. Mix it down to two, then upload it again.`,
  );

/** @param seconds how long it is, if that is known: it is not decoded to an end that never comes. */
export const songTooLong = (most: number, seconds?: number) =>
  new MediaProblem(
    'too_long',
    `This file is ${seconds === undefined ? `more than ${most / 60}` : Math.round(seconds / 60)} minutes long; a song has at most ${most / 60}. Cut it shorter, then upload it again.`,
  );

/** What a run of ffmpeg complains of is worded for pictures; here it is about sound. */
export function asSoundProblem(error: unknown): unknown {
  if (!(error instanceof MediaProblem)) return error;
  const words = SOUND_WORDS[error.code];
  return words === undefined ? error : new MediaProblem(error.code, words, { cause: error });
}

const SOUND_WORDS: Readonly<Partial<Record<MediaProblem['code'], string>>> = {
  incomplete: incompleteSound().message,
  too_much_memory:
    'This file needs more memory than one file may take here. Save it as WAV with two channels, then upload it again.',
  unreadable: 'This file made ffmpeg crash. Save it anew as WAV or FLAC, then upload it again.',
};
