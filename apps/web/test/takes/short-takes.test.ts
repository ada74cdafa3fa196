import { FRAME_RATES, rational } from '@takeboard/editorial';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { Take } from '../../src/api/wire.ts';
import { clipOf } from '../../src/takes/clip-of-take.ts';
import { findShortTakes, waysToFill } from '../../src/takes/short-takes.ts';
import { shotId, songBoard } from '../audition/support/song-board.ts';
import { aTake } from '../pool/support/a-take.ts';

const BAR = 4 * 960;
/** At 120 beats a minute a bar is two seconds: 48 frames. */
const board = songBoard({ starts: [0, BAR, 2 * BAR, null] });
const [one, two, nowhere] = ['1', '2', '4'].map((label) => shotId(board, label)) as [
  string,
  string,
  string,
];
const long = (id: string, frames: number, change: Partial<Take> = {}) => {
  const take = aTake(id, change);
  return { ...take, facts: { ...take.facts!, frames } };
};

describe('takes that are too short', () => {
  it('lack the frames between their end and that of the slot', () => {
    const takes = [
      long('fills', 48, { shotId: one }),
      long('short', 41, { shotId: one }),
      long('longer', 400, { shotId: two }),
    ];
    expect([...findShortTakes(takes, board)]).toEqual([['short', 7]]);
  });

  it('are counted from where their best range begins', () => {
    const late = long('late', 60, { shotId: one, range: { in: 20, out: 60 } });
    expect(findShortTakes([late], board).get('late')).toBe(8);
  });

  it('are only those whose shot hangs on the song, and that can be played', () => {
    const takes = [
      long('nowhere', 2, { shotId: nowhere }),
      long('unassigned', 2),
      long('of a shot that is gone', 2, { shotId: 'gone' }),
      long('coming', 2, { shotId: one, state: 'decoding' }),
      aTake('unknown', { shotId: one, facts: null }),
    ];
    expect(findShortTakes(takes, board).size).toBe(0);
  });

  it('are as short as their trim makes them', () => {
    const own = songBoard({ starts: [0, BAR] });
    const slot = own.slots()[0]!;
    const trim = new Y.Map<unknown>();
    own.roots.trims.set(`${slot.id}:slow`, trim);
    trim.set('in', 4);
    trim.set('speed', [1, 2]);
    const takes = [long('slow', 24, { shotId: slot.shotId })];
    expect(findShortTakes(takes, own).get('slow')).toBe(8);
  });

  it('do not exist on a board without a song', () => {
    const own = songBoard({ starts: [0, BAR] });
    own.roots.song.delete('mix');
    expect(findShortTakes([long('short', 1, { shotId: own.shots()[0]!.id })], own).size).toBe(0);
  });
});

describe('a take that is too short', () => {
  const fps = FRAME_RATES['24'];
  const clip = (frames: number, at: number) =>
    clipOf(long('one', frames), { in: at, speed: rational(1) })!;

  it('can begin earlier, by as little as fills the slot', () => {
    expect(waysToFill(clip(60, 20), 48, fps).in).toBe(12);
  });

  it('cannot begin earlier than it begins', () => {
    expect(waysToFill(clip(41, 0), 48, fps).in).toBeNull();
    expect(waysToFill(clip(47, 5), 48, fps).in).toBeNull();
  });

  it('can be slowed down to whole percents, not below half', () => {
    expect(waysToFill(clip(41, 0), 48, fps).speed).toEqual(rational(86, 100));
    expect(waysToFill(clip(24, 0), 48, fps).speed).toEqual(rational(1, 2));
    expect(waysToFill(clip(20, 0), 48, fps).speed).toBeNull();
  });
});
