/** Why a file cannot become a take or the song (the rows of the tables in this package's README). */
export type MediaProblemCode =
  | 'incomplete'
  | 'not_a_video'
  | 'no_picture'
  | 'not_a_song'
  | 'is_a_video'
  | 'damaged'
  | 'too_many_pixels'
  | 'too_long'
  | 'unreadable'
  | 'too_much_memory'
  | 'disk_full'
  | 'gone';

/**
 * A fault of the file (or, for `disk_full` and `gone`, of the place it lies in) that a person has to
 * be told. Its message is a whole sentence that speaks of "this file"; `sayProblem` puts the name in.
 */
export class MediaProblem extends Error {
  readonly code: MediaProblemCode;
  /** Milliseconds from the beginning at which the damage was met. */
  readonly atMs: number | undefined;

  constructor(
    code: MediaProblemCode,
    message: string,
    options: { atMs?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'MediaProblem';
    this.code = code;
    this.atMs = options.atMs;
  }
}

const THIS_FILE = 'This file';

/** The sentence a person reads about the file they call `name`: what happened, and what to do next. */
export function sayProblem(problem: MediaProblem, name: string): string {
  return problem.message.startsWith(THIS_FILE)
    ? name + problem.message.slice(THIS_FILE.length)
    : problem.message;
}

const ACCEPTED = 'Accepted: MP4, MOV, WebM, MKV.';

export const incomplete = (cause?: unknown) =>
  new MediaProblem(
    'incomplete',
    `${THIS_FILE} is not a complete video file (upload cut off?). Upload it again.`,
    { cause },
  );

/** @param what the thing it is instead, with its article: `a playlist`, `an AVI file`. */
export const notAVideo = (what: string) =>
  new MediaProblem('not_a_video', `This is ${what}, not a video. ${ACCEPTED}`);

export const otherContainer = (what: string) =>
  new MediaProblem('not_a_video', `This is ${what}. ${ACCEPTED}`);

export const noPicture = () =>
  new MediaProblem(
    'no_picture',
    'No picture in this file, only sound. Upload the video it belongs to.',
  );

export const tooManyPixels = (width: number, height: number, most: number) =>
  new MediaProblem(
    'too_many_pixels',
    `${width} × ${height} is ${megapixels(width * height)} megapixels; at most ${megapixels(most)} are accepted. Make it smaller, then upload it again.`,
  );

/** @param atMs where the first damaged picture was met. */
export const damaged = (atMs: number) =>
  new MediaProblem(
    'damaged',
    `Damaged near ${minutesAndTenths(atMs)}. Keep it with glitches, or upload it again.`,
    { atMs },
  );

export const unreadable = (codec: string, cause?: unknown) =>
  new MediaProblem(
    'unreadable',
    `${THIS_FILE} is encoded as “${codec}”, which cannot be read here. Save it as H.264, HEVC, VP9, AV1 or ProRes, then upload it again.`,
    { cause },
  );

export const crashed = (cause?: unknown) =>
  new MediaProblem(
    'unreadable',
    `${THIS_FILE} made ffmpeg crash. Save it anew as H.264, then upload it again.`,
    { cause },
  );

export const tooLong = (seconds: number, most: number) =>
  new MediaProblem(
    'too_long',
    `${THIS_FILE} is ${Math.round(seconds / 60)} minutes long; a take has at most ${most / 60}. Cut it shorter, then upload it again.`,
  );

export const tookTooLong = (minutes: number) =>
  new MediaProblem(
    'too_long',
    `${THIS_FILE} was given up after ${minutes} minutes of work. Make it shorter or smaller, then upload it again.`,
  );

export const tooMuchMemory = (cause?: unknown) =>
  new MediaProblem(
    'too_much_memory',
    `${THIS_FILE} needs more memory than one file may take here. Make its picture smaller, then upload it again.`,
    { cause },
  );

export const diskFull = (cause?: unknown) =>
  new MediaProblem(
    'disk_full',
    'The server’s disk is full. Nothing is lost: make room there, then try again.',
    { cause },
  );

export const gone = (cause?: unknown) =>
  new MediaProblem('gone', `${THIS_FILE} is no longer on the server. Upload it again.`, { cause });

const megapixels = (pixels: number) => String(Math.round(pixels / 100_000) / 10);

function minutesAndTenths(ms: number): string {
  const tenths = Math.floor(ms / 100);
  const minutes = Math.floor(tenths / 600);
  const seconds = (tenths % 600) / 10;
  return `${minutes}:${seconds.toFixed(1).padStart(4, '0')}`;
}
