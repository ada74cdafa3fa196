import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peakBetween, readPeaks } from '../../src/timeline/peaks.ts';
import type { Peaks } from '../../src/timeline/peaks.ts';

/** A file as the server writes it; header words may be given otherwise. */
function fileOf(
  pairs: readonly (readonly [number, number])[],
  words: Partial<
    Record<'version' | 'flags' | 'rate' | 'each' | 'points' | 'channels', number>
  > = {},
): ArrayBuffer {
  const { version = 2, flags = 1, rate = 44_100, each = 128, channels = 1 } = words;
  const file = new ArrayBuffer(24 + 2 * pairs.length);
  const view = new DataView(file);
  const points = words.points ?? pairs.length;
  for (const [i, word] of [version, flags, rate, each, points, channels].entries()) {
    view.setUint32(4 * i, word, true);
  }
  for (const [i, [least, most]] of pairs.entries()) {
    view.setInt8(24 + 2 * i, least);
    view.setInt8(25 + 2 * i, most);
  }
  return file;
}

const peak = (peaks: Peaks, from: number, to: number) => {
  const into = { least: 0, most: 0 };
  peakBetween(peaks, from, to, into);
  return [Math.round(into.least * 128), Math.round(into.most * 128)];
};

describe('reading', () => {
  it('takes the points as they are', () => {
    const peaks = readPeaks(
      fileOf([
        [-128, 127],
        [-3, 5],
      ]),
    );
    expect(peaks).toMatchObject({ rate: 44_100, samplesPerPoint: 128 });
    expect([...(peaks.levels[0]?.least ?? [])]).toEqual([-128, -3]);
    expect([...(peaks.levels[0]?.most ?? [])]).toEqual([127, 5]);
  });

  it('reads a song without a sample', () => {
    expect(peak(readPeaks(fileOf([])), 0, 1000)).toEqual([0, 0]);
  });

  it.each([
    ['is cut off in its header', new ArrayBuffer(23), /header/u],
    ['is of another version', fileOf([[0, 0]], { version: 1 }), /version 1/u],
    ['is of 16 bits', fileOf([[0, 0]], { flags: 0 }), /8 bits/u],
    ['has two channels', fileOf([[0, 0]], { channels: 2 }), /2 channels/u],
    ['is of no rate', fileOf([[0, 0]], { rate: 0 }), /0 Hz/u],
    ['has points of no length', fileOf([[0, 0]], { each: 0 }), /0 samples a point/u],
    ['has fewer points than it says', fileOf([[0, 0]], { points: 2 }), /2 points.*hold 1/u],
    [
      'has more points than it says',
      fileOf(
        [
          [0, 0],
          [0, 0],
        ],
        { points: 1 },
      ),
      /1 points.*hold 2/u,
    ],
    [
      'is a page instead',
      new TextEncoder().encode('<!doctype html><title>gone').buffer,
      /version/u,
    ],
  ])('refuses a file that %s', (_, file, says) => {
    expect(() => readPeaks(file)).toThrow(says);
  });
});

describe('a stretch', () => {
  const pairs = fc.array(
    fc.tuple(fc.integer({ min: -128, max: 0 }), fc.integer({ min: 0, max: 127 })),
    {
      minLength: 1,
      maxLength: 3000,
    },
  );

  it('has at least the loudest of its points, and nothing louder than its surroundings', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), fc.nat(), (points, a, b) => {
        const peaks = readPeaks(fileOf(points));
        const from = a % points.length;
        const to = Math.min(points.length, from + 2 + (b % points.length));
        const [least = 0, most = 0] = peak(peaks, from * 128, to * 128);
        const inside = points.slice(from, to);
        expect(most).toBeGreaterThanOrEqual(Math.max(...inside.map(([, high]) => high)));
        expect(least).toBeLessThanOrEqual(Math.min(...inside.map(([low]) => low)));
        const wide = points.slice(Math.max(0, 2 * from - to), 2 * to - from);
        expect(most).toBeLessThanOrEqual(Math.max(...wide.map(([, high]) => high)));
      }),
      { numRuns: 60 },
    );
  });

  it('of the whole song has the loudest of all', () => {
    const points = Array.from(
      { length: 5000 },
      (_, i) => [-(i % 90), i === 4321 ? 127 : i % 50] as const,
    );
    expect(peak(readPeaks(fileOf(points)), 0, 5000 * 128)).toEqual([-89, 127]);
  });

  it('shorter than a point lies on the line between its neighbours', () => {
    const peaks = readPeaks(
      fileOf([
        [0, 100],
        [0, 0],
      ]),
    );
    expect(peak(peaks, 64, 64)).toEqual([0, 100]);
    expect(peak(peaks, 127, 129)).toEqual([0, 50]);
    expect(peak(peaks, 192, 192)).toEqual([0, 0]);
  });

  it('outside the song is silent', () => {
    const peaks = readPeaks(fileOf([[-9, 9]]));
    expect(peak(peaks, -4096, -512)).toEqual([0, 0]);
    expect(peak(peaks, 90_000, 120_000)).toEqual([0, 0]);
  });
});
