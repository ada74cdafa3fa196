import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeProxy, makeRangeStills, makeStills } from '../src/index.ts';
import type { MediaFacts } from '../src/index.ts';
import {
  difference,
  factsOf,
  ffmpegForTests,
  ffmpegRuns,
  makeFilm,
  pixelsOf,
  testFolder,
} from './support/make-files.ts';
import type { Film } from './support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const proxy = join(folder, 'proxy.mp4');

/** A film, its proxy in `proxy`, and the stills in a folder of their own. */
async function stillsOf(name: string, film: Film) {
  const path = makeFilm(ffmpeg, join(folder, `${name}.mp4`), film);
  const source = await factsOf(path);
  const { frames } = await makeProxy(ffmpeg, path, proxy, source);
  const facts: MediaFacts = { ...source, frames };
  const place = join(folder, name);
  mkdirSync(place);
  return { facts, place, stills: await makeStills(ffmpeg, proxy, place, facts) };
}

/** Width and height of a WebP picture, as ffmpeg decodes it. */
function sizeOf(path: string): string {
  const { stderr } = ffmpegSays('-i', path);
  return /Video: webp.*? (\d+x\d+)/u.exec(stderr)?.[1] ?? stderr;
}
function ffmpegSays(...args: readonly string[]) {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  return spawnSync(ffmpeg.path, ['-hide_banner', ...args], { encoding: 'utf8' });
}

describe('[M15] the stills of a take', () => {
  test('are a poster, the first and the last frame, a sprite sheet and a colour', async () => {
    const { facts, place, stills } = await stillsOf('two-seconds', {
      size: '1280x720',
      seconds: 2,
    });
    expect(readdirSync(place).toSorted()).toEqual([
      'in.webp',
      'out.webp',
      'poster.webp',
      'sprite.webp',
    ]);
    for (const still of [stills.poster, stills.inStill, stills.outStill])
      expect(sizeOf(still)).toBe('320x180');
    expect(statSync(stills.poster).size).toBeLessThanOrEqual(15_000);
    expect(stills.sheet).toEqual({
      columns: 10,
      rows: 1,
      tiles: 10,
      tileWidth: 160,
      tileHeight: 90,
    });
    expect(sizeOf(stills.sprite)).toBe('1600x90');
    expect(stills.color).toMatch(/^#[0-9a-f]{6}$/u);
    const first = pixelsOf(ffmpeg, proxy, 0, '64x36');
    const last = pixelsOf(ffmpeg, proxy, facts.frames - 1, '64x36');
    const inStill = pixelsOf(ffmpeg, stills.inStill, 0, '64x36');
    const outStill = pixelsOf(ffmpeg, stills.outStill, 0, '64x36');
    expect(difference(inStill, first)).toBeLessThan(3);
    expect(difference(outStill, last)).toBeLessThan(3);
    expect(difference(inStill, last)).toBeGreaterThan(3.5);
  });

  test('have the colour of the film', async () => {
    const out = ['-vf', 'drawbox=color=0x804020:t=fill', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'];
    const { stills } = await stillsOf('brown', { out });
    const [, red, green, blue] = /^#(..)(..)(..)$/u.exec(stills.color) ?? [];
    expect(parseInt(red ?? '', 16)).toBeCloseTo(0x80, -1.2);
    expect(parseInt(green ?? '', 16)).toBeCloseTo(0x40, -1.2);
    expect(parseInt(blue ?? '', 16)).toBeCloseTo(0x20, -1.2);
  });

  test('of noise have a poster that is still light', async () => {
    const out = ['-vf', 'noise=alls=100:allf=t', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'];
    const { stills } = await stillsOf('noise', { size: '640x360', seconds: 0.3, out });
    expect(statSync(stills.poster).size).toBeLessThanOrEqual(15_000);
  });

  test('of one frame are that frame', async () => {
    const out = ['-frames:v', '1', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'];
    const { stills } = await stillsOf('one', { out });
    expect(stills.sheet).toMatchObject({ columns: 1, rows: 1, tiles: 1 });
    expect(sizeOf(stills.sprite)).toBe('160x90');
  });

  test('of a proxy that is not one are none', async () => {
    const place = join(folder, 'none');
    mkdirSync(place);
    const facts = { fps: { num: 24, den: 1 }, frames: 500, width: 192, height: 108 };
    await expect(makeStills(ffmpeg, proxy, place, facts)).rejects.toMatchObject({
      code: 'incomplete',
    });
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('[M16] a sprite sheet', () => {
  test.each([
    [
      'tall',
      { size: '108x192' },
      { tiles: 5, columns: 5, rows: 1, tileWidth: 160, tileHeight: 284 },
    ],
    ['very tall', { size: '32x512' }, { tiles: 5, tileWidth: 20, tileHeight: 320 }],
    ['of 7 seconds', { size: '64x36', seconds: 7 }, { tiles: 35, columns: 10, rows: 4 }],
    ['of 40 seconds', { size: '64x36', seconds: 40 }, { tiles: 120, columns: 10, rows: 12 }],
    ['of 4 frames a second', { size: '64x36', rate: '4' }, { tiles: 4, columns: 4, rows: 1 }],
  ])('%s', async (name, film, sheet) => {
    const { stills } = await stillsOf(name.replaceAll(' ', '-'), film);
    expect(stills.sheet).toMatchObject(sheet);
    const { columns, rows, tileWidth, tileHeight } = stills.sheet;
    expect(sizeOf(stills.sprite)).toBe(`${columns * tileWidth}x${rows * tileHeight}`);
  });

  test('has its tiles in order', async () => {
    const { facts, stills } = await stillsOf('order', { size: '640x360', seconds: 3 });
    const { tiles, columns, tileWidth, tileHeight } = stills.sheet;
    expect(tiles).toBe(15);
    for (const tile of [0, 4, 9, 10, 14]) {
      const place = `${(tile % columns) * tileWidth}:${Math.floor(tile / columns) * tileHeight}`;
      const shown = ffmpegRuns(
        ffmpeg,
        ...['-i', stills.sprite, '-vf', `crop=${tileWidth}:${tileHeight}:${place},scale=64:36`],
        ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
      );
      const frame = Math.ceil((tile * facts.frames) / tiles);
      const at = (n: number) => difference(shown, pixelsOf(ffmpeg, proxy, n, '64x36'));
      expect(at(frame)).toBeLessThan(at((frame + 14) % facts.frames));
      expect(at(frame)).toBeLessThan(12);
    }
  });
});

describe('[M17] the stills of a best range', () => {
  test('are its first frame and its last', async () => {
    const { facts, place } = await stillsOf('range', { size: '640x360', seconds: 2 });
    for (const range of [
      { in: 0, out: 48 },
      { in: 13, out: 14 },
      { in: 11, out: 37 },
    ]) {
      const { inStill, outStill } = await makeRangeStills(ffmpeg, proxy, place, range, facts);
      const off = (still: string, frame: number) =>
        difference(pixelsOf(ffmpeg, still, 0, '64x36'), pixelsOf(ffmpeg, proxy, frame, '64x36'));
      expect(off(inStill, range.in)).toBeLessThan(off(inStill, range.in + 1));
      expect(off(outStill, range.out - 1)).toBeLessThan(off(outStill, range.out - 2));
      expect(off(inStill, range.in)).toBeLessThan(5);
      expect(sizeOf(outStill)).toBe('320x180');
    }
  });

  test('beyond the end are none', async () => {
    const facts = { fps: { num: 24, den: 1 }, width: 640, height: 360 };
    const range = { in: 10, out: 400 };
    await expect(makeRangeStills(ffmpeg, proxy, folder, range, facts)).rejects.toMatchObject({
      code: 'incomplete',
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('range-'))).toEqual([]);
  });
});
