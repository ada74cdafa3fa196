import type { FileHandle } from 'node:fs/promises';
import type { Input, InputAudioTrack } from 'mediabunny';
import { codecOf } from './codec-of.ts';
import { MediaProblem } from './media-problem.ts';
import { mp3Promise } from './mp3-promise.ts';
import { isOggWhole } from './ogg-whole.ts';
import { openInput } from './open-input.ts';
import { openSource } from './open-source.ts';
import type { SongFacts } from './song-facts.ts';
import { readSoundHead } from './sound-head.ts';
import {
  incompleteSound,
  songTooLong,
  tooManyChannels,
  unreadableSound,
  unusualRate,
  videoForSong,
} from './sound-problem.ts';
import { walkBoxes } from './walk-boxes.ts';
import { whyNoSong } from './what-it-is.ts';

/** What a sound file says it is, before any of it was decoded. */
export interface ProbedSong extends Pick<SongFacts, 'container' | 'codec' | 'rate' | 'channels'> {
  /** Samples of `rate` that its head promises, give or take a few frames of its codec; null when it says nothing. */
  readonly promised: number | null;
  /** Where the music ends, in samples of `rate`, if decoders go on past it. */
  readonly end: number | null;
  /** About how many samples of `rate` there will be, for showing progress. */
  readonly about: number | null;
}

/** The longest file that becomes the song: an hour. */
export const MOST_SONG_SECONDS = 3600;
const MOST_CHANNELS = 8;
const [LOWEST_RATE, HIGHEST_RATE] = [8000, 384_000];

/**
 * Read what a sound file is, here and now; `probeSong` does so at a distance. Headers and indexes are
 * read, never the sound.
 * @throws MediaProblem when it cannot become the song.
 */
export async function probeSongFile(path: string): Promise<ProbedSong> {
  const file = await openSource(path);
  try {
    const { size } = await file.stat();
    if (size === 0) throw incompleteSound();
    const head = await readSoundHead(file, size).catch((error: unknown) => {
      // A head that ends in the middle of a number.
      throw error instanceof RangeError ? incompleteSound(error) : error;
    });
    const probed =
      head === undefined
        ? await probe(path, file, size)
        : { ...head, end: null, about: head.promised };
    expectUsual(probed);
    return probed;
  } finally {
    await file.close();
  }
}

function expectUsual({ rate, channels, promised, about }: ProbedSong): void {
  if (channels < 1 || !(rate > 0) || rate === Infinity) throw incompleteSound();
  if (channels > MOST_CHANNELS) throw tooManyChannels(channels, MOST_CHANNELS);
  if (!(rate >= LOWEST_RATE && rate <= HIGHEST_RATE)) throw unusualRate(rate);
  const seconds = Math.max(promised ?? 0, about ?? 0) / rate;
  if (seconds > MOST_SONG_SECONDS + 1) throw songTooLong(MOST_SONG_SECONDS, seconds);
}

async function probe(path: string, file: FileHandle, size: number): Promise<ProbedSong> {
  const { input } = await openInput(path, 'song');
  try {
    return await read(input, file, size);
  } catch (error) {
    // Whatever a parser stumbles over is a fault of the file.
    throw error instanceof MediaProblem ? error : await whyNoSong(file, error);
  } finally {
    input.dispose();
  }
}

/** By mediabunny's names for them. */
const CONTAINERS: Readonly<Record<string, SongFacts['container']>> = {
  MP4: 'm4a',
  'QuickTime File Format': 'm4a',
  MP3: 'mp3',
  FLAC: 'flac',
  Ogg: 'ogg',
};

async function read(input: Input, file: FileHandle, size: number): Promise<ProbedSong> {
  const container = CONTAINERS[(await input.getFormat()).name];
  if (container === undefined) throw await whyNoSong(file);
  if (container === 'm4a' && !(await walkBoxes(file, size)).whole) throw await whyNoSong(file);
  if (container === 'ogg' && !(await isOggWhole(file, size))) throw incompleteSound();
  const [video] = await input.getVideoTracks();
  const [audio] = await input.getAudioTracks();
  if (video !== undefined) throw videoForSong();
  if (audio === undefined) throw container === 'ogg' ? await unknownOgg(file) : incompleteSound();
  const rate = await audio.getSampleRate();
  return {
    container,
    codec: await codecOf(audio),
    rate,
    channels: await audio.getNumberOfChannels(),
    ...(await lengthOf(container, audio, file, rate)),
  };
}

/** Ogg holds much that nobody plays any more; the first packet says what it is. */
async function unknownOgg(file: FileHandle): Promise<MediaProblem> {
  const { buffer } = await file.read(Buffer.alloc(64), 0, 64, 0);
  const codec = /theora|Speex|FLAC/u.exec(buffer.toString('latin1'))?.[0];
  return codec === 'theora' ? videoForSong() : unreadableSound(`${codec ?? 'unknown'} in Ogg`);
}

type Length = Pick<ProbedSong, 'promised' | 'end' | 'about'>;

async function lengthOf(
  container: SongFacts['container'],
  audio: InputAudioTrack,
  file: FileHandle,
  rate: number,
): Promise<Length> {
  if (container === 'mp3' || container === 'flac') {
    const promised = await (container === 'mp3' ? mp3Promise(file) : flacPromise(file));
    return { promised, end: null, about: promised };
  }
  const end = await endOf(audio, rate);
  if (container === 'm4a') return { promised: end, end, about: end };
  // An Ogg stream may have been recorded from its middle on, and counts from its beginning.
  return { promised: null, end: null, about: end };
}

/** Where the last packet ends; what fills that packet up is none of the music. */
async function endOf(audio: InputAudioTrack, rate: number): Promise<number> {
  const { EncodedPacketSink } = await import('mediabunny');
  const last = await new EncodedPacketSink(audio).getPacket(Infinity, { metadataOnly: true });
  return last === null ? 0 : Math.round((last.timestamp + last.duration) * rate);
}

/** The total in a FLAC file's STREAMINFO (RFC 9639, 8.2): 36 bits, 0 when unknown. */
async function flacPromise(file: FileHandle): Promise<number | null> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(26), 0, 26, 0);
  if (bytesRead < 26 || buffer.toString('latin1', 0, 4) !== 'fLaC') return null;
  const total = (buffer.readUInt8(21) & 0x0f) * 2 ** 32 + buffer.readUInt32BE(22);
  return total === 0 ? null : total;
}
