import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_BAR_SECONDS, makeDemoSong } from '../../demo/demo-song.ts';
import type { DemoSong } from '../../demo/demo-song.ts';
import { writtenShots } from '../../demo/written-shots.ts';

const folder = mkdtempSync(join(tmpdir(), 'tb-song-'));
const HEADER = 44;
let song: DemoSong;
let bytes: Buffer;
let samples: Int16Array;

beforeAll(async () => {
  song = await makeDemoSong(join(folder, 'song.wav'));
  bytes = readFileSync(join(folder, 'song.wav'));
  samples = new Int16Array(bytes.buffer, bytes.byteOffset + HEADER, (bytes.length - HEADER) / 2);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The loudest sample of both channels within some samples. */
const loudest = (from: number, to: number) =>
  samples.subarray(2 * from, 2 * to).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

test('the song of the demo is as long as its shots, and begins on bar one', () => {
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  const [channels, rate, bits] = [22, 24, 34].map((at) => bytes.readUInt16LE(at));
  expect({ channels, rate, bits }).toEqual({ channels: 2, rate: 48_000, bits: 16 });
  expect(DEMO_BAR_SECONDS).toBe((4 * 60) / 118);
  const bars = writtenShots(55).reduce((sum, shot) => sum + shot.bars, 0);
  const end = song.firstBeat + bars * DEMO_BAR_SECONDS * 48_000;
  expect(samples.length / 2).toBeGreaterThan(end);
  expect(samples.length / 2).toBeLessThan(end + 4 * 48_000);
  expect(loudest(0, song.firstBeat)).toBe(0);
  expect(loudest(song.firstBeat, song.firstBeat + 480)).toBeGreaterThan(1000);
  expect(loudest(0, samples.length / 2)).toBeLessThan(32_767);
});

test('its sections are audible: choruses are louder than verses, the break is the softest', () => {
  const power = (name: string) => {
    const at = song.sections.findIndex((section) => section.name === name);
    const start = song.firstBeat + ((song.sections[at]?.bar ?? 0) - 1) * DEMO_BAR_SECONDS * 48_000;
    const part = samples.subarray(2 * Math.round(start), 2 * Math.round(start + 4 * 48_000));
    return part.reduce((sum, value) => sum + value * value, 0) / part.length;
  };
  expect(song.sections.map(({ bar }) => bar)).toEqual(
    song.sections.map(({ bar }) => bar).toSorted((a, b) => a - b),
  );
  expect(power('Chorus 1')).toBeGreaterThan(power('Verse 1'));
  expect(power('Verse 1')).toBeGreaterThan(4 * power('Break'));
});
