import { expect, test } from 'vitest';
import { newSwipe } from '../../src/phone-choose/swipe.ts';

const ANYWHERE = () => true;
const WIDTH = 390;

/** A finger that goes from the middle by so many pixels in so many milliseconds. */
function drag(
  dx: number,
  dy: number,
  milliseconds: number,
  may: (way: -1 | 1) => boolean = ANYWHERE,
) {
  const swipe = newSwipe();
  swipe.down({ x: 195, y: 300, at: 0 }, { width: WIDTH, may });
  const offset = swipe.move({ x: 195 + dx, y: 300 + dy, at: milliseconds });
  return { offset, way: swipe.up({ x: 195 + dx, y: 300 + dy, at: milliseconds }) };
}

test('far enough to the left is the next take, to the right the one before', () => {
  expect(drag(-120, 8, 900)).toEqual({ offset: -120, way: 1 });
  expect(drag(120, -8, 900)).toEqual({ offset: 120, way: -1 });
});

test('a short flick does as well, a short slow one stays', () => {
  expect(drag(-40, 3, 60).way).toBe(1);
  expect(drag(-40, 3, 600).way).toBe(0);
});

test('a finger that goes down scrolls, one that trembles means nothing', () => {
  expect(drag(-30, 60, 100)).toEqual({ offset: 0, way: 0 });
  expect(drag(-6, 2, 20)).toEqual({ offset: 0, way: 0 });
});

test('where no take is, the picture follows a little and comes back', () => {
  const last = (way: -1 | 1) => way === -1;
  expect(drag(-200, 0, 100, last)).toEqual({ offset: -50, way: 0 });
  expect(drag(200, 0, 100, last)).toEqual({ offset: 200, way: -1 });
});

test('what was called off does nothing when the finger comes up', () => {
  const swipe = newSwipe();
  swipe.down({ x: 195, y: 300, at: 0 }, { width: WIDTH, may: ANYWHERE });
  swipe.move({ x: 60, y: 300, at: 50 });
  expect(swipe.isOn()).toBe(true);
  swipe.cancel();
  expect(swipe.isOn()).toBe(false);
  expect(swipe.up({ x: 60, y: 300, at: 60 })).toBe(0);
  expect(swipe.move({ x: 10, y: 300, at: 70 })).toBe(0);
});
