import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rational } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { makeProxy } from '../src/index.ts';
import { EncodedPacketSink, FilePathSource, Input, MP4 } from 'mediabunny';
import {
  difference,
  factsOf,
  ffmpegForTests,
  ffmpegRuns,
  framesDecoded,
  makeFilm,
  pixelsOf,
  testFolder,
} from './support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const at = (name: string) => join(folder, name);

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'];

async function proxyOf(path: string) {
  const source = await factsOf(path);
  const { frames } = await makeProxy(ffmpeg, path, at('proxy.mp4'), source);
  return { source, frames, proxy: await factsOf(at('proxy.mp4')), path: at('proxy.mp4') };
}

describe('[M14] a proxy', () => {
  test.each([
    ['wide', '1280x720', { width: 640, height: 360 }],
    ['tall', '720x1280', { width: 360, height: 640 }],
    ['square', '500x500', { width: 360, height: 360 }],
    ['small', '160x90', { width: 160, height: 90 }],
    ['very flat', '2048x64', { width: 1280, height: 40 }],
    ['of odd shape', '1366x768', { width: 640, height: 360 }],
  ])('of a %s picture', async (_, size, shown) => {
    const { proxy, frames } = await proxyOf(makeFilm(ffmpeg, at('in.mp4'), { size, seconds: 0.5 }));
    expect(proxy).toMatchObject({ ...shown, codec: 'h264', container: 'mp4', frames: 12 });
    expect(frames).toBe(12);
  });

  test.each([
    ['mp4', '24', H264],
    ['mp4', '24000/1001', H264],
    ['mp4', '30000/1001', H264],
    ['mkv', '24000/1001', [...H264, '-bf', '2']],
    ['webm', '24000/1001', VP9],
    ['webm', '30', VP9],
    ['mov', '25', ['-c:v', 'prores_ks']],
  ])('from %s at %s has its exact rate, and exactly its frames', async (kind, rate, out) => {
    const path = makeFilm(ffmpeg, at(`rate.${kind}`), { rate, seconds: 2, out });
    const { source, proxy, frames } = await proxyOf(path);
    const [num = 0, den = 1] = rate.split('/').map(Number);
    expect(source.fps).toEqual(rational(num, den));
    expect(proxy.fps).toEqual(source.fps);
    expect(frames).toBe(framesDecoded(ffmpeg, path));
    expect(framesDecoded(ffmpeg, at('proxy.mp4'))).toBe(frames);
    expect(source.frames).toBe(frames);
  });

  test('shows at each frame what its source shows there', async () => {
    const path = makeFilm(ffmpeg, at('same.mkv'), {
      size: '640x360',
      sound: true,
      out: [...H264, '-bf', '3', '-c:a', 'aac'],
    });
    const { frames } = await proxyOf(path);
    expect(frames).toBe(24);
    for (const frame of [0, 1, 11, 23]) {
      const wanted = pixelsOf(ffmpeg, path, frame, '64x36');
      const shown = pixelsOf(ffmpeg, at('proxy.mp4'), frame, '64x36');
      const next = pixelsOf(ffmpeg, path, frame === 23 ? 22 : frame + 1, '64x36');
      expect(difference(shown, wanted)).toBeLessThan(4);
      expect(difference(shown, wanted)).toBeLessThan(difference(shown, next));
    }
  });

  test('begins a group every twelve frames, has no B-frames and its index first', async () => {
    await proxyOf(makeFilm(ffmpeg, at('gop.mp4'), { size: '320x180', seconds: 2 }));
    const input = new Input({ source: new FilePathSource(at('proxy.mp4')), formats: [MP4] });
    const video = await input.getPrimaryVideoTrack();
    if (video === null) throw new Error('no picture');
    const packets = [];
    for await (const packet of new EncodedPacketSink(video).packets()) packets.push(packet);
    input.dispose();
    expect(packets.flatMap(({ type }, i) => (type === 'key' ? [i] : []))).toEqual([0, 12, 24, 36]);
    expect(packets.map(({ timestamp }) => Math.round(timestamp * 24))).toEqual(
      packets.map((_, i) => i),
    );
    const bytes = readFileSync(at('proxy.mp4'));
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  test('of a variable rate is even, at the nominal rate and of the same length', async () => {
    const path = makeFilm(ffmpeg, at('cursed-vfr.mp4'), {
      rate: '30',
      seconds: 2,
      out: [...['-vf', "select='not(eq(mod(n\\,7)\\,3))'", '-fps_mode', 'vfr'], ...H264],
    });
    const { source, proxy, frames } = await proxyOf(path);
    expect(source.variableFps).toBe(true);
    expect(proxy).toMatchObject({ fps: rational(30), variableFps: false, frames });
    expect(Math.abs(frames - 60)).toBeLessThanOrEqual(1);
  });

  test.each([1, 2, 3])('of %d frames', async (count) => {
    const out = ['-frames:v', String(count), ...H264];
    const { frames } = await proxyOf(makeFilm(ffmpeg, at('short.mp4'), { out }));
    expect(frames).toBe(count);
  });

  test('keeps sound as AAC, in step with the picture', async () => {
    const path = at('late-picture.mkv');
    const film = makeFilm(ffmpeg, at('silent.mp4'));
    // Sound from the beginning, the picture half a second later.
    ffmpegRuns(
      ffmpeg,
      ...['-itsoffset', '0.5', '-i', film, '-f', 'lavfi', '-i', 'sine=440:d=1.5'],
      ...['-map', '0:v', '-map', '1:a', '-c:v', 'copy', '-c:a', 'aac', path],
    );
    const { proxy, frames } = await proxyOf(path);
    expect(frames).toBe(24);
    expect(proxy.audio).toMatchObject({ codec: 'aac', channels: 2 });
    const sound = ffmpegRuns(ffmpeg, '-i', at('proxy.mp4'), '-vn', '-ac', '1', '-f', 's16le', '-');
    expect(sound.length / 2 / 44_100).toBeCloseTo(1, 1);
  });

  test('tells how far it is', async () => {
    const path = makeFilm(ffmpeg, at('progress.mp4'), { seconds: 2 });
    const told: number[] = [];
    await makeProxy(ffmpeg, path, at('p.mp4'), await factsOf(path), {
      onProgress: (done) => told.push(done),
    });
    expect(told.at(-1)).toBe(48);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});

describe('[M19] colours', () => {
  /** #804020 in BT.709, as luma and two differences of colour. */
  const brown = Buffer.from([0x51, 0x6b, 0x9e]);
  const matrices = { bt601: 'smpte170m', bt709: 'bt709' } as const;

  test.each([
    ['HD that says nothing is BT.709', '1280x720', 'bt709', []],
    ['SD that says nothing is BT.601', '640x360', 'bt601', []],
    ['HD that says BT.601 is that', '1280x720', 'bt601', ['-colorspace', 'smpte170m']],
    ['SD that says BT.709 is that', '640x360', 'bt709', ['-colorspace', 'bt709']],
  ] as const)('of %s', async (_, size, matrix, tags) => {
    const path = makeFilm(ffmpeg, at('brown.mp4'), {
      size,
      seconds: 0.2,
      out: [
        ...[
          '-vf',
          `format=rgb24,lutrgb=r=128:g=64:b=32,scale=out_color_matrix=${matrices[matrix]},format=yuv420p`,
        ],
        ...['-c:v', 'libx264', '-preset', 'ultrafast', '-colorspace', 'unspecified', ...tags],
      ],
    });
    await proxyOf(path);
    const shown = ffmpegRuns(
      ffmpeg,
      ...['-i', at('proxy.mp4'), '-frames:v', '1', '-vf', 'scale=1:1,format=yuv444p'],
      ...['-f', 'rawvideo', '-'],
    );
    expect(difference(shown, brown)).toBeLessThan(1.4);
  });
});

describe('[M8] the proxy of HDR', () => {
  /** White at 100 and at 1000 nits, which PQ and HLG write as different codes. */
  const hdrFilm = (curve: string) => {
    const tags = ['-color_primaries', 'bt2020', '-color_trc', curve, '-colorspace', 'bt2020nc'];
    return makeFilm(ffmpeg, at(`${curve}.webm`), {
      out: ['-vf', 'format=yuv420p10le', ...VP9, '-profile:v', '2', ...tags],
    });
  };

  test.runIf(ffmpeg.can.tonemap).each(['smpte2084', 'arib-std-b67'])(
    'is brought to what a plain screen shows (%s)',
    async (curve) => {
      const path = hdrFilm(curve);
      const { frames } = await proxyOf(path);
      expect(frames).toBe(24);
      const said = ffmpegRuns(
        ffmpeg,
        ...['-i', at('proxy.mp4'), '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
      );
      expect(said.length).toBe(192 * 108 * 3);
      // Not the codes as they are: those would look pale and flat.
      const plain = pixelsOf(ffmpeg, path, 12, '64x36');
      expect(difference(pixelsOf(ffmpeg, at('proxy.mp4'), 12, '64x36'), plain)).toBeGreaterThan(8);
      const proxy = await factsOf(at('proxy.mp4'));
      expect(proxy).toMatchObject({ hdr: false });
    },
  );

  test('is made without tone mapping by an ffmpeg that cannot', async () => {
    const path = hdrFilm('smpte2084');
    const plain = { ...ffmpeg, can: { ...ffmpeg.can, tonemap: false } };
    expect(await makeProxy(plain, path, at('plain.mp4'), await factsOf(path))).toEqual({
      frames: 24,
    });
  });
});

test('[M7] a turned picture stands upright in its proxy', async () => {
  const flat = makeFilm(ffmpeg, at('flat.mp4'), { size: '320x180' });
  const bytes = readFileSync(flat);
  const matrix = bytes.indexOf('tkhd') + 44;
  for (const [i, value] of [0, 1, 0, -1, 0].entries())
    bytes.writeInt32BE(value * 65_536, matrix + 4 * i);
  writeFileSync(at('turned.mp4'), bytes);
  const { proxy } = await proxyOf(at('turned.mp4'));
  expect(proxy).toMatchObject({ width: 180, height: 320, rotation: 0 });
});

describe('[M3] a run that is not wanted any more', () => {
  // Two seconds thirty times over: as much to decode, and quickly made.
  const short = makeFilm(ffmpeg, at('two-seconds.mp4'), {
    size: '640x360',
    rate: '30',
    seconds: 2,
  });
  const long = at('long.mp4');
  ffmpegRuns(ffmpeg, '-stream_loop', '29', '-i', short, '-c', 'copy', long);

  test('ends within two seconds and leaves nothing', async () => {
    const facts = await factsOf(long);
    const control = new AbortController();
    let since = 0;
    const making = makeProxy(ffmpeg, long, at('unwanted.mp4'), facts, {
      signal: control.signal,
      onProgress: (done) => {
        if (done === 0 || control.signal.aborted) return;
        since = performance.now();
        control.abort(new Error('cancelled by a person'));
      },
    });
    await expect(making).rejects.toThrow('cancelled by a person');
    expect(performance.now() - since).toBeLessThan(2500);
    expect(readdirSync(folder).filter((name) => name.startsWith('unwanted'))).toEqual([]);
  });

  test('is given up after its time, in words', async () => {
    const making = makeProxy(ffmpeg, long, at('slow.mp4'), await factsOf(long), { wallMs: 300 });
    await expect(making).rejects.toMatchObject({ code: 'too_long' });
    expect(existsSync(at('slow.mp4'))).toBe(false);
  });
});

test('[M4] what was there before stays until the new one is whole', async () => {
  const good = makeFilm(ffmpeg, at('good.mp4'));
  writeFileSync(at('kept.mp4'), 'the old one');
  const broken = readFileSync(good);
  broken.fill(0, broken.indexOf('mdat') + 400, broken.indexOf('mdat') + 3000);
  writeFileSync(at('broken.mp4'), broken);
  const facts = await factsOf(good);
  const making = makeProxy(ffmpeg, at('broken.mp4'), at('kept.mp4'), facts);
  await expect(making).rejects.toMatchObject({ code: 'damaged' });
  expect(readFileSync(at('kept.mp4'), 'utf8')).toBe('the old one');
  await makeProxy(ffmpeg, good, at('kept.mp4'), facts);
  expect(statSync(at('kept.mp4')).size).toBeGreaterThan(1000);
});
