import type { FileHandle } from 'node:fs/promises';
import type { Rational } from '@takeboard/editorial';
import type * as Mediabunny from 'mediabunny';
import type { Input, InputAudioTrack, InputVideoTrack } from 'mediabunny';
import { contentCredentials } from './content-credentials.ts';
import type { ContentCredentials } from './content-credentials.ts';
import { embeddedTags } from './embedded-tags.ts';
import type { MediaFacts } from './facts.ts';
import { frameTiming } from './frame-timing.ts';
import type { Timestamps } from './frame-timing.ts';
import { incomplete, MediaProblem, noPicture, tooLong, tooManyPixels } from './media-problem.ts';
import { openInput } from './open-input.ts';
import { openSource } from './open-source.ts';
import { MOST_PIXELS, MOST_SECONDS } from './run-ffmpeg.ts';
import { speaksOfPicture, walkBoxes } from './walk-boxes.ts';
import { codecOf } from './codec-of.ts';
import { readSegment } from './read-segment.ts';
import { whyNoVideo } from './what-it-is.ts';

/** What a file says it is, before any picture was decoded. */
export interface Probed {
  /** `frames` is an estimate until the proxy is made: only decoding counts them. */
  readonly facts: MediaFacts;
  /** What programs wrote into the file about it: title, comment, prompt, … At most 64 kB of text. */
  readonly embedded: Readonly<Record<string, string>>;
  /** What its C2PA manifest says about who made it; null when there is none. */
  readonly c2pa: ContentCredentials | null;
}

/** Pictures whose times are looked at: enough to tell any rate, and few enough of a long film. */
const MOST_LOOKED_AT = 3000;

type Bunny = typeof Mediabunny;

/** By mediabunny's names for them. */
const CONTAINERS: Readonly<Record<string, MediaFacts['container']>> = {
  MP4: 'mp4',
  'QuickTime File Format': 'mov',
  WebM: 'webm',
  Matroska: 'mkv',
};

/**
 * Read what a video file is, here and now; `probeVideo` does so at a distance. Memory does not grow with
 * the file: headers, indexes and some timestamps are read, never its pictures.
 * @throws MediaProblem when it cannot become a take.
 */
export async function probeFile(path: string): Promise<Probed> {
  const file = await openSource(path);
  try {
    const { size } = await file.stat();
    if (size === 0) throw incomplete();
    const { input, bunny } = await openInput(path);
    try {
      return await probe(input, bunny, file, size);
    } catch (error) {
      if (error instanceof MediaProblem) throw error;
      if (error instanceof bunny.UnsupportedInputFormatError) throw await whyNoVideo(file);
      // Whatever a parser stumbles over in a file of the right kind is a fault of the file.
      throw incomplete(error);
    } finally {
      input.dispose();
    }
  } finally {
    await file.close();
  }
}

async function probe(input: Input, bunny: Bunny, file: FileHandle, size: number): Promise<Probed> {
  const container = CONTAINERS[(await input.getFormat()).name];
  if (container === undefined) throw await whyNoVideo(file);
  const boxes =
    container === 'mp4' || container === 'mov' ? await walkBoxes(file, size) : undefined;
  const segment = boxes === undefined ? await readSegment(file, size) : undefined;
  if (!(boxes ?? segment)?.whole) throw await whyNoVideo(file); // AVIF and HEIC pictures are made of boxes too
  // The first ones, as ffmpeg is told to take them.
  const [video] = await input.getVideoTracks();
  const [audio] = await input.getAudioTracks();
  if (video === undefined) {
    const unreadable = boxes?.index && (await speaksOfPicture(file, boxes.index));
    throw audio === undefined || unreadable ? incomplete() : noPicture();
  }

  const width = await video.getDisplayWidth();
  const height = await video.getDisplayHeight();
  const stored = (await video.getCodedWidth()) * (await video.getCodedHeight());
  if (!(width > 0 && height > 0)) throw incomplete();
  if (Math.max(stored, width * height) > MOST_PIXELS)
    throw tooManyPixels(width, height, MOST_PIXELS);

  const timing = await timestampsOf(video, bunny);
  if (timing.shown.length === 0) throw incomplete();
  if (timing.end > MOST_SECONDS) throw tooLong(timing.end, MOST_SECONDS);
  const rate = frameTiming(timing);
  return {
    facts: {
      container,
      codec: await codecOf(video),
      width,
      height,
      rotation: await video.getRotation(),
      ...rate,
      frames: framesOf(timing, rate.fps),
      hdr: await video.hasHighDynamicRange(),
      audio: audio === undefined ? null : await audioOf(audio),
    },
    embedded: embeddedTags({ ...segment?.tags, ...(await input.getMetadataTags()) }),
    c2pa: boxes?.manifest ? await contentCredentials(file, size, boxes.manifest) : null,
  };
}

interface Measured extends Timestamps {
  /** When the last picture of the whole track ends. Seconds. */
  readonly end: number;
}

async function timestampsOf(video: InputVideoTrack, bunny: Bunny): Promise<Measured> {
  const sink = new bunny.EncodedPacketSink(video);
  const shown: number[] = [];
  const lengths: number[] = [];
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    // Pictures before zero are there for others to be decoded from, and are not shown.
    if (packet.timestamp > -1e-6) shown.push(packet.timestamp);
    if (packet.duration > 0) lengths.push(packet.duration);
    if (shown.length >= MOST_LOOKED_AT) break;
  }
  const last = await sink.getPacket(Infinity, { metadataOnly: true });
  shown.sort((a, b) => a - b);
  lengths.sort((a, b) => a - b);
  return {
    shown,
    resolution: await video.getTimeResolution(),
    lasts: lengths[Math.floor(lengths.length / 2)],
    end: (last?.timestamp ?? 0) + (last?.duration ?? 0),
  };
}

function framesOf({ shown, end }: Measured, fps: Rational): number {
  const long = (end - (shown[0] ?? 0)) * (fps.num / fps.den);
  return Math.max(1, Math.round(long));
}

const audioOf = async (audio: InputAudioTrack) => ({
  codec: await codecOf(audio),
  channels: await audio.getNumberOfChannels(),
  rate: await audio.getSampleRate(),
});
