import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { MediaFacts } from './facts.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { damaged, incomplete, unreadable } from './media-problem.ts';
import { proxyArguments } from './proxy-arguments.ts';
import { whyNotWritten } from './why-not-written.ts';
import { inputArguments, runFfmpeg } from './run-ffmpeg.ts';
import type { Limits, Run } from './run-ffmpeg.ts';
import { countFrames } from './count-frames.ts';
import { sourcePicture } from './reader.ts';

interface ProxyOptions extends Limits {
  /** Go on past damaged pictures and keep what can be shown of them. */
  readonly keepDamaged?: boolean | undefined;
}

/**
 * Decode every picture of a file once: that checks it to its last byte and makes its 360p proxy in
 * one go. `output` appears whole or not at all. Resolves with the number of frames of the proxy,
 * counted in the finished file; frame 0 is the first picture.
 * @throws MediaProblem: `damaged` with the place, `incomplete`, `unreadable`, or a limit reached.
 */
export async function makeProxy(
  ffmpeg: Ffmpeg,
  input: string,
  output: string,
  facts: MediaFacts,
  options: ProxyOptions = {},
): Promise<{ frames: number }> {
  const part = `${output}.part`;
  const strict = !options.keepDamaged;
  try {
    const source = await sourcePicture(input, options.signal);
    const args = proxyArguments(ffmpeg, facts, source, { input, output: part, strict });
    const run = await runFfmpeg(ffmpeg, args, options);
    if (cutOff(run)) throw incomplete(new Error(run.words));
    if (!run.finished) throw await whyNot(ffmpeg, input, facts, run, options);
    const frames = await countFrames(part);
    if (frames === 0 || frames !== run.frames) throw await whyNotWritten(dirname(output), run);
    await rename(part, output);
    return { frames };
  } finally {
    await rm(part, { force: true });
  }
}

/** Words of a demuxer that came to the end of the file before the end of the video. */
const cutOff = ({ words }: Run) =>
  /File ended prematurely|partial file|moov atom not found|unexpected EOF|Truncating packet/iu.test(
    words,
  );

async function whyNot(
  ffmpeg: Ffmpeg,
  input: string,
  facts: MediaFacts,
  run: Run,
  options: ProxyOptions,
) {
  const cause = new Error(run.words);
  if (
    /Decoder .*not found|Unknown decoder|no decoder found|Cannot determine format/iu.test(run.words)
  )
    return unreadable(facts.codec, cause);
  if (options.keepDamaged) return incomplete(cause);
  return damaged(await whereDamaged(ffmpeg, input, facts, run, options));
}

/**
 * Milliseconds from the first picture to the first that cannot be decoded: one more run, in which
 * each picture is told as soon as it is decoded. When only the sound is damaged, as far as it came.
 */
async function whereDamaged(
  ffmpeg: Ffmpeg,
  input: string,
  { fps }: MediaFacts,
  { frames }: Run,
  options: ProxyOptions,
): Promise<number> {
  const { words, finished } = await runFfmpeg(
    ffmpeg,
    [
      ...['-loglevel', 'info', '-nostats', '-threads', '1', '-filter_threads', '1'],
      ...['-xerror', '-err_detect', 'explode', ...inputArguments(input)],
      ...['-map', '0:V:0', '-vf', 'showinfo=checksum=0', '-fps_mode', 'passthrough'],
      ...['-f', 'null', '-'],
    ],
    { ...options, onProgress: undefined },
  );
  const told = [...words.matchAll(/ n: *\d+ pts: *-?\d+ pts_time:(-?[\d.]+)/gu)];
  const [first, last] = [told[0]?.[1], told.at(-1)?.[1]];
  if (finished) return Math.round((1000 * frames * fps.den) / fps.num);
  if (first === undefined || last === undefined) return 0;
  const seconds = Number(last) - Number(first) + fps.den / fps.num;
  return Math.max(0, Math.round(1000 * seconds));
}
