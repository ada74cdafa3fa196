import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rational } from '@takeboard/editorial';
import type { MediaFacts } from './facts.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { isPicture } from './make-stills.ts';
import { inputArguments, runFfmpeg } from './run-ffmpeg.ts';
import type { Limits } from './run-ffmpeg.ts';
import { stillFilter, webp } from './stills-arguments.ts';
import { whyNotWritten } from './why-not-written.ts';

/**
 * The stills in which a part of a take begins and ends: frame `in`, and the last one before `out`.
 * Costs the same wherever the part lies, because the proxy has a key frame every twelve.
 * Resolves with the paths of WebP files in `folder`.
 */
export async function makeRangeStills(
  ffmpeg: Ffmpeg,
  proxy: string,
  folder: string,
  range: { readonly in: number; readonly out: number },
  facts: Pick<MediaFacts, 'fps' | 'width' | 'height'>,
  limits: Limits = {},
): Promise<{ inStill: string; outStill: string }> {
  const inStill = join(folder, 'range-in.webp');
  const outStill = join(folder, 'range-out.webp');
  const scale = stillFilter(facts);
  try {
    const run = await runFfmpeg(
      ffmpeg,
      [
        ...['-filter_complex_threads', '1'],
        ...['-threads', '1', '-ss', before(range.in, facts.fps), ...inputArguments(proxy)],
        ...['-threads', '1', '-ss', before(range.out - 1, facts.fps), ...inputArguments(proxy)],
        ...['-filter_complex', `[0:v]${scale}[in];[1:v]${scale}[out]`],
        ...webp('[in]', inStill),
        ...webp('[out]', outStill),
      ],
      limits,
    );
    const there = await Promise.all([inStill, outStill].map((file) => isPicture(`${file}.part`)));
    if (!run.finished || there.includes(false)) throw await whyNotWritten(folder, run);
    await rename(`${inStill}.part`, inStill);
    await rename(`${outStill}.part`, outStill);
    return { inStill, outStill };
  } finally {
    await rm(`${inStill}.part`, { force: true });
    await rm(`${outStill}.part`, { force: true });
  }
}

/** Half a frame earlier than the frame: the first picture after that moment is the frame itself. */
const before = (frame: number, fps: Rational) =>
  Math.max(0, ((frame - 0.5) * fps.den) / fps.num).toFixed(6);
