import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAt, layersAt, mixAt, transitionSpan } from '../src/index.ts';
import type { JoinedSlot, TimelineEntry, Transition } from '../src/index.ts';

type Entry = TimelineEntry<JoinedSlot>;

/** Slots of these lengths one after the other, with the transitions they begin with. */
function filmOf(parts: readonly (readonly [number, Transition | null])[]): Entry[] {
  let at = 0;
  return parts.map(([length, transition], i) => {
    const start = at;
    at += length;
    const position = { unit: 'samples', value: 0, rate: 48_000, gridRevision: 0 } as const;
    const slot = { id: `s${i}`, order: `a${i}`, start: position, lead: 0, transition };
    return { slot, start, end: at };
  });
}
const crossfade = (frames: number): Transition => ({ kind: 'crossfade', frames });
const zoom = (frames: number): Transition => ({ kind: 'zoom-through', frames });
const shown = (entries: readonly Entry[], frame: number) =>
  layersAt({ entries }, frame).map((layer) => [layer.entry.slot.id, layer.frame]);

const arbitraryFilm = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.option(
        fc.record({
          kind: fc.constantFrom('crossfade' as const, 'zoom-through' as const),
          frames: fc.integer({ min: 1, max: 120 }),
        }),
        { nil: null },
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map(filmOf);

describe('a transition', () => {
  it('[E27] lies half before its boundary and half after it, the odd frame after', () => {
    const [before, entry] = filmOf([
      [48, null],
      [48, crossfade(12)],
    ]);
    expect(before && entry && transitionSpan(before, entry)).toEqual({ from: 42, to: 54 });
    const [a, b] = filmOf([
      [48, null],
      [48, crossfade(7)],
    ]);
    expect(a && b && transitionSpan(a, b)).toEqual({ from: 45, to: 52 });
    const [c, d] = filmOf([
      [48, null],
      [48, crossfade(1)],
    ]);
    expect(c && d && transitionSpan(c, d)).toEqual({ from: 48, to: 49 });
    const [e, f] = filmOf([
      [48, null],
      [48, null],
    ]);
    expect(e && f && transitionSpan(e, f)).toBe(null);
  });

  it('[E27] takes at most half of either slot, so that two never meet', () => {
    fc.assert(
      fc.property(arbitraryFilm, (entries) => {
        let free = 0;
        for (const [i, entry] of entries.entries()) {
          const before = entries[i - 1];
          const span = before === undefined ? null : transitionSpan(before, entry);
          if (span === null) continue;
          expect(span.from).toBeGreaterThanOrEqual(free);
          expect(span.from).toBeLessThanOrEqual(entry.start);
          expect(span.to).toBeGreaterThan(entry.start);
          expect(span.to).toBeLessThanOrEqual(entry.end);
          expect(span.to - span.from).toBeLessThanOrEqual(entry.slot.transition?.frames ?? 0);
          free = span.to;
        }
      }),
    );
  });
});

describe('a frame of the film', () => {
  it('[E28] shows the slot it lies in, and both within a transition, the one that comes above', () => {
    const entries = filmOf([
      [48, null],
      [48, crossfade(12)],
      [24, null],
    ]);
    expect(shown(entries, 0)).toEqual([['s0', 0]]);
    expect(shown(entries, 41)).toEqual([['s0', 41]]);
    expect(shown(entries, 42)).toEqual([
      ['s0', 42],
      ['s1', -6],
    ]);
    expect(shown(entries, 53)).toEqual([
      ['s0', 53],
      ['s1', 5],
    ]);
    expect(shown(entries, 54)).toEqual([['s1', 6]]);
    expect(shown(entries, 96)).toEqual([['s2', 0]]);
    expect(shown(entries, 119)).toEqual([['s2', 23]]);
    expect([-1, 120].map((frame) => shown(entries, frame))).toEqual([[], []]);
  });

  it('[E28] ignores how the first slot begins: there is none before it', () => {
    const entries = filmOf([
      [48, crossfade(12)],
      [48, null],
    ]);
    expect(shown(entries, 0)).toEqual([['s0', 0]]);
  });

  it('[E28] is there for every frame, one picture or two, the one it lies in among them', () => {
    fc.assert(
      fc.property(arbitraryFilm, (entries) => {
        const frames = entries.at(-1)?.end ?? 0;
        for (let frame = 0; frame < frames; frame++) {
          const layers = layersAt({ entries }, frame);
          const inside = entries.findIndex(({ start, end }) => start <= frame && frame < end);
          expect(indexAt(entries, frame)).toBe(inside);
          expect(layers.map(({ entry }) => entry)).toContain(entries[inside]);
          expect([1, 2]).toContain(layers.length);
          // What lies below everything hides what was drawn before.
          expect(layers[0]?.opacity).toBe(1);
          expect(layers[0]?.scale).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('[E29] fades by equal steps, half of each in the middle', () => {
    const entries = filmOf([
      [48, null],
      [48, crossfade(4)],
    ]);
    const opacities = [46, 47, 48, 49].map((frame) => layersAt({ entries }, frame)[1]?.opacity);
    expect(opacities).toEqual([0.125, 0.375, 0.625, 0.875]);
  });
});

describe('a zoom-through', () => {
  const sizes = (progress: number) => {
    const { from, to } = mixAt('zoom-through', progress);
    return { from: from.scale, to: to.scale };
  };

  it('[E30] begins with the one picture as it was and ends with the other as it will be', () => {
    expect(mixAt('zoom-through', 0)).toEqual({
      from: { scale: 1, opacity: 1 },
      to: { scale: 0.4, opacity: 0 },
    });
    expect(mixAt('zoom-through', 1)).toEqual({
      from: { scale: 2.5, opacity: 1 },
      to: { scale: 1, opacity: 1 },
    });
  });

  it('[E30] is one move: both grow alike, as much in each step as in the one before', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), (progress) => {
        const [now, next, zero, step] = [progress, progress + 0.1, 0, 0.1].map(sizes);
        if (!now || !next || !zero || !step) return;
        expect(now.from / now.to).toBeCloseTo(2.5, 9);
        expect(next.from / now.from).toBeCloseTo(step.from / zero.from, 9);
        expect(next.to / now.to).toBeCloseTo(step.to / zero.to, 9);
      }),
    );
  });

  it('[E30] goes on at the same speed through slots without a pause between their transitions', () => {
    const entries = filmOf([
      [12, null],
      [12, zoom(12)],
      [12, zoom(12)],
      [12, zoom(12)],
    ]);
    // The size of the slot that the frame lies in, from one transition into the next.
    const sizesOfSlot = Array.from({ length: 11 }, (_, i) => {
      const layers = layersAt({ entries }, 12 + i);
      return layers.find(({ entry }) => entry.slot.id === 's1')?.scale ?? 0;
    });
    const steps = sizesOfSlot.slice(1).map((size, i) => size / (sizesOfSlot[i] ?? 1));
    for (const step of steps) expect(step).toBeCloseTo(2.5 ** (1 / 12), 9);
  });
});
