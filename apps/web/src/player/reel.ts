import type { Rational } from '@takeboard/editorial';
import { Input, MP4, UrlSource, VideoSampleSink } from 'mediabunny';
import type { InputVideoTrack, VideoSample } from 'mediabunny';

/** One decoded picture of a proxy. */
export interface ReelFrame {
  /** Counted from 0. */
  readonly frame: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Fills a canvas of its size. */
  draw(context: CanvasRenderingContext2D): Promise<void>;
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
    const sink = new VideoSampleSink(track, {
      optimizeForLatency: true,
      ...((await decodesBySoftware(track)) && { hardwareAcceleration: 'prefer-software' }),
    });
    return {
      frames: (from) => decodeFrom(sink, ((from + 0.5) * den) / num, num / den),
      close: () => input.dispose(),
    };
  } catch (error) {
    input.dispose();
    throw error;
  }
}

/**
 * Pictures this small are decoded as fast by the processor, which has room for any number of takes and
 * begins at once; and they are copied to a canvas from where they lie.
 */
async function decodesBySoftware(track: InputVideoTrack): Promise<boolean> {
  const config = await track.getDecoderConfig();
  if (config === null) return false;
  const wished = { ...config, hardwareAcceleration: 'prefer-software' } as const;
  return (await VideoDecoder.isConfigSupported(wished)).supported === true;
}

async function* decodeFrom(
  sink: VideoSampleSink,
  seconds: number,
  perSecond: number,
): AsyncGenerator<ReelFrame, void, unknown> {
  const copy = newCopier();
  for await (const sample of sink.samples(seconds)) {
    yield {
      frame: Math.round(sample.timestamp * perSecond),
      width: sample.displayWidth,
      height: sample.displayHeight,
      draw: (context) => copy(sample, context),
      close: () => sample.close(),
    };
  }
}

/** Whether this browser turns decoded pictures into pixels by itself, until one shows that it does not. */
let givesPixels = true;

/**
 * Copies pictures to canvases, by their pixels. Drawn with `drawImage` instead, each would stay in a
 * cache of the browser's that is emptied only at half a gigabyte.
 */
function newCopier() {
  let pixels: ImageData | undefined;
  return async (sample: VideoSample, context: CanvasRenderingContext2D): Promise<void> => {
    const { width, height } = context.canvas;
    if (givesPixels) {
      const frame = sample.toVideoFrame();
      try {
        if (pixels?.width !== width || pixels.height !== height) {
          pixels = new ImageData(width, height);
        }
        // A browser that does not know of formats says the size of another one.
        givesPixels = frame.allocationSize({ format: 'RGBA' }) === pixels.data.length;
        if (givesPixels) {
          await frame.copyTo(pixels.data, { format: 'RGBA' });
          context.putImageData(pixels, 0, 0);
          return;
        }
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'NotSupportedError')) throw error;
        givesPixels = false;
      } finally {
        frame.close();
      }
    }
    sample.draw(context, 0, 0, width, height);
  };
}
