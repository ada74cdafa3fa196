import fc from 'fast-check';
import { makeGrid, rational } from '../src/index.ts';
import type { Grid } from '../src/index.ts';

const tempo = fc
  .integer({ min: 10_000, max: 480_000 })
  .map((thousandths) => rational(thousandths, 1000));
const meter = fc.record({
  beats: fc.integer({ min: 1, max: 13 }),
  unit: fc.constantFrom(2, 4, 8, 16),
});
const change = fc.record({
  /** Ticks since the change before. */
  after: fc.integer({ min: 1, max: 400_000 }),
  tempo,
  /** Samples that each tick of free time takes at least; null for a steady tempo. */
  free: fc.option(fc.integer({ min: 2, max: 400 }), { nil: null, freq: 4 }),
  meter,
});

/** Any grid: rates from 8 to 192 kHz, up to six changes of tempo and meter, free time among them. */
export const arbitraryGrid: fc.Arbitrary<Grid> = fc
  .record({
    rate: fc.constantFrom(8000, 22_050, 44_100, 48_000, 96_000, 192_000),
    start: fc.integer({ min: -500_000, max: 5_000_000 }),
    revision: fc.nat(1000),
    changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  })
  .map(({ changes, ...rest }) => {
    let tick = 0;
    return makeGrid({
      ...rest,
      changes: changes.map((each, index) => {
        if (index > 0) tick += each.after;
        const ticks = changes[index + 1]?.after;
        const isFree = each.free !== null && ticks !== undefined;
        return {
          tick,
          meter: each.meter,
          tempo: isFree ? { free: ticks * (each.free ?? 2) + 1 } : each.tempo,
        };
      }),
    });
  });

/** From a minute before bar one to about an hour after it. */
export const arbitraryTick = fc.integer({ min: -120_000, max: 28_000_000 });
