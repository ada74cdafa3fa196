import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeProxy, makeStills, probeVideo, sayProblem } from '../src/index.ts';
import {
  damagePicture,
  factsOf,
  ffmpegForTests,
  ffmpegRuns,
  framesDecoded,
  makeFilm,
  problemOf,
  testFolder,
} from './support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const at = (name: string) => join(folder, name);

const good = makeFilm(ffmpeg, at('good.mp4'), {
  sound: true,
  out: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
});
const indexFirst = at('index-first.mp4');
ffmpegRuns(ffmpeg, '-i', good, '-c', 'copy', '-movflags', '+faststart', indexFirst);
const webm = makeFilm(ffmpeg, at('good.webm'), {
  out: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
});

/** The whole way of a file: what a person reads when it cannot become a take. */
async function whatIsSaid(path: string): Promise<string> {
  const problem = await problemOf(
    (async () => {
      const { facts } = await probeVideo(path);
      await makeProxy(ffmpeg, path, at('proxy.mp4'), facts);
    })(),
  );
  expect(existsSync(at('proxy.mp4'))).toBe(false);
  expect(existsSync(at('proxy.mp4.part'))).toBe(false);
  return sayProblem(problem, 'clip.mp4');
}

const INCOMPLETE = 'clip.mp4 is not a complete video file (upload cut off?). Upload it again.';
const ACCEPTED = 'Accepted: MP4, MOV, WebM, MKV.';

const write = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(at(name), bytes);
  return at(name);
};
const part = (path: string, length: number) => readFileSync(path).subarray(0, length);

describe('[M12] a file that is not whole', () => {
  test.each([
    ['empty', () => write('0-bytes.mp4', '')],
    ['one byte', () => write('1-byte.mp4', 'f')],
    ['random bytes', () => write('random.mp4', randomFillSync(Buffer.alloc(100_000)))],
    ['zeros', () => write('zeros.mp4', Buffer.alloc(100_000))],
    ['cut off before its index', () => write('no-index.mp4', part(good, 20_000))],
    ['cut off in its pictures', () => write('cut.mp4', part(indexFirst, 20_000))],
    [
      'cut off after its index',
      () => {
        const bytes = readFileSync(indexFirst);
        return write('index-only.mp4', bytes.subarray(0, bytes.indexOf('mdat') - 4));
      },
    ],
    [
      'short of one byte',
      () => {
        const bytes = readFileSync(indexFirst);
        return write('short-of-one-byte.mp4', bytes.subarray(0, -1));
      },
    ],
    ['a WebM cut off in its header', () => write('cut-early.webm', part(webm, 300))],
    ['a WebM cut off in its pictures', () => write('cut.webm', part(webm, 9000))],
    [
      'an index full of nonsense',
      () => {
        const bytes = readFileSync(indexFirst);
        const index = bytes.indexOf('stbl');
        return write('nonsense-index.mp4', bytes.fill(0xff, index + 4, index + 400));
      },
    ],
  ])('%s', async (_, make) => {
    expect(await whatIsSaid(make())).toBe(INCOMPLETE);
  });

  test('a WebM written while it was recorded, cut off, is noticed when it is decoded', async () => {
    const live = at('live.webm');
    ffmpegRuns(ffmpeg, '-i', webm, '-c', 'copy', '-live', '1', live);
    expect((await factsOf(live)).codec).toBe('vp9');
    const bytes = readFileSync(live);
    const said = await whatIsSaid(write('live-cut.webm', bytes.subarray(0, bytes.length - 700)));
    expect(said).toBe(INCOMPLETE);
  });
});

describe('[M12] a file that is something else', () => {
  const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>';
  const picture = (name: string, ...out: readonly string[]) => {
    ffmpegRuns(ffmpeg, '-f', 'lavfi', '-i', 'testsrc2=s=64x36', '-frames:v', '1', ...out, at(name));
    return at(name);
  };
  const disguised = (path: string, name: string) => {
    copyFileSync(path, at(name));
    return at(name);
  };

  test.each([
    ['an HLS playlist', () => write('list.mp4', `#EXTM3U\n#EXTINF:1,\n${good}\n`)],
    ['a concat script', () => write('script.mp4', `ffconcat version 1.0\nfile '${good}'\n`)],
    ['a DASH manifest', () => write('dash.mp4', '<?xml version="1.0"?>\n<MPD></MPD>')],
  ])('%s is called a playlist', async (_, make) => {
    expect(await whatIsSaid(make())).toBe(`This is a playlist, not a video. ${ACCEPTED}`);
  });

  test.each([
    ['PNG', () => disguised(picture('a.png'), 'png.mp4')],
    ['JPEG', () => disguised(picture('a.jpg'), 'jpg.mov')],
    ['GIF', () => disguised(picture('a.gif'), 'gif.mp4')],
    ['WebP', () => disguised(picture('a.webp', '-c:v', 'libwebp'), 'webp.webm')],
    ['BMP', () => disguised(picture('a.bmp'), 'bmp.mp4')],
    ['TIFF', () => disguised(picture('a.tiff'), 'tiff.mp4')],
    ['SVG', () => write('svg.mp4', svg)],
    [
      'AVIF',
      () => write('avif.mp4', Buffer.from('\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf', 'latin1')),
    ],
  ])('a %s is called an image', async (_, make) => {
    expect(await whatIsSaid(make())).toBe(`This is an image, not a video. ${ACCEPTED}`);
  });

  test('another kind of video is named', async () => {
    const avi = disguised(makeFilm(ffmpeg, at('a.avi'), { out: ['-c:v', 'mpeg4'] }), 'avi.mp4');
    expect(await whatIsSaid(avi)).toBe(`This is an AVI file. ${ACCEPTED}`);
    const ts = disguised(makeFilm(ffmpeg, at('a.ts')), 'ts.mp4');
    expect(await whatIsSaid(ts)).toBe(`This is an MPEG transport stream. ${ACCEPTED}`);
  });

  test.each([
    ['MP4', 'audio.mp4', ['-c:a', 'aac']],
    ['WAV', 'audio.wav', []],
    ['FLAC', 'audio.flac', []],
    ['WebM', 'audio.webm', ['-c:a', 'libopus']],
  ])('sound alone, as %s', async (_, name, out) => {
    ffmpegRuns(ffmpeg, '-f', 'lavfi', '-i', 'sine=440:d=1', ...out, at(name));
    expect(await whatIsSaid(disguised(at(name), `${name}.mp4`))).toBe(
      'No picture in this file, only sound. Upload the video it belongs to.',
    );
  });
});

describe('[M12] a file that asks for too much', () => {
  test('12000 × 12000', async () => {
    const huge = at('12000x12000.mp4');
    ffmpegRuns(
      ffmpeg,
      ...['-f', 'lavfi', '-i', 'color=s=12000x12000', '-frames:v', '1'],
      ...['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '31', huge],
    );
    expect(await whatIsSaid(huge)).toBe(
      '12000 × 12000 is 144 megapixels; at most 36 are accepted. Make it smaller, then upload it again.',
    );
  });

  test('a picture larger than its file says is stopped by ffmpeg itself', async () => {
    const lying = readFileSync(at('12000x12000.mp4'));
    const entry = lying.indexOf('mp4v');
    const track = lying.indexOf('tkhd');
    for (const place of [entry + 28, entry + 30]) lying.writeUInt16BE(120, place);
    for (const place of [track + 80, track + 84]) lying.writeUInt32BE(120 << 16, place);
    expect(await whatIsSaid(write('says-120.mp4', lying))).toMatch(
      /^12000 × 12000 is 144 megapixels/u,
    );
  });

  test('three hours', async () => {
    const long = makeFilm(ffmpeg, at('long.mp4'), {
      size: '16x16',
      rate: '1/60',
      seconds: 3 * 3600,
      out: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    });
    expect(await whatIsSaid(long)).toBe(
      'clip.mp4 is 180 minutes long; a take has at most 60. Cut it shorter, then upload it again.',
    );
  });

  test('a codec that nobody here knows', async () => {
    const bytes = readFileSync(good);
    bytes.write('zzzz', bytes.indexOf('avc1', bytes.indexOf('stsd')), 'latin1');
    expect(await whatIsSaid(write('unknown-codec.mp4', bytes))).toBe(
      'clip.mp4 is encoded as “zzzz”, which cannot be read here. Save it as H.264, HEVC, VP9, AV1 or ProRes, then upload it again.',
    );
  });

  test('a file that is gone', async () => {
    expect(await whatIsSaid(at('nowhere.mp4'))).toBe(
      'clip.mp4 is no longer on the server. Upload it again.',
    );
  });
});

describe('[M13] damage inside a file of the right form', () => {
  const film = makeFilm(ffmpeg, at('film.mp4'), {
    size: '320x180',
    seconds: 2,
    out: ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'],
  });

  test.each([0.2, 0.5, 0.9])('at %d of it is found where it is', async (part) => {
    const path = at('damaged.mp4');
    const truth = await damagePicture(film, path, part);
    const problem = await problemOf(makeProxy(ffmpeg, path, at('p.mp4'), await factsOf(path)));
    expect(problem.code).toBe('damaged');
    // Pictures are stored in another order than shown: those before may wait for the damaged one.
    expect(problem.atMs).toBeGreaterThan(truth - 200);
    expect(problem.atMs).toBeLessThan(truth + 200);
    const near = `0:0${(Math.floor((problem.atMs ?? 0) / 100) / 10).toFixed(1)}`;
    expect(sayProblem(problem, 'clip.mp4')).toBe(
      `Damaged near ${near}. Keep it with glitches, or upload it again.`,
    );
    expect(existsSync(at('p.mp4'))).toBe(false);
  });

  test('is kept with its glitches when a person says so', async () => {
    const path = at('kept.mp4');
    await damagePicture(film, path, 0.5);
    const facts = await factsOf(path);
    const { frames } = await makeProxy(ffmpeg, path, at('kept-proxy.mp4'), facts, {
      keepDamaged: true,
    });
    expect(frames).toBeGreaterThan(40);
    expect(framesDecoded(ffmpeg, at('kept-proxy.mp4'))).toBe(frames);
  });
});

describe('[M11] memory', () => {
  test('a file of 4 GB is probed by a process that may have 64 MB of objects', () => {
    const path = at('4-gigabytes.mp4');
    const bytes = readFileSync(indexFirst);
    const pictures = bytes.indexOf('mdat') - 4;
    const bytes4G = 4 * 2 ** 30;
    const file = openSync(path, 'w');
    // A hole of 4 GB that the index calls pictures; the disk keeps nothing of it.
    writeSync(file, bytes, 0, pictures, 0);
    const header = Buffer.alloc(16);
    header.writeUInt32BE(1, 0);
    header.write('mdat', 4, 'latin1');
    header.writeBigUInt64BE(BigInt(bytes4G - pictures), 8);
    writeSync(file, header, 0, 16, pictures);
    ftruncateSync(file, bytes4G);
    closeSync(file);
    const probe = new URL('../src/reader.ts', import.meta.url).href;
    const program = `
      const { probeVideo } = await import(${JSON.stringify(probe)});
      const { facts } = await probeVideo(${JSON.stringify(path)});
      console.log(JSON.stringify({ facts, peak: process.resourceUsage().maxRSS }));`;
    const child = spawnSync(
      process.execPath,
      ['--max-old-space-size=64', '--input-type=module', '-e', program],
      { encoding: 'utf8' },
    );
    expect(child.status, child.stderr).toBe(0);
    const { facts, peak } = JSON.parse(child.stdout) as { facts: unknown; peak: number };
    expect(facts).toMatchObject({ codec: 'h264', frames: 24 });
    expect(peak, 'kB').toBeLessThan(200_000);
  });

  test.runIf(ffmpeg.limits.prlimit)('a picture that needs more than a run may have', async () => {
    const path = makeFilm(ffmpeg, at('wide.mp4'), {
      size: '5800x5800',
      rate: '1',
      out: ['-frames:v', '2', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    });
    const facts = await factsOf(path);
    const limits = { memory: 200 * 2 ** 20 };
    const problem = await problemOf(makeProxy(ffmpeg, path, at('w.mp4'), facts, limits));
    expect(problem.code).toBe('too_much_memory');
    expect(sayProblem(problem, 'clip.mp4')).toBe(
      'clip.mp4 needs more memory than one file may take here. Make its picture smaller, then upload it again.',
    );
  });
});

test('[M2] hostile names are only names', async () => {
  const place = at('--filter_script; "quoted" $(id) `id` %d %03d ü 🎬 <b>&');
  mkdirSync(place);
  for (const name of ['-i.mp4', 'concat:a|b.mp4', "it's.mp4", 'a%20b%d.mp4', 'http:example.mp4']) {
    const path = join(place, name);
    copyFileSync(good, path);
    const facts = await factsOf(path);
    const { frames } = await makeProxy(ffmpeg, path, join(place, `-${name}.proxy`), facts);
    const stills = await makeStills(ffmpeg, join(place, `-${name}.proxy`), place, {
      ...facts,
      frames,
    });
    expect(existsSync(stills.poster)).toBe(true);
  }
});
