import type { SnapTo } from '@takeboard/editorial';
import { rollTo, takeOffSong } from '@takeboard/storyboard';
import { describe, expect, test } from 'vitest';
import type { EditMode } from '../../../src/timeline/edits/edit-settings.ts';
import { endGesture, moveGesture, pressAt } from '../../../src/timeline/edits/slot-gesture.ts';
import type { Gesture, Hand } from '../../../src/timeline/edits/slot-gesture.ts';
import { at, begins, boardWith, clip, filmNow } from './film.ts';

/** A screen on which a frame is two pixels wide. */
const PIXEL = 1000;
const hand = (x: number, change: Partial<Hand> = {}): Hand => ({
  x,
  y: 0,
  sample: x * PIXEL,
  place: 'lane',
  ...change,
});
const press = { samplesPerPixel: PIXEL, alt: false, mode: 'roll' } as const;
const noClip = () => null;
const moving = (
  snap: SnapTo = 'beat',
  clipOf = noClip as Parameters<typeof moveGesture>[3]['clipOf'],
) => ({
  snap,
  clipOf,
});

/** Presses at one x and moves over others; what letting go would do, too. */
function drag(
  film: ReturnType<typeof filmNow>,
  xs: readonly number[],
  how: { readonly alt?: boolean; readonly mode?: EditMode } = {},
  moved = moving(),
): Gesture | null {
  const [first = 0, ...rest] = xs;
  let gesture: Gesture | null = pressAt(film, hand(first), { ...press, ...how });
  for (const x of rest) {
    if (gesture !== null) gesture = moveGesture(gesture, film, hand(x), moved);
  }
  return gesture;
}

describe('a press', () => {
  const { board } = boardWith([1, 3, 5]);
  const film = filmNow(board);
  // Boundaries at frames 96 and 192: 192 and 384 pixels.
  test('near a boundary takes hold of it, on either side', () => {
    expect(begins(film)).toEqual([0, 96, 192]);
    for (const x of [187, 192, 197]) {
      expect(pressAt(film, hand(x), press)).toMatchObject({
        grip: 'boundary',
        slotId: film.cut.entries[1]?.slot.id,
      });
    }
    expect(pressAt(film, hand(200), press)).toMatchObject({ grip: 'slot' });
  });

  test('at the begin of the first slot takes the slot: the song begins there', () => {
    expect(pressAt(film, hand(2), press)).toMatchObject({ grip: 'slot' });
  });

  test('with Alt slips, also near a boundary, and so it does in that mode', () => {
    expect(pressAt(film, hand(192), { ...press, alt: true })).toMatchObject({ grip: 'slip' });
    expect(pressAt(film, hand(250), { ...press, mode: 'slip' })).toMatchObject({ grip: 'slip' });
    expect(pressAt(film, hand(193), { ...press, mode: 'slip' })).toMatchObject({
      grip: 'boundary',
    });
  });

  test('in a narrow slot leaves room between its boundaries to take the slot', () => {
    // Ten pixels a bar: a quarter of that is the reach.
    const samplesPerPixel = 9600;
    const pressed = (frame: number) =>
      pressAt(film, { ...hand(0), sample: at(frame) }, { ...press, samplesPerPixel });
    expect(pressed(96 + 10)).toMatchObject({ grip: 'boundary' });
    expect(pressed(96 + 40)).toMatchObject({ grip: 'slot' });
  });

  test('outside of the song takes nothing', () => {
    expect(pressAt(film, hand(-30), press)).toBeNull();
    expect(pressAt(film, hand(99_999), press)).toBeNull();
  });
});

describe('rolling', () => {
  const { board } = boardWith([1, 3, 5]);
  const film = filmNow(board);

  test('snaps to the line nearest to the boundary, not to the pointer', () => {
    // Taken three pixels right of the boundary; moved by 21: nearest to a beat of 24 pixels.
    const gesture = drag(film, [195, 216]);
    expect(gesture).toMatchObject({ doing: 'roll', target: { frame: 108, by: 12, held: null } });
    expect(gesture && endGesture(gesture)).toMatchObject({
      do: 'roll',
      start: { unit: 'ticks', value: 9 * 960 },
    });
  });

  test('off goes frame by frame', () => {
    expect(drag(film, [192, 213], {}, moving('off'))).toMatchObject({
      target: { frame: 107, by: 11 },
    });
  });

  test('is held by its neighbours, a frame each, however far it is dragged', () => {
    expect(drag(film, [192, 5000])).toMatchObject({ target: { frame: 191, held: 'after' } });
    expect(drag(film, [192, -5000])).toMatchObject({ target: { frame: 1, held: 'before' } });
    const last = drag(film, [384, 90_000]);
    expect(last).toMatchObject({ target: { frame: film.cut.frames - 1, held: 'after' } });
  });

  test('lands where the storyboard puts it', () => {
    for (const x of [-5000, 100, 216, 5000]) {
      const own = boardWith([1, 3, 5]);
      const gesture = drag(filmNow(own.board), [192, x]);
      const edit = gesture && endGesture(gesture);
      if (gesture?.doing !== 'roll' || edit?.do !== 'roll') throw new Error('nothing was rolled');
      expect(rollTo(own.board, edit.slotId, edit.start)).toBeNull();
      expect(begins(filmNow(own.board))[1]).toBe(gesture.target.frame);
    }
  });

  test('back to where it was does nothing, and neither does a click', () => {
    const back = drag(film, [192, 230, 192]);
    expect(back && endGesture(back)).toBeNull();
    const click = drag(film, [192, 193]);
    expect(click).toMatchObject({ doing: 'press' });
    expect(click && endGesture(click)).toBeNull();
  });

  test('ends by itself when somebody takes the slot off the song', () => {
    const own = boardWith([1, 3, 5]);
    const before = filmNow(own.board);
    const gesture = drag(before, [192, 230]);
    takeOffSong(own.board, [before.cut.entries[1]?.slot.id ?? '']);
    expect(gesture && moveGesture(gesture, filmNow(own.board), hand(240), moving())).toBeNull();
  });

  test('goes on from the hand when somebody else rolls the same boundary meanwhile', () => {
    const own = boardWith([1, 3, 5]);
    const before = filmNow(own.board);
    const gesture = drag(before, [192, 216]);
    const slotId = before.cut.entries[1]?.slot.id ?? '';
    rollTo(own.board, slotId, {
      unit: 'ticks',
      value: 4 * 960,
      gridRevision: before.song.grid.revision,
    });
    const after = filmNow(own.board);
    expect(begins(after)[1]).toBe(48);
    expect(gesture && moveGesture(gesture, after, hand(240), moving())).toMatchObject({
      target: { frame: 120, by: 72 },
    });
  });
});

describe('slipping', () => {
  const { board } = boardWith([1, 3, 5]);
  const film = filmNow(board);
  const take = clip(200, { in: 40 });
  const slips = moving('beat', () => take);

  test('takes the picture along with the hand, in frames of the take', () => {
    expect(drag(film, [250, 270], { alt: true }, slips)).toMatchObject({
      doing: 'slip',
      target: { in: 30, out: 125, by: -10, short: 0 },
    });
  });

  test('does nothing to a slot without a take, and says so', () => {
    const gesture = drag(film, [250, 270], { alt: true });
    expect(gesture).toMatchObject({ doing: 'slip', target: null });
    expect(gesture && endGesture(gesture)).toBeNull();
  });

  test('writes the frame that it shows', () => {
    const gesture = drag(film, [250, 230], { alt: true }, slips);
    expect(gesture && endGesture(gesture)).toEqual({
      do: 'slip',
      slotId: film.cut.entries[1]?.slot.id,
      in: 50,
    });
  });
});

describe('carrying', () => {
  const { board } = boardWith([1, 3, 5]);
  const film = filmNow(board);
  const ids = film.cut.entries.map(({ slot }) => slot.id);
  const carry = (over: Partial<Hand> & { x: number }) => {
    const gesture = drag(film, [250, 260]);
    const moved = gesture && moveGesture(gesture, film, hand(over.x, over), moving());
    return moved && endGesture(moved);
  };

  test('onto another changes places with it', () => {
    expect(carry({ x: 30 })).toEqual({ do: 'swap', slotId: ids[1], other: ids[0] });
    expect(carry({ x: 500 })).toEqual({ do: 'swap', slotId: ids[1], other: ids[2] });
  });

  test('into the tray takes it off the song', () => {
    expect(carry({ x: 30, place: 'tray' })).toEqual({ do: 'take off', slotId: ids[1] });
  });

  test('onto itself, to nothing, or past the end does nothing', () => {
    expect(carry({ x: 255 })).toBeNull();
    expect(carry({ x: 30, place: 'elsewhere' })).toBeNull();
    expect(carry({ x: 99_999 })).toBeNull();
  });
});
