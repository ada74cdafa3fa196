import { describe, expect, test } from 'vitest';
import { compareSounds } from '../../src/listen/compare-sounds.ts';
import { makeSong } from '../../src/synthetic-song/make-song.ts';
import type { SongPlan } from '../../src/synthetic-song/make-song.ts';

const RATE = 24_000;
const soundOf = (plan: Partial<SongPlan>): Float32Array => {
  const song = makeSong({
    ...{ style: 'busy', tempo: 118, beatsInBar: 4, seconds: 20, rate: RATE, jitter: 0.004 },
    ...plan,
  });
  return song.left.map((value, i) => (value + (song.right[i] as number)) / 2);
};
const song = soundOf({});
const compare = (now: Float32Array, old = song) => compareSounds(old, now, 48_000, () => {});

/** With silence before it, or without its beginning. */
const moved = (sound: Float32Array, samples: number): Float32Array => {
  if (samples < 0) return sound.slice(-samples);
  const later = new Float32Array(sound.length + samples);
  later.set(sound, samples);
  return later;
};
/** Duller and louder, as another master is. */
const mastered = (sound: Float32Array): Float32Array => {
  let level = 0;
  return sound.map((value) => {
    level += 0.6 * (value - level);
    return Math.tanh(2 * level);
  });
};
/** As a tape that runs at another speed. */
const played = (sound: Float32Array, speed: number): Float32Array =>
  Float32Array.from({ length: Math.floor(sound.length / speed) }, (_, i) => {
    const at = i * speed;
    const share = at - Math.floor(at);
    return (sound[Math.floor(at)] ?? 0) * (1 - share) + (sound[Math.floor(at) + 1] ?? 0) * share;
  });

describe('[M27] a new mix is laid beside the old one', () => {
  test.each([0, 1234, -5001])('%i samples away, to the sample', (samples) => {
    const found = compare(moved(song, samples));
    expect(found).toMatchObject({ offset: 2 * samples, drift: 0, same: true });
    expect(found.sure).toBeGreaterThan(900);
  });

  test('with another master and a new part', () => {
    const part = soundOf({ style: 'keys', seed: 9 });
    const now = moved(mastered(song), 777).map((value, i) => value + 0.4 * (part[i] ?? 0));
    const { offset, drift, same } = compare(now);
    expect(Math.abs(offset - 2 * 777)).toBeLessThanOrEqual(2);
    expect({ drift, same }).toEqual({ drift: 0, same: true });
  });

  test('turned upside down', () => {
    expect(compare(song.map((value) => -value))).toMatchObject({ offset: 0, same: true });
  });

  test('that runs slower drifts', () => {
    const { drift, offset, same, says } = compare(played(song, 0.9998));
    expect(same).toBe(true);
    expect(Math.abs(offset)).toBeLessThanOrEqual(6);
    expect(Math.abs(drift - 2 * 0.0002 * song.length)).toBeLessThan(12);
    expect(says).toMatch(/drifts by (3\.[89]|4|4\.[012]) ms: it runs slower\.$/u);
  });

  test('with two seconds put in', () => {
    const now = new Float32Array(song.length + 2 * RATE);
    now.set(song.subarray(0, 10 * RATE));
    now.set(song.subarray(10 * RATE), 12 * RATE);
    const { same, offset, sure, says } = compare(now);
    expect({ same, offset }).toEqual({ same: true, offset: 0 });
    expect(sure).toBeLessThanOrEqual(500);
    expect(says).toMatch(/From 0:(09|1\d) on it lies 2 s later: something was put in there\.$/u);
  });
});

describe('[M27] another song is none of its mixes', () => {
  test.each([
    ['of another tempo', { style: 'rock', tempo: 97 }],
    ['of the same tempo', { style: 'keys', seed: 5 }],
    ['from the same drum machine', { style: 'house' }],
  ] as const)('%s', (_, plan) => {
    const { same, says } = compare(soundOf({ jitter: 0, ...plan }), soundOf({ jitter: 0 }));
    expect(same).toBe(false);
    expect(says).toContain('This sounds like another song');
  });

  test('silence and a second cannot be compared', () => {
    expect(compare(new Float32Array(song.length)).says).toBe(
      'The new mix is silent, so the two cannot be compared.',
    );
    expect(compare(song.subarray(0, RATE)).says).toBe(
      'Less than 4 seconds of sound cannot be compared.',
    );
  });
});
