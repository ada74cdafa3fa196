import { AudioSampleSink, Input, MP4, UrlSource } from 'mediabunny';
import type { AudioSample } from 'mediabunny';

/** A stretch of the song, decoded. */
export interface SongChunk {
  /** Of the stream, with which the buffer begins; below 0 for what an encoder puts before the song. */
  readonly sample: number;
  readonly buffer: AudioBuffer;
}

/** The song's stream copy, read piece by piece. */
export interface SongSource {
  /** Samples a second of the stream. */
  readonly rate: number;
  /**
   * Decodes on from a sample (or from the first there is after it); each chunk begins where the one
   * before it ended.
   */
  chunks(from: number): AsyncGenerator<SongChunk, void, unknown>;
  close(): void;
}

/** Samples of a chunk: few at first, so that it begins at once, enough to decode on meanwhile. */
const CHUNK = { first: 6144, later: 16_384 } as const;
/** A packet sounds right only after the one before it: this much is decoded and thrown away. */
const RUN_IN = 2048;
const CACHE_BYTES = 4 * 2 ** 20;

/**
 * Opens the stream copy of a song. Rejects with a sentence when it is missing or cannot be decoded
 * here.
 */
export async function openSongSource(sha256: string): Promise<SongSource> {
  const input = new Input({
    source: new UrlSource(`/media/${sha256}`, {
      maxCacheSize: CACHE_BYTES,
      // A missing file stays missing; what asks again is the person.
      getRetryDelay: (attempts) => (attempts < 2 ? 0.3 : null),
    }),
    formats: [MP4],
  });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) throw new Error('The song’s stream has no sound in it. Upload it again.');
    if (!(await track.canDecode())) {
      throw new Error(
        'This browser cannot decode the song (AAC). Open the board in Chrome, Edge, Safari or Firefox.',
      );
    }
    const rate = await track.getSampleRate();
    const sink = new AudioSampleSink(track);
    return {
      rate,
      chunks: (from) => gather(sink, rate, from),
      close: () => input.dispose(),
    };
  } catch (error) {
    input.dispose();
    throw error;
  }
}

async function* gather(
  sink: AudioSampleSink,
  rate: number,
  from: number,
): AsyncGenerator<SongChunk, void, unknown> {
  let samples: AudioSample[] = [];
  let begin = from;
  let length = 0;
  let wanted: number = CHUNK.first;
  const take = (): SongChunk => {
    const buffer = join(samples, length, rate);
    const chunk = { sample: begin, buffer };
    samples = [];
    begin += length;
    length = 0;
    wanted = CHUNK.later;
    return chunk;
  };
  try {
    for await (const sample of sink.samples((from - RUN_IN) / rate)) {
      const at = Math.round(sample.timestamp * rate);
      const before = Math.max(0, from - at);
      if (before >= sample.numberOfFrames) {
        sample.close();
        continue;
      }
      // A hole in the stream, or one that begins later.
      if (samples.length > 0 && at > begin + length) yield take();
      if (samples.length === 0) begin = at + before;
      samples.push(before === 0 ? sample : cut(sample, before));
      length += sample.numberOfFrames - before;
      if (length >= wanted) yield take();
    }
    if (length > 0) yield take();
  } finally {
    for (const sample of samples) sample.close();
  }
}

function cut(sample: AudioSample, before: number): AudioSample {
  const rest = sample.trim(before);
  sample.close();
  return rest;
}

/** One buffer of samples that follow one another; closes them. */
function join(samples: readonly AudioSample[], length: number, rate: number): AudioBuffer {
  const channels = samples[0]?.numberOfChannels ?? 1;
  const buffer = new AudioBuffer({ numberOfChannels: channels, length, sampleRate: rate });
  let at = 0;
  for (const sample of samples) {
    for (let channel = 0; channel < channels; channel += 1) {
      const into = buffer.getChannelData(channel).subarray(at, at + sample.numberOfFrames);
      sample.copyTo(into, { planeIndex: channel, format: 'f32-planar' });
    }
    at += sample.numberOfFrames;
    sample.close();
  }
  return buffer;
}
