// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { newAuditionStore } from '../../src/audition/audition-store.ts';

it('holds one take at a time, remembers where the focus was, and changes it in place', () => {
  const store = newAuditionStore();
  const heard = vi.fn<() => void>();
  store.subscribe(heard);
  store.open('one', { held: true });
  expect(store.now()).toMatchObject({ takeId: 'one', held: true, from: document.body });
  const { askedAt } = store.now()!;
  store.change('two');
  expect(store.now()).toMatchObject({ takeId: 'two', held: true, askedAt });
  store.keep();
  expect(store.now()).toMatchObject({ takeId: 'two', held: false });
  store.close();
  expect(store.now()).toBeNull();
  expect(heard).toHaveBeenCalledTimes(4);
});

it('changes nothing while nothing is open, and tells nobody of what is the same', () => {
  const store = newAuditionStore();
  const heard = vi.fn<() => void>();
  store.subscribe(heard);
  store.change('two');
  store.keep();
  store.close();
  expect(store.now()).toBeNull();
  expect(heard).not.toHaveBeenCalled();
  store.expect('next');
  store.expect('next');
  expect(store.next()).toBe('next');
  expect(heard).toHaveBeenCalledTimes(1);
});
