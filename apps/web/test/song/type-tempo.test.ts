import { rational } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { readMeter, readTempo, sayBeats, writeTempo } from '../../src/song/type-tempo.ts';

describe('typing a tempo', () => {
  test.each([
    ['118.00', 118, 1],
    ['118,00', 118, 1],
    [' 118 ', 118, 1],
    ['118 bpm', 118, 1],
    ['117.98', 5899, 50],
    ['87,5', 175, 2],
    ['353/3', 353, 3],
    ['10', 10, 1],
    ['480', 480, 1],
  ])('%j is taken exactly', (text, num, den) => {
    expect(readTempo(text)).toEqual({ ok: rational(num, den) });
  });

  test.each([
    ['', 'Type the tempo'],
    ['0', '0 is too slow'],
    ['0,00', '0,00 is too slow'],
    ['9.99', 'too slow'],
    ['480.01', 'too fast'],
    ['10000', '10000 is too fast'],
    ['10,000', 'can be read in two ways'],
    ['118,125', 'like 118.125.'],
    ['10.000,00', 'is not among them'],
    ['99999999999', 'is not among them'],
    ['-118', 'is not among them'],
    ['fast', '“fast” is not a tempo'],
    ['１１８', 'is not a tempo'],
    ['118bpm?', 'is not a tempo'],
    ['1/0', 'is not a tempo'],
  ])('%j is refused in words', (text, why) => {
    const read = readTempo(text);
    expect('why' in read ? read.why : read).toContain(why);
  });

  test.each([
    [rational(118), '118.00'],
    [rational(235, 2), '117.50'],
    [rational(117_998, 1000), '117.998'],
    [rational(353, 3), '117.667'],
  ])('%j is written back', (tempo, written) => {
    expect(writeTempo(tempo)).toBe(written);
  });
});

describe('typing a meter', () => {
  test('takes bars of any length on any note', () => {
    expect(readMeter('4/4')).toEqual({ ok: { beats: 4, unit: 4 } });
    expect(readMeter(' 7 / 8 ')).toEqual({ ok: { beats: 7, unit: 8 } });
    expect(readMeter('32/32')).toEqual({ ok: { beats: 32, unit: 32 } });
  });

  test.each(['', '4', '0/4', '33/4', '4/3', 'waltz', '4/4/4', '-4/4'])('%j is refused', (text) => {
    expect(readMeter(text)).toHaveProperty('why');
  });

  test('says what a beat is where it is no quarter', () => {
    expect(sayBeats({ beats: 4, unit: 4 })).toBeNull();
    expect(sayBeats({ beats: 6, unit: 8 })).toBe('The tempo counts eighths, as the meter does.');
  });
});
