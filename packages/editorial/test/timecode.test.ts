import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_RATE_NAMES, formatTimecode, parseTimecode } from '../src/index.ts';
import type { TimecodeKind } from '../src/index.ts';

const kinds: readonly TimecodeKind[] = [
  ...FRAME_RATE_NAMES.map((fps) => ({ fps })),
  { fps: '29.97', dropFrame: true },
];
const DROP = { fps: '29.97', dropFrame: true } as const;

describe('timecode', () => {
  it('[E14] names each frame of a day once, and reads it back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.nat(24 * 3600 * 24 - 1), (kind, frame) => {
        expect(parseTimecode(formatTimecode(frame, kind), kind)).toBe(frame);
      }),
    );
  });

  // The table of ST 12-1: no label :00 or :01 in the minutes that are not a tenth.
  it.each([
    [0, '00:00:00;00'],
    [1799, '00:00:59;29'],
    [1800, '00:01:00;02'],
    [17_981, '00:09:59;29'],
    [17_982, '00:10:00;00'],
    [107_892, '01:00:00;00'],
  ])('[E15] drops labels, not frames: %i is %s', (frame, label) => {
    expect(formatTimecode(frame, DROP)).toBe(label);
    expect(parseTimecode(label, DROP)).toBe(frame);
  });

  it('[E15] keeps with the clock to three frames over a day, which then begins anew', () => {
    const labels = 24 * 107_892;
    expect((24 * 3600 * 30_000) / 1001 - labels).toBeLessThan(3);
    expect(formatTimecode(labels - 1, DROP)).toBe('23:59:59;29');
    expect(formatTimecode(labels, DROP)).toBe('00:00:00;00');
  });

  it('[E14] refuses what no frame is called', () => {
    for (const label of [
      '00:01:00;00',
      '00:01:00;01',
      '24:00:00;00',
      '00:60:00;00',
      '0:0:0:0',
      '',
    ]) {
      expect(parseTimecode(label, DROP)).toBeUndefined();
    }
    expect(parseTimecode('00:00:00:24', { fps: '24' })).toBeUndefined();
    expect(() => formatTimecode(-1, { fps: '24' })).toThrow(/count from 0/u);
    expect(() => formatTimecode(0, { fps: '25', dropFrame: true })).toThrow(/29\.97/u);
  });
});
