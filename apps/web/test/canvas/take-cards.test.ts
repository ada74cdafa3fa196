// @vitest-environment jsdom
import './support/browser.ts';
import { canvasSchema, openBoard, putTakes } from '@takeboard/storyboard';
import { atom, createShapeId, createTLStore } from 'tldraw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { bindCanvas } from '../../src/canvas/bind-canvas.ts';
import { watchSight } from '../../src/canvas/in-sight.ts';
import { seed } from './support/peer.ts';

const take = (takeId: string) => ({ takeId, aspect: 16 / 9 });

function openStore() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seed());
  const board = openBoard(doc);
  const store = createTLStore({ schema: canvasSchema });
  let unreadable = 0;
  const binding = bindCanvas(store, board, {
    mayWrite: () => true,
    onUnreadable: (count) => {
      unreadable = count;
    },
  });
  return { board, store, binding, unreadable: () => unreadable };
}

describe('cards of takes in the document', () => {
  it('come onto the canvas, and what is moved there goes back', () => {
    const { board, store, binding } = openStore();
    const [id] = putTakes(board, [take('t1'), take('t2')]);
    const card = id && store.get(id);
    expect(card).toMatchObject({ type: 'take', props: { takeId: 't1', w: 142, h: 80 } });
    if (card === undefined || id === undefined) return;
    store.put([{ ...card, x: 500 }]);
    binding.flush();
    expect(board.roots.canvas.get(id)?.get('g')).toEqual([500, card.y, 0, 142, 80]);
  });

  it('of which one makes no sense leave the others alone and are counted', () => {
    const { board, store, unreadable } = openStore();
    const [good, bad] = putTakes(board, [take('t1'), take('t2')]);
    board.roots.canvas.get(bad ?? '')?.set('p.takeId', 7);
    expect(good && store.has(good)).toBe(true);
    expect(unreadable()).toBe(1);
    board.roots.canvas.get(bad ?? '')?.set('p.takeId', 't2');
    expect(unreadable()).toBe(0);
  });
});

describe('what cards know of the view', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const id = createShapeId('card');
  function fakeView() {
    const zoom = atom('zoom', 1);
    const culled = atom<Set<typeof id>>('culled', new Set());
    const disposables = new Set<() => void>();
    const sight = watchSight({
      getZoomLevel: () => zoom.get(),
      getCulledShapes: () => culled.get(),
      disposables,
    });
    return { zoom, culled, disposables, sight };
  }

  it('is how far away they are, in three steps', () => {
    const { zoom, sight } = fakeView();
    expect([1, 0.3, 0.1].map((z) => (zoom.set(z), sight.distance()))).toEqual([
      'near',
      'middle',
      'far',
    ]);
  });

  it('is that they are out of sight, but only after a while, and back in it at once', async () => {
    const { culled, sight } = fakeView();
    let told = 0;
    sight.subscribe(id, () => (told += 1));
    culled.set(new Set([id]));
    vi.advanceTimersByTime(9_000);
    expect([sight.shows(id), told]).toEqual([true, 0]);
    vi.advanceTimersByTime(2_000);
    expect([sight.shows(id), told]).toEqual([false, 1]);
    culled.set(new Set());
    await Promise.resolve();
    expect([sight.shows(id), told]).toEqual([true, 2]);
  });

  it('is not that they left when they were back in time', () => {
    const { culled, sight } = fakeView();
    let told = 0;
    sight.subscribe(id, () => (told += 1));
    culled.set(new Set([id]));
    vi.advanceTimersByTime(5_000);
    culled.set(new Set());
    vi.advanceTimersByTime(60_000);
    expect([sight.shows(id), told]).toEqual([true, 0]);
  });

  it('is asked for no picture by a card that begins out of sight', () => {
    const { culled, sight } = fakeView();
    culled.set(new Set([id]));
    expect(sight.shows(id)).toBe(false);
    sight.subscribe(id, () => undefined);
    expect(sight.shows(id)).toBe(false);
  });

  it('ends with the editor', () => {
    const { culled, disposables, sight } = fakeView();
    let told = 0;
    sight.subscribe(id, () => (told += 1));
    culled.set(new Set([id]));
    for (const dispose of disposables) dispose();
    vi.advanceTimersByTime(60_000);
    expect(told).toBe(0);
  });
});
