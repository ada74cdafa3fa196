import type { Rational } from '@takeboard/editorial';
import { Input, MP4, UrlSource, VideoSampleSink } from 'mediabunny';
import type { VideoSample } from 'mediabunny';

/** One decoded picture of a proxy. */
export interface ReelFrame {
  /** Counted from 0. */
  readonly frame: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  draw(context: CanvasRenderingContext2D): void;
  /** Must be called: a decoder has few places for pictures. */
  close(): void;
}

/** The open proxy of a take. */
export interface Reel {
  /** Decodes on from a frame, one after another to the last. */
  frames(from: number): AsyncGenerator<ReelFrame, void, unknown>;
  close(): void;
}

/** Bytes of a proxy kept beside what the browser keeps: some seconds of 360p. */
const CACHE_BYTES = 2 * 2 ** 20;

/** Opens the proxy of a take, whose frames are `fps` apart. Rejects with a sentence. */
export async function openReel(proxy: string, { num, den }: Rational): Promise<Reel> {
  const input = new Input({
    source: new UrlSource(`/media/${proxy}`, {
      maxCacheSize: CACHE_BYTES,
      getRetryDelay: (attempts) => (attempts < 2 ? 0.3 : null),
    }),
    formats: [MP4],
  });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('There is no picture in its proxy. Upload the take again.');
    if (!(await track.canDecode())) {
      throw new Error(
        'This browser cannot decode it (H.264). Open the board in Chrome, Edge, Safari or Firefox.',
      );
    }
    const sink = new VideoSampleSink(track, { optimizeForLatency: true });
    return {
      frames: (from) => decodeFrom(sink, ((from + 0.5) * den) / num, num / den),
      close: () => input.dispose(),
    };
  } catch (error) {
    input.dispose();
    throw error;
  }
}

async function* decodeFrom(
  sink: VideoSampleSink,
  seconds: number,
  perSecond: number,
): AsyncGenerator<ReelFrame, void, unknown> {
  for await (const sample of sink.samples(seconds)) {
    yield {
      frame: Math.round(sample.timestamp * perSecond),
      width: sample.displayWidth,
      height: sample.displayHeight,
      draw: (context) => drawWhole(sample, context),
      close: () => sample.close(),
    };
  }
}

const drawWhole = (sample: VideoSample, context: CanvasRenderingContext2D) =>
  sample.draw(context, 0, 0, context.canvas.width, context.canvas.height);
