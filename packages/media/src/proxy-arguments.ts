import type { MediaFacts } from './facts.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import type { SourcePicture } from './source-picture.ts';
import { inputArguments, MOST_SECONDS } from './run-ffmpeg.ts';

/** The short side of a proxy, in pixels; a smaller source keeps its own size. */
const SHORT_SIDE = 360;
/** The long side of a very flat or very tall one. */
const MOST_LONG_SIDE = 1280;

/**
 * What ffmpeg is told to decode all of `input` and make a proxy of it in `output`. `strict` ends it at
 * the first thing that is not as it should be.
 */
export function proxyArguments(
  ffmpeg: Ffmpeg,
  facts: MediaFacts,
  source: SourcePicture,
  files: { readonly input: string; readonly output: string; readonly strict: boolean },
): readonly string[] {
  const { width, height } = proxySize(facts);
  const rate = `${facts.fps.num}/${facts.fps.den}`;
  const size = `${width}:${height}`;
  const from = source.matrix === undefined ? '' : `:in_color_matrix=${source.matrix}`;
  const picture = [
    'setpts=PTS-STARTPTS',
    `fps=${rate}:round=near`,
    ...(facts.hdr && ffmpeg.can.tonemap && source.transfer !== undefined
      ? toneMapped(size, source.transfer)
      : [`scale=${size}:flags=bilinear${from}:out_color_matrix=bt709:out_range=tv`]),
    'setsar=1',
    'format=yuv420p',
    'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
  ].join(',');
  const sound = facts.audio === null ? ['-an'] : soundArguments(source.soundLeads);
  return [
    // One thread: as many files as processors are worked on at once, and threads cost time of their own.
    ...['-threads', '1', '-filter_threads', '1'],
    ...(files.strict ? ['-xerror', '-err_detect', 'explode'] : ['-err_detect', 'ignore_err']),
    ...inputArguments(files.input),
    ...['-map', '0:V:0', '-t', String(MOST_SECONDS + 60), '-vf', picture],
    ...['-fps_mode', 'passthrough'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-threads', '1'],
    ...['-g', '12', '-bf', '0', '-sc_threshold', '0'],
    ...sound,
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn'],
    ...['-movflags', '+faststart', '-f', 'mp4', `file:${files.output}`],
  ];
}

/** Even sizes; never larger than the source. */
export function proxySize({ width, height }: Pick<MediaFacts, 'width' | 'height'>) {
  const shrink = Math.min(
    1,
    SHORT_SIDE / Math.min(width, height),
    MOST_LONG_SIDE / Math.max(width, height),
  );
  const even = (side: number) => Math.max(2, 2 * Math.round((side * shrink) / 2));
  return { width: even(width), height: even(height) };
}

/** Linear light in floats, then Hable's curve: skies keep their clouds. Made small first, it is cheap. */
function toneMapped(size: string, transfer: string): string[] {
  const [width, height] = size.split(':');
  return [
    `zscale=w=${width}:h=${height}:f=bilinear:tin=${transfer}:pin=bt2020:min=bt2020nc:rin=tv:t=linear:npl=100`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=hable:desat=0',
    'zscale=t=bt709:m=bt709:r=tv',
  ];
}

/** Frame 0 is the first picture, so sound that begins earlier is cut and sound that begins later waits. */
function soundArguments(leads: number): string[] {
  const align =
    Math.abs(leads) < 0.001
      ? []
      : leads > 0
        ? [`atrim=start=${leads.toFixed(6)}`, 'asetpts=PTS-STARTPTS']
        : [`asetpts=PTS-STARTPTS`, `adelay=${Math.round(-leads * 1000)}:all=1`];
  return [
    ...['-map', '0:a:0?'],
    ...(align.length > 0 ? ['-af', align.join(',')] : []),
    ...['-c:a', 'aac', '-b:a', '96k', '-ac', '2'],
  ];
}
