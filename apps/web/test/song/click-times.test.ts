import { makeGrid, rational } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { clicksOfBeats, clicksOfGrid } from '../../src/song/click-times.ts';
import { gridOfProposal } from '../../src/song/first-grid.ts';
import type { Heard } from '../../src/song/first-grid.ts';

const meter = { beats: 3, unit: 4 };

describe('clicks', () => {
  // A thousand samples a beat.
  const grid = makeGrid({
    revision: 1,
    rate: 8000,
    start: 500,
    changes: [
      { tick: 0, tempo: rational(480), meter },
      { tick: 6 * 960, tempo: { free: 9000 }, meter },
      { tick: 8 * 960, tempo: rational(240), meter: { beats: 2, unit: 4 } },
    ],
  });

  test('sound on each beat, the first of a bar louder; before bar one too', () => {
    expect(clicksOfGrid(grid, 500, 4500)).toEqual([
      { sample: 500, strong: true },
      { sample: 1500, strong: false },
      { sample: 2500, strong: false },
      { sample: 3500, strong: true },
    ]);
    expect(clicksOfGrid(grid, -600, 0)).toEqual([{ sample: -500, strong: false }]);
  });

  test('two looks beside each other sound every beat once', () => {
    const all = clicksOfGrid(grid, 0, 30_000);
    const parts = Array.from({ length: 60 }, (_, i) =>
      clicksOfGrid(grid, i * 500, (i + 1) * 500),
    ).flat();
    expect(parts).toEqual(all);
  });

  test('are silent in free time', () => {
    expect(clicksOfGrid(grid, 6000, 19_600)).toEqual([
      { sample: 15_500, strong: true },
      { sample: 17_500, strong: false },
      { sample: 19_500, strong: true },
    ]);
  });

  test('of beats that were heard count their bars from the first', () => {
    const beats = [100, 1100, 2090, 3110, 4100];
    expect(clicksOfBeats(beats, { first: 1100, inBar: 3 }, 0, 4200)).toEqual([
      { sample: 100, strong: false },
      { sample: 1100, strong: true },
      { sample: 2090, strong: false },
      { sample: 3110, strong: false },
      { sample: 4100, strong: true },
    ]);
  });
});

describe('what was heard as a grid', () => {
  const heard: Heard = {
    tempo: [120, 1],
    meter: { beats: 4, unit: 4 },
    firstBeat: 4000,
    beats: [],
    changes: [
      { sample: 4000 + 8 * 4000 + 30, tempo: [100, 1] },
      { sample: 4000 + 8 * 4000 + 40, tempo: [101, 1] },
    ],
    confidence: 900,
    agreement: 'same',
    says: '',
  };

  test('changes its tempo on the nearest beat; two on one beat are one', () => {
    expect(gridOfProposal(8000, heard)).toEqual({
      revision: 0,
      rate: 8000,
      start: 4000,
      changes: [
        { tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } },
        { tick: 8 * 960, tempo: rational(100), meter: { beats: 4, unit: 4 } },
      ],
    });
  });
});
