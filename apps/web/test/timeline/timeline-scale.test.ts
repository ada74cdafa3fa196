import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  MARGIN,
  fitScale,
  holdScale,
  makeScale,
  panScale,
  placeSample,
  zoomLimits,
  zoomOfShare,
  zoomScale,
  zoomShare,
} from '../../src/timeline/timeline-scale.ts';

const SONG = { samples: 10_584_000, beat: 22_424, width: 1400 };

const bounds = fc.record({
  samples: fc.integer({ min: 1, max: 384_000 * 1200 }),
  beat: fc.integer({ min: 1, max: 2_304_000 }),
  width: fc.integer({ min: 1, max: 4000 }),
});
const scaleIn = fc
  .tuple(
    bounds,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 2, noNaN: true }),
  )
  .map(([of, share, left]) => ({
    of,
    scale: holdScale(makeScale(zoomOfShare(share, of), left * of.samples), of),
  }));

it('shows the whole song with a margin at both ends', () => {
  const scale = fitScale(SONG);
  expect(scale.xOf(0)).toBeCloseTo(MARGIN);
  expect(scale.xOf(SONG.samples)).toBeCloseTo(SONG.width - MARGIN);
});

it('zooms in until one beat fills the width, and no further', () => {
  const scale = zoomScale(fitScale(SONG), 1e9, 700, SONG);
  expect(scale.samplesPerPixel * SONG.width).toBeCloseTo(SONG.beat);
});

it('keeps what stands under the pointer where the song does not end before', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 5, noNaN: true }),
      fc.integer({ min: 0, max: 1400 }),
      (factor, x) => {
        const before = makeScale(2000, 4_000_000);
        const after = zoomScale(before, factor, x, SONG);
        const at = before.left + x * before.samplesPerPixel;
        expect(Math.abs(after.xOf(at) - x)).toBeLessThan(1e-6);
      },
    ),
  );
});

it('never leaves the song, whatever it is zoomed or panned by', () => {
  fc.assert(
    fc.property(
      scaleIn,
      fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
      fc.integer({ min: -100_000, max: 100_000 }),
      ({ of, scale }, factor, pixels) => {
        const { least, most } = zoomLimits(of);
        for (const next of [
          zoomScale(scale, factor, pixels % of.width, of),
          panScale(scale, pixels, of),
          placeSample(scale, pixels, 0.3, of),
        ]) {
          expect(next.samplesPerPixel).toBeGreaterThanOrEqual(least * (1 - 1e-9));
          expect(next.samplesPerPixel).toBeLessThanOrEqual(most * (1 + 1e-9));
          expect(next.xOf(0)).toBeLessThanOrEqual(MARGIN + 1e-6);
          expect(Number.isFinite(next.left)).toBe(true);
        }
      },
    ),
  );
});

it('says how far it is zoomed in, and finds the zoom of a share again', () => {
  expect(zoomShare(fitScale(SONG), SONG)).toBe(0);
  for (const share of [0, 0.25, 0.5, 1]) {
    expect(zoomShare(makeScale(zoomOfShare(share, SONG), 0), SONG)).toBeCloseTo(share);
  }
});

it('reads a whole sample off any place', () => {
  const scale = makeScale(17.3, -40.2);
  expect(Number.isInteger(scale.sampleAt(33.4))).toBe(true);
  expect(Math.abs(scale.xOf(scale.sampleAt(33.4)) - 33.4)).toBeLessThan(0.5 / 17);
});

it('shows a song that is shorter than a beat as a whole', () => {
  const short = { samples: 100, beat: 22_424, width: 1400 };
  expect(zoomShare(fitScale(short), short)).toBe(0);
  expect(zoomScale(fitScale(short), 50, 10, short)).toMatchObject({
    samplesPerPixel: fitScale(short).samplesPerPixel,
  });
});
