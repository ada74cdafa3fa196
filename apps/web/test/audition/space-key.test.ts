import { expect, it } from 'vitest';
import { newSpaceKey } from '../../src/audition/space-key.ts';

it('closes what was held when it is let go', () => {
  const space = newSpaceKey();
  space.down(1000);
  expect(space.isDown()).toBe(true);
  expect(space.up(1600)).toBe('close');
  expect(space.isDown()).toBe(false);
});

it('keeps open what was only tapped', () => {
  const space = newSpaceKey();
  space.down(1000);
  expect(space.up(1120)).toBe('keep');
});

it('means nothing when it opened nothing, or what it opened is closed already', () => {
  const space = newSpaceKey();
  expect(space.up(10)).toBeNull();
  space.down(1000);
  space.forget();
  expect(space.isDown()).toBe(false);
  expect(space.up(2000)).toBeNull();
});
