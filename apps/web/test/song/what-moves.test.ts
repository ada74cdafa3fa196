import { FRAME_RATES, rational } from '@takeboard/editorial';
import type { MixReport } from '@takeboard/storyboard';
import { describe, expect, test } from 'vitest';
import type { Film, FilmPicture } from '../../src/player/film.ts';
import { sayReport, whatMoves } from '../../src/song/what-moves.ts';

/** Three shots of two seconds at 24 fps; the second plays a take of exactly two seconds. */
function film(): Film {
  const slots = ['a', 'b', 'c'].map((id) => ({ id, shotId: `shot ${id}` }));
  const clip = { in: 0, frames: 48, fps: rational(24), speed: rational(1) };
  return {
    fps: FRAME_RATES['24'],
    cut: {
      entries: slots.map((slot, i) => ({ slot, start: i * 48, end: i * 48 + 48 })),
      frames: 144,
    },
    pictureOf: ({ id }: { readonly id: string }): FilmPicture =>
      id === 'b'
        ? ({ kind: 'take', take: {}, clip } as unknown as FilmPicture)
        : { kind: 'card', shot: undefined, takes: 0 },
  } as unknown as Film;
}

const report = (part: Partial<MixReport>): MixReport => ({
  frames: { before: 144, after: 144 },
  moved: [],
  lengths: [],
  offEnd: [],
  ...part,
});
const change = (id: string, before: number, after: number) => ({
  slotId: id,
  shotId: `shot ${id}`,
  before,
  after,
});

describe('what another mix moves', () => {
  test('lists each shot once, in the order of the film, with timecodes and missing frames', () => {
    const moves = whatMoves(
      report({
        moved: [change('c', 96, 101), change('b', 48, 48 + 3)],
        lengths: [change('a', 48, 51), change('b', 48, 50)],
      }),
      film(),
      '24',
    );
    expect(moves).toEqual([
      {
        shotId: 'shot a',
        starts: null,
        length: { before: 48, after: 51 },
        short: 0,
        offEnd: false,
      },
      {
        shotId: 'shot b',
        starts: { before: '00:00:02:00', after: '00:00:02:03', by: 3 },
        length: { before: 48, after: 50 },
        short: 2,
        offEnd: false,
      },
      {
        shotId: 'shot c',
        starts: { before: '00:00:04:00', after: '00:00:04:05', by: 5 },
        length: null,
        short: 0,
        offEnd: false,
      },
    ]);
    expect(sayReport(report({ frames: { before: 144, after: 168 } }), moves)).toEqual([
      'The film is 168 frames long then, 24 frames more.',
      '2 shots begin on another frame; all keep their bars.',
      '1 take becomes too short.',
    ]);
  });

  test('a shot past the end is said to be there; nothing moved is said too', () => {
    const off = report({ offEnd: ['c'], frames: { before: 144, after: 72 } });
    const moves = whatMoves(off, film(), '24');
    expect(moves).toMatchObject([{ shotId: 'shot c', offEnd: true, starts: null }]);
    expect(sayReport(off, moves)).toContain('1 shot lies past its end.');
    expect(sayReport(report({}), [])).toEqual([
      'The film stays 144 frames long.',
      'Every shot begins on the frame it begins on now.',
    ]);
  });
});
