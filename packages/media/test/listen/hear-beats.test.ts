import { describe, expect, test } from 'vitest';
import { hearBeats } from '../../src/listen/hear-beats.ts';
import type { BeatProposal } from '../../src/listen/proposal.ts';
import { makeSong } from '../../src/synthetic-song/make-song.ts';
import type { SongPlan } from '../../src/synthetic-song/make-song.ts';
import { Mixdown } from '../../src/synthetic-song/mixdown.ts';
import { randomNumbers } from '../../src/synthetic-song/random-numbers.ts';

const RATE = 24_000;
const monoOf = (song: { left: Float32Array; right: Float32Array }): Float32Array =>
  song.left.map((value, i) => (value + (song.right[i] as number)) / 2);

function heardOf(plan: Partial<SongPlan> & Pick<SongPlan, 'style' | 'tempo'>) {
  const song = makeSong({ beatsInBar: 4, seconds: 14, rate: RATE, ...plan });
  // Answered in samples of another rate, to see that this is so.
  return { song, heard: hearBeats(monoOf(song), 48_000) as BeatProposal };
}

/** Of all beats heard and true, those that have a partner within 70 ms (the F-measure of MIREX). */
function fMeasure(heard: readonly number[], truth: readonly number[]): number {
  const left = new Set(heard);
  let hits = 0;
  for (const time of truth) {
    const partner = [...left].find((other) => Math.abs(other - time) <= 0.07);
    if (partner === undefined) continue;
    left.delete(partner);
    hits += 1;
  }
  return (2 * hits) / (heard.length + truth.length);
}

describe('[M25] a tempo is the one a musician would type, bar one is its sample', () => {
  test.each([
    ['clicks, slow', { style: 'clicks', tempo: 60, barOne: 0.7 }, [60, 1], [4, 4]],
    ['clicks, fast', { style: 'clicks', tempo: 200, barOne: 0.2 }, [200, 1], [4, 4]],
    ['drums from the first sample on', { style: 'house', tempo: 122 }, [122, 1], [4, 4]],
    ['drums at half a beat', { style: 'rock', tempo: 84.5, barOne: 0.35 }, [169, 2], [4, 4]],
    [
      'a hundredth',
      { style: 'busy', tempo: 103.33, barOne: 1.1, seconds: 30 },
      [10_333, 100],
      [4, 4],
    ],
    ['chords without drums', { style: 'keys', tempo: 96, barOne: 0.5 }, [96, 1], [4, 4]],
    ['swing', { style: 'rock', tempo: 120, swing: 1 / 6, barOne: 0.5 }, [120, 1], [4, 4]],
    ['a waltz', { style: 'rock', tempo: 150, beatsInBar: 3, barOne: 0.5 }, [150, 1], [3, 4]],
    ['seven eighths', { style: 'odd', tempo: 196, beatsInBar: 7, barOne: 0.5 }, [196, 1], [7, 8]],
    ['an offbeat pickup', { style: 'rock', tempo: 116, pickup: 2, barOne: 2 }, [116, 1], [4, 4]],
  ] as const)('%s', (_, plan, tempo, [beats, unit]) => {
    const { song, heard } = heardOf(plan);
    expect(heard.tempo).toEqual(tempo);
    expect(heard.meter).toEqual({ beats, unit });
    expect(Math.abs(heard.firstBeat / 48_000 - (song.bars[0] as number))).toBeLessThan(0.004);
    expect(heard.beats[0]).toBe(heard.firstBeat);
    expect(
      fMeasure(
        heard.beats.map((beat) => beat / 48_000),
        song.beats,
      ),
    ).toBeGreaterThan(0.97);
    expect(heard.changes).toEqual([]);
    expect(heard.confidence).toBeGreaterThan(500);
    // Whatever the other tracker says, it is said.
    expect(heard.says).toContain(heard.agreement === 'same' ? 'agree' : 'Another way');
  });

  test('one change of tempo is on its beat', () => {
    const plan = {
      style: 'rock',
      tempo: 100,
      seconds: 36,
      change: { bar: 8, tempo: 126 },
    } as const;
    const { song, heard } = heardOf(plan);
    expect(heard.tempo).toEqual([100, 1]);
    expect(heard.changes).toHaveLength(1);
    const [change] = heard.changes;
    expect(change?.tempo).toEqual([126, 1]);
    expect(Math.abs((change?.sample as number) / 48_000 - (song.bars[7] as number))).toBeLessThan(
      0.01,
    );
    expect(heard.says).toMatch(/^100 beats a minute, from 0:16\.8 on 126\./u);
  });

  test('played by hand it is the mean, and no drift after the last beat', () => {
    const { song, heard } = heardOf({ style: 'rock', tempo: 108, jitter: 0.012, seconds: 40 });
    const [num, den] = heard.tempo;
    expect(Math.abs(num / den / 108 - 1)).toBeLessThan(0.002);
    const last = (heard.beats.at(-1) as number) / 48_000;
    expect(Math.min(...song.beats.map((beat) => Math.abs(beat - last)))).toBeLessThan(0.05);
  });

  test('who speeds up and slows down is told, and is not trusted', () => {
    const mix = new Mixdown(40, RATE);
    for (let n = 0, at = 0.5; at < 39; n += 1) {
      mix.drum(n % 2 === 0 ? 'kick' : 'snare', { at, gain: 0.8 });
      mix.drum('hat', { at, gain: 0.3 });
      at += 60 / (110 + 7 * Math.sin(at / 4));
    }
    const heard = hearBeats(monoOf(mix.normalize()), 48_000) as BeatProposal;
    expect(heard.says).toContain('The tempo wanders between');
    expect(heard.confidence).toBeLessThan(500);
  });
});

describe('[M26] no tempo is made up', () => {
  const words = (sound: Float32Array) => {
    const { tempo, confidence, says } = hearBeats(sound, 48_000);
    expect({ tempo, confidence }).toEqual({ tempo: null, confidence: 0 });
    return says;
  };
  const NO_BEAT =
    'No steady beat was found in this song. Type its tempo, tap it, or put the shots on the song without bars.';

  test('for silence, nothing or one second', () => {
    expect(words(new Float32Array(30 * RATE))).toBe(
      'This song is silent: there is no beat to hear.',
    );
    expect(words(new Float32Array(0))).toBe('This song is silent: there is no beat to hear.');
    const { left } = makeSong({ style: 'rock', tempo: 120, beatsInBar: 4, seconds: 1, rate: RATE });
    expect(words(left)).toBe(
      'Only 1.0 seconds of sound: at least 6 are needed to hear a tempo. Type it instead.',
    );
  });

  test('for noise', () => {
    const random = randomNumbers(1);
    expect(words(Float32Array.from({ length: 15 * RATE }, () => random() - 0.5))).toBe(NO_BEAT);
  });

  test('for what comes when it wants, as speech does', () => {
    const random = randomNumbers(4);
    const mix = new Mixdown(25, RATE);
    for (let at = 0.2; at < 24;) {
      for (let syllables = 2 + Math.floor(6 * random()); syllables > 0; syllables -= 1) {
        const length = 0.09 + 0.17 * random();
        mix.note('lead', 45 + 4 * random(), 0.7 * length, { at, gain: 0.3 + 0.4 * random() });
        if (random() < 0.5) mix.drum('hat', { at: at - 0.03, gain: 0.4 * random() });
        at += length;
      }
      at += 0.15 + 0.8 * random();
    }
    expect(words(monoOf(mix.normalize()))).toBe(NO_BEAT);
  });
});
