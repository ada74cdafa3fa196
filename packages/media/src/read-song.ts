import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { MediaProblem } from './media-problem.ts';
import { MOST_SONG_SECONDS } from './probe-song.ts';
import type { ProbedSong } from './probe-song.ts';
import { probeSong } from './reader.ts';
import { inputArguments, runFfmpeg } from './run-ffmpeg.ts';
import type { Limits, Run } from './run-ffmpeg.ts';
import { notesOf } from './song-facts.ts';
import type { SongFacts } from './song-facts.ts';
import { SongEar } from './song-ear.ts';
import { asSoundProblem, incompleteSound, songTooLong, unreadableSound } from './sound-problem.ts';
import { whyNotWritten } from './why-not-written.ts';

/** What is made of a song: paths in the folder it was asked into. */
interface SongRead {
  readonly facts: SongFacts;
  /** AAC in MP4, stereo: the same music for playing, whose time 0 is sample 0. */
  readonly stream: string;
  /** BBC audiowaveform `.dat`, version 2. */
  readonly peaks: string;
}

interface ReadOptions extends Pick<Limits, 'signal' | 'niceness' | 'wallMs'> {
  /** Thousandths of the way. */
  readonly onProgress?: ((progress: number) => void) | undefined;
}

/** A head may be off by what its encoder adds, and by what some programs forget to write. Seconds. */
const FORGIVEN = 0.1;
/** What damage in the middle may cost; what lacks more was cut off. Seconds. */
const LOST = 1;
/** How far a decoder may go on past the hour before we stop it. Seconds. */
const BEYOND = 2;

/**
 * Read a song in one run of ffmpeg that decodes it once, at a price of a fiftieth of its length: count
 * its samples, make its stream copy and its peaks. The files appear whole or not at all.
 * @throws MediaProblem when it cannot become the song; the signal's reason when aborted.
 */
export async function readSong(
  ffmpeg: Ffmpeg,
  path: string,
  folder: string,
  options: ReadOptions = {},
): Promise<SongRead> {
  const { signal, niceness, wallMs, onProgress } = options;
  const probed = await probeSong(path, signal);
  const [stream, peaks] = [join(folder, 'stream.m4a'), join(folder, 'peaks.dat')];
  const part = `${stream}.part`;
  const ear = new SongEar((rate) =>
    probed.end === null ? Infinity : Math.round((probed.end * rate) / probed.rate),
  );
  try {
    const run = await runFfmpeg(ffmpeg, songArguments(probed, path, part), {
      signal,
      niceness,
      wallMs,
      onBytes: (piece) => {
        ear.hear(piece);
        if (probed.about !== null && probed.about > 0)
          onProgress?.(Math.min(990, Math.floor((990 * ear.samples) / probed.about)));
      },
    }).catch((error: unknown) => {
      throw asSoundProblem(error);
    });
    const heard = ear.heard();
    const facts = factsOf(probed, heard, run);
    if (!run.finished || heard === undefined || !(await isWhole(part, facts)))
      throw asSoundProblem(await whyNotWritten(folder, run));
    await writeFile(peaks, heard.peaks);
    await rename(part, stream);
    return { facts, stream, peaks };
  } finally {
    await rm(part, { force: true });
  }
}

/** A full disk ends a file early, and not every writer says so. */
async function isWhole(stream: string, { samples, rate }: SongFacts): Promise<boolean> {
  const copy = await probeSong(stream).catch((error: unknown) => {
    if (error instanceof MediaProblem) return undefined;
    throw error;
  });
  if (copy === undefined || copy.end === null) return false;
  return copy.end >= Math.floor((samples * copy.rate) / rate) - RESAMPLED;
}

/** What a change of rate may cost at the end. Samples of the copy. */
const RESAMPLED = 64;

/** What is heard is the truth, and is held against what the file had promised. */
function factsOf(
  { container, codec, rate: saidRate, promised }: ProbedSong,
  heard: ReturnType<SongEar['heard']>,
  run: Run,
): SongFacts {
  const cause = new Error(run.words);
  if (/Decoder .*not found|Unknown decoder|no decoder found/iu.test(run.words))
    throw unreadableSound(codec, cause);
  if (heard === undefined || heard.samples === 0) throw incompleteSound(cause);
  const { rate, channels, samples } = heard;
  if (samples > MOST_SONG_SECONDS * rate) throw songTooLong(MOST_SONG_SECONDS);
  const missing = promised === null ? 0 : (promised * rate) / saidRate - samples;
  const damaged = /Error while decoding|Invalid data found|invalid residual|CRC/iu.test(run.words);
  if (missing > (damaged ? LOST : FORGIVEN) * rate) throw incompleteSound(cause);
  const facts = { container, codec, rate, channels, samples };
  return { ...facts, notes: notesOf(facts, { ...heard, damaged }) };
}

/**
 * One input, decoded once: as it is to `pipe:3`, and as the stream copy. Damage is decoded past, and
 * told in a note: a song that crackles at one place is still the song.
 */
function songArguments({ rate, channels }: ProbedSong, input: string, stream: string) {
  const longest = String(MOST_SONG_SECONDS + BEYOND);
  // As it is, not three decibels softer as a mix-down would make it.
  const sides = channels === 1 ? ['-af', 'pan=stereo|c0=c0|c1=c0'] : [];
  return [
    ...['-threads', '1', '-filter_threads', '1'],
    ...inputArguments(input, 'song'),
    ...['-map', '0:a:0', '-t', longest, '-c:a', 'pcm_f32le'],
    ...['-map_metadata', '-1', '-bitexact', '-f', 'wav', 'pipe:3'],
    ...['-map', '0:a:0', '-t', longest, ...sides],
    ...['-c:a', 'aac', '-b:a', '160k', '-ac', '2', '-ar', String(streamRate(rate))],
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-movie_timescale', String(streamRate(rate))],
    ...['-movflags', '+faststart', '-f', 'mp4', `file:${stream}`],
  ];
}

/** Every browser plays these two; one of them is a whole multiple or part of the usual rates. */
const streamRate = (rate: number): 44_100 | 48_000 => (rate % 11_025 === 0 ? 44_100 : 48_000);
