import { makeGrid, sampleOf } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { readTempoFile } from '../../src/song/read-tempo/read-tempo-file.ts';
import {
  cue,
  latinMarker,
  marker,
  meter,
  midi,
  note,
  otherPart,
  program,
  runningNote,
  sysex,
  tempo,
  track,
} from './midi-file.ts';

const fileOf = (bytes: Uint8Array<ArrayBuffer> | string, name = 'song.mid') =>
  new File([bytes], name);
const read = (bytes: Uint8Array<ArrayBuffer>) => readTempoFile(fileOf(bytes));
const fourFour = { beats: 4, unit: 4 };

describe('a MIDI file', () => {
  test('gives tempo, meter and sections, wherever they stand in it', async () => {
    const bytes = midi(
      480,
      [
        track([0, tempo(508_475)], [0, meter(4, 2)]),
        otherPart(),
        track(
          [0, program(4)],
          [0, note(60)],
          [240, runningNote(60)],
          [0, sysex(200)],
          [240, marker('Verse 1')],
        ),
        track([480 * 16, cue('Chorus')], [480 * 4, latinMarker(0x52, 0xe9, 0x66, 0x72)]),
      ],
      { count: 3 },
    );
    expect(await read(bytes)).toEqual({
      changes: [{ tick: 0, tempo: { num: 118, den: 1 }, meter: fourFour }],
      sections: [
        { tick: 960, name: 'Verse 1' },
        { tick: 960 * 16, name: 'Chorus' },
        { tick: 960 * 20, name: 'Réfr' },
      ],
      says: '118 beats a minute, 4/4, 3 sections.',
    });
  });

  test.each([
    [500_000, { num: 120, den: 1 }],
    [508_475, { num: 118, den: 1 }], // rounded up
    [508_474, { num: 118, den: 1 }], // cut off
    [510_638, { num: 235, den: 2 }],
    [510_508, { num: 11_753, den: 100 }],
    [468_750, { num: 128, den: 1 }],
    [1_000_001, { num: 60_000_000, den: 1_000_001 }],
  ])('means by %i µs the tempo somebody typed, or exactly that', async (microseconds, exact) => {
    const { changes } = await read(midi(96, [track([0, tempo(microseconds)])]));
    expect(changes[0]?.tempo).toEqual(exact);
  });

  test('counts the meter’s own note: 7/8 has twice the beats, 2/2 half of them', async () => {
    const bytes = midi(960, [
      track(
        [0, tempo(500_000)],
        [0, meter(4, 2)],
        [960 * 8, meter(7, 3)], // two bars of 4/4
        [480 * 7, meter(2, 1)], // one bar of 7/8
        [960 * 4, tempo(400_000)],
        [0, marker('Faster')],
      ),
    ]);
    const file = await read(bytes);
    expect(file.changes).toEqual([
      { tick: 0, tempo: { num: 120, den: 1 }, meter: fourFour },
      { tick: 960 * 8, tempo: { num: 240, den: 1 }, meter: { beats: 7, unit: 8 } },
      { tick: 960 * 15, tempo: { num: 60, den: 1 }, meter: { beats: 2, unit: 2 } },
      { tick: 960 * 17, tempo: { num: 75, den: 1 }, meter: { beats: 2, unit: 2 } },
    ]);
    expect(file.sections).toEqual([{ tick: 960 * 17, name: 'Faster' }]);
    expect(file.says).toBe('60 to 240 beats a minute, 4/4, 7/8, 2/2, 3 changes, 1 section.');
    // 8 + 3.5 + 4 quarters at 120 are 7.75 seconds, whatever they are called.
    const grid = makeGrid({ revision: 0, rate: 48_000, start: 0, changes: file.changes });
    expect(sampleOf(grid, 960 * 17)).toBe(7.75 * 48_000);
  });

  test('without a tempo or a meter has those that MIDI means then, and says so', async () => {
    expect(await read(midi(96, [track([96, note(60)])]))).toEqual({
      changes: [{ tick: 0, tempo: { num: 120, den: 1 }, meter: fourFour }],
      sections: [],
      says: '120 beats a minute, 4/4, no sections. The file names no tempo; MIDI then means 120.',
    });
  });

  test('that repeats its tempo changes nothing by that', async () => {
    const again = Array.from({ length: 600 }, () => [96, tempo(500_000)] as const);
    expect((await read(midi(96, [track(...again)]))).changes).toHaveLength(1);
  });

  test('is read by what it is and not by its name', async () => {
    const file = fileOf(midi(96, [track([0, tempo(600_000)])]), 'song.als');
    expect((await readTempoFile(file)).changes[0]?.tempo).toEqual({ num: 100, den: 1 });
  });
});

describe('a file that is of no use is told in words:', () => {
  const good = midi(480, [track([0, tempo(500_000)], [10, marker('A rather long name')])]);
  const changing = Array.from({ length: 600 }, (_, i) => [96, tempo(500_000 + 1000 * i)] as const);
  test.each([
    ['empty', new Uint8Array(), 'It is empty.'],
    [
      'a song',
      new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0, 0, 0]),
      'It is neither a MIDI file (.mid, .smf) nor an Ableton Live set (.als).',
    ],
    [
      'in film frames',
      midi(0xe728, [track([0, tempo(500_000)])]),
      'Its time is in film frames (SMPTE), so it knows no beats. Export it with ticks per quarter note.',
    ],
    [
      'format 2',
      midi(96, [track()], { format: 2 }),
      'It holds several songs, one after the other (MIDI format 2). Export one song as format 1.',
    ],
    ['no ticks', midi(0, [track()]), 'It has no ticks in a quarter note.'],
    ['cut off in a track', good.slice(0, -8), 'It is not complete (cut off?). Export it again.'],
    ['cut off in its header', good.slice(0, 9), 'It is not complete (cut off?). Export it again.'],
    ['only its name', good.slice(0, 4), 'It is not complete (cut off?). Export it again.'],
    [
      'damaged',
      midi(96, [track([0, [0x40, 1, 2]])]),
      'It is damaged: an event in it makes no sense. Export it again.',
    ],
    [
      'an endless time',
      midi(96, [track([0, [0xff, 6, 0xff, 0xff, 0xff, 0xff, 0]])]),
      'It is damaged: a time in it never ends. Export it again.',
    ],
    ['a tempo of no length', midi(96, [track([0, tempo(0)])]), 'It has a tempo of no length.'],
    [
      'a meter of nothing',
      midi(96, [track([0, meter(0, 2)])]),
      'It has a meter of 0/4, which is none here.',
    ],
    [
      'a meter of 64ths',
      midi(96, [track([0, meter(5, 6)])]),
      'It has a meter of 5/64, which is none here.',
    ],
    [
      'too fast',
      midi(96, [track([0, tempo(100_000)])]),
      'A tempo lies between 10 and 480 beats a minute, 600 does not.',
    ],
    [
      'always changing',
      midi(96, [track(...changing)]),
      'Its tempo or meter changes more than 500 times. Export it with fewer changes, or type the tempo.',
    ],
  ])('%s', async (_, bytes, words) => {
    await expect(read(bytes)).rejects.toMatchObject({
      message: `“song.mid” cannot be used. ${words}`,
    });
  });
});
