import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareMixes, listenToSong, makeSong, writeWav } from '../../src/index.ts';
import type { BeatProposal } from '../../src/index.ts';
import { ffmpegForTests, ffmpegRuns, problemOf, testFolder } from '../support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const at = (name: string) => join(folder, name);
const SECONDS = 15;

const song = makeSong({
  style: 'rock',
  tempo: 118,
  beatsInBar: 4,
  seconds: SECONDS,
  rate: 48_000,
  barOne: 0.4,
});
await writeWav(at('song.wav'), [song.left, song.right], 48_000);
const facts = { rate: 48_000, samples: 48_000 * SECONDS };

describe('[M28] a song is heard in a thread', () => {
  test('from its file, in samples of its own rate, telling how far it is', async () => {
    const told: number[] = [];
    const heard = (await listenToSong(ffmpeg, at('song.wav'), facts, {
      onProgress: (progress) => told.push(progress),
      niceness: 10,
    })) as BeatProposal;
    expect(heard.tempo).toEqual([118, 1]);
    expect(Math.abs(heard.firstBeat - 0.4 * 48_000)).toBeLessThan(100);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1000);
    expect(told.length).toBeGreaterThan(5);
  });

  test('and the same from MP3, whose beginning is silence of the encoder', async () => {
    ffmpegRuns(ffmpeg, '-i', at('song.wav'), '-b:a', '192k', at('song.mp3'));
    const heard = (await listenToSong(ffmpeg, at('song.mp3'), facts)) as BeatProposal;
    expect(heard.tempo).toEqual([118, 1]);
    expect(Math.abs(heard.firstBeat - 0.4 * 48_000)).toBeLessThan(150);
  });

  test('until it is cancelled', async () => {
    const control = new AbortController();
    const listening = listenToSong(ffmpeg, at('song.wav'), facts, {
      signal: control.signal,
      // The first hundred are decoding; then the thread is at work.
      onProgress: (progress) => {
        if (progress > 100) control.abort(new Error('enough'));
      },
    });
    await expect(listening).rejects.toThrow('enough');
    const never = listenToSong(ffmpeg, at('song.wav'), facts, { signal: AbortSignal.abort('no') });
    await expect(never).rejects.toBe('no');
  });

  test('unless it is too long, or no song at all', async () => {
    const hours = { rate: 48_000, samples: 2 * 3600 * 48_000 };
    const long = await problemOf(listenToSong(ffmpeg, at('song.wav'), hours));
    expect(long.message).toBe(
      'This file is 120 minutes long; songs of up to 20 minutes are listened to. Type its tempo instead.',
    );
    writeFileSync(at('text.wav'), 'no song');
    const none = await problemOf(listenToSong(ffmpeg, at('text.wav'), facts));
    expect(none.code).toBe('incomplete');
  });
});

test('[M28] two mixes are compared in a thread, whatever their formats', async () => {
  const later = ['-af', 'adelay=delays=12000S:all=1', '-ar', '44100'];
  ffmpegRuns(ffmpeg, '-i', at('song.wav'), ...later, at('later.flac'));
  const now = { path: at('later.flac'), rate: 44_100, samples: 44_100 * SECONDS + 11_025 };
  const found = await compareMixes(ffmpeg, { path: at('song.wav'), ...facts }, now);
  expect(found).toMatchObject({ offset: 11_025, drift: 0, same: true });
});
