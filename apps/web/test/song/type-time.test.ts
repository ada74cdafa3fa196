import { describe, expect, test } from 'vitest';
import { readTime, writeTime } from '../../src/song/type-time.ts';

const song = { rate: 44_100, samples: 240 * 44_100 };

describe('typing a time in the song', () => {
  test.each([
    ['0:00.000', 0],
    ['-0:00', 0],
    ['0:00.512', 22_579],
    ['0:00,512', 22_579],
    ['1:05.2', 65.2 * 44_100],
    ['65.2', 65.2 * 44_100],
    ['0:00:01', 44_100],
    ['1 s', 44_100],
    ['-0:00.250', -11_025],
    // Half a sample and more is the next one.
    ['0.000011', 0],
    ['0.000012', 1],
  ])('%j is sample %d', (text, sample) => {
    expect(readTime(text, song)).toEqual({ ok: sample });
  });

  test.each([
    ['', 'Type a time'],
    ['soon', '“soon” is not a time'],
    ['1:75', 'a minute has 60 seconds'],
    ['1:60:00', 'a minute has 60 seconds'],
    ['4:00', '4:00.000 lies after the end of the song, 4:00.000.'],
    ['99:59:59', 'lies after the end'],
    ['-61:00', 'too far before the song'],
    ['1e3', 'is not a time'],
  ])('%j is refused in words', (text, why) => {
    const read = readTime(text, song);
    expect('why' in read ? read.why : read).toContain(why);
  });

  test('is written with thousandths, and read back to within one', () => {
    expect(writeTime(0, 48_000)).toBe('0:00.000');
    expect(writeTime(-12_000, 48_000)).toBe('-0:00.250');
    expect(writeTime(-1, 48_000)).toBe('0:00.000');
    expect(writeTime(59.9996 * 48_000, 48_000)).toBe('1:00.000');
    for (const rate of [8000, 44_100, 192_000]) {
      for (const at of [1, 999, rate * 71 + 17]) {
        const read = readTime(writeTime(at, rate), { rate, samples: rate * 300 });
        expect(Math.abs(('ok' in read ? read.ok : NaN) - at)).toBeLessThanOrEqual(rate / 2000 + 1);
      }
    }
  });
});
