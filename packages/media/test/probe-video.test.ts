import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rational } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { probeVideo } from '../src/index.ts';
import { factsOf, ffmpegForTests, ffmpegRuns, makeFilm, testFolder } from './support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const at = (name: string) => join(folder, name);

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'];
/** Encoders that not every ffmpeg has. */
const encoders = ffmpegRuns(ffmpeg, '-encoders').toString();
const has = (name: string) => encoders.includes(` ${name} `);

describe('[M5] what a file is, it says by its content', () => {
  test.each([
    ['mp4', 'h264', 'a.mp4', H264],
    ['mov', 'prores', 'a.mov', ['-c:v', 'prores_ks']],
    ['mov', 'mjpeg', 'b.mov', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p']],
    ['webm', 'vp9', 'a.webm', VP9],
    ['webm', 'vp8', 'b.webm', ['-c:v', 'libvpx', '-deadline', 'realtime']],
    ['mkv', 'h264', 'a.mkv', H264],
    ['mp4', 'mpeg4', 'b.mp4', ['-c:v', 'mpeg4']],
  ])('%s with %s', async (container, codec, name, out) => {
    makeFilm(ffmpeg, at(name), { out });
    copyFileSync(at(name), at('named-otherwise.avi'));
    expect(await factsOf(at('named-otherwise.avi'))).toEqual({
      container,
      codec,
      width: 192,
      height: 108,
      rotation: 0,
      fps: rational(24),
      variableFps: false,
      frames: 24,
      hdr: false,
      audio: null,
    });
  });

  test('sound, when there is some', async () => {
    makeFilm(ffmpeg, at('s.mp4'), { sound: true, out: [...H264, '-c:a', 'aac', '-ac', '2'] });
    expect((await factsOf(at('s.mp4'))).audio).toEqual({ codec: 'aac', channels: 2, rate: 44_100 });
    makeFilm(ffmpeg, at('s.webm'), { sound: true, out: [...VP9, '-c:a', 'libopus'] });
    expect((await factsOf(at('s.webm'))).audio).toMatchObject({ codec: 'opus', rate: 48_000 });
  });

  test.runIf(has('libx265'))('HEVC in MP4', async () => {
    makeFilm(ffmpeg, at('hevc.mp4'), {
      out: ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error'],
    });
    expect((await factsOf(at('hevc.mp4'))).codec).toBe('hevc');
  });

  test.runIf(has('libsvtav1'))('AV1 in MP4', async () => {
    makeFilm(ffmpeg, at('av1.mp4'), { out: ['-c:v', 'libsvtav1', '-preset', '12'], seconds: 0.2 });
    expect((await factsOf(at('av1.mp4'))).codec).toBe('av1');
  });
});

describe('[M6] the rate is exact, and comes from the pictures', () => {
  const rates = ['24', '24000/1001', '25', '30000/1001', '60', '12'];

  test.each(rates.flatMap((rate) => ['mp4', 'mkv'].map((kind) => [rate, kind] as const)))(
    '%s in %s',
    async (rate, kind) => {
      const path = makeFilm(ffmpeg, at(`rate.${kind}`), { size: '64x36', rate, seconds: 2 });
      const [num = 0, den = 1] = rate.split('/').map(Number);
      const { fps, variableFps, frames } = await factsOf(path);
      expect(fps).toEqual(rational(num, den));
      expect(variableFps).toBe(false);
      expect(frames).toBe(Math.ceil((2 * num) / den));
    },
  );

  test('23.976 in a WebM that rounds to milliseconds', async () => {
    const path = makeFilm(ffmpeg, at('r.webm'), { rate: '24000/1001', seconds: 2, out: VP9 });
    expect((await factsOf(path)).fps).toEqual(rational(24_000, 1001));
  });

  test('an unusual rate is kept as it is', async () => {
    const path = makeFilm(ffmpeg, at('odd-rate.mp4'), { rate: '18', seconds: 2 });
    expect((await factsOf(path)).fps).toEqual(rational(18));
  });

  test('pictures left out make it variable, with the rate they were left out of', async () => {
    const path = makeFilm(ffmpeg, at('vfr.mp4'), {
      rate: '30',
      seconds: 2,
      out: [
        '-vf',
        "select='not(eq(mod(n\\,7)\\,3))*not(between(n\\,20\\,30))'",
        '-fps_mode',
        'vfr',
        ...H264,
      ],
    });
    const { fps, variableFps, frames } = await factsOf(path);
    expect({ fps, variableFps }).toEqual({ fps: rational(30), variableFps: true });
    expect(frames).toBeGreaterThan(57);
    expect(frames).toBeLessThan(61);
  });

  test('one picture', async () => {
    const path = makeFilm(ffmpeg, at('one.mp4'), { out: ['-frames:v', '1', ...H264] });
    expect(await factsOf(path)).toMatchObject({ frames: 1, fps: rational(24), variableFps: false });
  });
});

describe('[M7] sizes are those of the picture as it is shown', () => {
  test.each([90, 180, 270] as const)('turned by %d degrees', async (degrees) => {
    const path = makeFilm(ffmpeg, at('flat.mp4'));
    const turned = at('turned.mp4');
    ffmpegRuns(ffmpeg, '-i', path, '-c', 'copy', turned);
    turnTrack(turned, degrees);
    const { width, height, rotation } = await factsOf(turned);
    const shown = degrees === 180 ? { width: 192, height: 108 } : { width: 108, height: 192 };
    expect({ width, height, rotation }).toEqual({ ...shown, rotation: degrees });
  });

  test('pixels that are not square', async () => {
    const out = ['-vf', 'setsar=4/3', ...H264];
    const path = makeFilm(ffmpeg, at('sar.mp4'), { size: '192x108', out });
    expect(await factsOf(path)).toMatchObject({ width: 256, height: 108 });
  });

  test('odd ones', async () => {
    const out = ['-vf', 'format=yuv444p,crop=191:107:exact=1', '-c:v', 'libx264'];
    const path = makeFilm(ffmpeg, at('odd.mp4'), { out });
    expect(await factsOf(path)).toMatchObject({ width: 191, height: 107 });
  });
});

describe('[M8] HDR is recognised by its curve', () => {
  test.each([
    ['PQ', 'smpte2084'],
    ['HLG', 'arib-std-b67'],
  ])('%s', async (_, curve) => {
    const path = makeFilm(ffmpeg, at('hdr.webm'), { out: hdr(curve) });
    expect(await factsOf(path)).toMatchObject({ hdr: true, codec: 'vp9' });
  });

  test('ten bits alone are not it', async () => {
    const out = ['-vf', 'format=yuv420p10le', ...VP9, '-profile:v', '2'];
    expect(await factsOf(makeFilm(ffmpeg, at('ten.webm'), { out }))).toMatchObject({ hdr: false });
  });
});

describe('[M9] what programs wrote into a file', () => {
  const tags = [
    ...['-metadata', 'title=Ümläut “quoted” <b>'],
    ...['-metadata', 'comment=a crane shot over a wet street'],
    ...['-metadata', 'prompt={"text": "neon rain"}'],
  ];

  test.each([
    ['mp4', ['-movflags', 'use_metadata_tags']],
    ['mov', ['-movflags', 'use_metadata_tags']],
    ['mkv', []],
  ])('in %s', async (kind, flags) => {
    const path = makeFilm(ffmpeg, at(`tags.${kind}`), { out: [...H264, ...tags, ...flags] });
    expect((await probeVideo(path)).embedded).toMatchObject({
      title: 'Ümläut “quoted” <b>',
      comment: 'a crane shot over a wet street',
      prompt: '{"text": "neon rain"}',
    });
  });

  test('too much of it is left out', async () => {
    const out = [...H264, '-metadata', `title=short`, '-metadata', `comment=${'x'.repeat(70_000)}`];
    const { embedded } = await probeVideo(makeFilm(ffmpeg, at('long-tags.mp4'), { out }));
    expect(embedded).toMatchObject({ title: 'short' });
    expect(embedded).not.toHaveProperty('comment');
  });
});

test('[M3] an abort ends a probe with the reason given', async () => {
  const path = makeFilm(ffmpeg, at('abort.mp4'));
  const control = new AbortController();
  const probing = probeVideo(path, control.signal);
  control.abort(new Error('taken back'));
  await expect(probing).rejects.toThrow('taken back');
});

/** Ten bits with that curve, as a phone or a camera tags them. */
function hdr(curve: string): string[] {
  const tags = ['-color_primaries', 'bt2020', '-color_trc', curve, '-colorspace', 'bt2020nc'];
  return ['-vf', 'format=yuv420p10le', ...VP9, '-profile:v', '2', ...tags];
}

/** Write a rotation into the matrix of an MP4's only track; ffmpeg 5 has no option for it. */
function turnTrack(path: string, clockwise: 90 | 180 | 270) {
  const bytes = readFileSync(path);
  const matrix = bytes.indexOf('tkhd') + 4 + 40;
  const [a, b] = clockwise === 90 ? [0, 1] : clockwise === 180 ? [-1, 0] : [0, -1];
  const one = 1 << 16;
  for (const [i, value] of [a, b, 0, -b, a].entries()) {
    bytes.writeInt32BE(value * one, matrix + 4 * i);
  }
  writeFileSync(path, bytes);
}
