// @vitest-environment jsdom
import './support/browser.ts';
import { addShots, putRecord, readRecord, rootsOf } from '@takeboard/storyboard';
import { createShapeId } from 'tldraw';
import type { TLShape, TLShapeId, UnknownRecord } from 'tldraw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Line, documentOf, openPeer, seed } from './support/peer.ts';
import type { Peer } from './support/peer.ts';

let line: Line;
let dana: Peer;
let milo: Peer;

beforeEach(() => {
  const state = seed();
  line = new Line(state);
  dana = openPeer('Dana', state);
  milo = openPeer('Milo', state);
  line.join(dana);
  line.join(milo);
});
afterEach(() => {
  dana.close();
  milo.close();
});

const id = (name: string): TLShapeId => createShapeId(name);
const box = (peer: Peer, name: string, more: object = {}): TLShapeId => {
  peer.editor.markHistoryStoppingPoint(`box ${name}`);
  peer.editor.createShape({ id: id(name), type: 'geo', x: 0, y: 0, ...more });
  return id(name);
};
const step = (peer: Peer, change: () => void) => {
  peer.editor.markHistoryStoppingPoint('step');
  change();
};
const shape = (peer: Peer, name: string): TLShape | undefined => peer.editor.getShape(id(name));
const color = (peer: Peer, name: string) =>
  (shape(peer, name)?.props as { color: string } | undefined)?.color;
const both = (check: (peer: Peer) => void) => {
  for (const peer of [dana, milo]) check(peer);
};

describe('sharing', () => {
  it('brings a gesture to the other person', () => {
    box(dana, 'a', { x: 12 });
    line.settle();
    expect(shape(milo, 'a')?.x).toBe(12);
    expect(documentOf(milo.store)).toEqual(documentOf(dana.store));
  });

  it('writes one transaction a frame, whatever happened in it', () => {
    let updates = 0;
    box(dana, 'a');
    dana.binding.flush();
    dana.doc.on('update', () => {
      updates += 1;
    });
    for (let x = 0; x < 50; x++) dana.editor.updateShape({ id: id('a'), type: 'geo', x });
    dana.binding.flush();
    expect(updates).toBe(1);
    dana.binding.flush();
    expect(updates).toBe(1);
  });

  it('writes nothing of its own: not when it opens, not when others change things', () => {
    for (const peer of [dana, milo]) {
      peer.binding.flush();
      expect(rootsOf(peer.doc).canvas.size).toBe(2);
    }
    let written = 0;
    milo.doc.on('update', (_update, origin) => {
      if ((origin as { name?: string } | null)?.name === 'canvas') written += 1;
    });
    box(dana, 'a');
    line.settle();
    step(dana, () => dana.editor.deleteShape(id('a')));
    line.settle();
    expect(written).toBe(0);
  });

  it('keeps both when two people change different things of one shape at once', () => {
    box(dana, 'a');
    line.settle();
    dana.editor.updateShape({ id: id('a'), type: 'geo', x: 500 });
    milo.editor.updateShape({ id: id('a'), type: 'geo', props: { color: 'red' } });
    line.settle();
    both((peer) => {
      expect(shape(peer, 'a')?.x).toBe(500);
      expect(color(peer, 'a')).toBe('red');
    });
  });

  it('does not throw away the frame in which something arrives', () => {
    box(dana, 'a');
    line.settle();
    milo.editor.updateShape({ id: id('a'), type: 'geo', props: { color: 'red' } });
    milo.binding.flush();
    line.deliver(milo);
    // Not flushed: this is still only in the store when Milo's colour comes in.
    dana.editor.updateShape({ id: id('a'), type: 'geo', x: 500 });
    line.deliver(dana);
    expect(shape(dana, 'a')?.x).toBe(500);
    line.settle();
    both((peer) => expect([shape(peer, 'a')?.x, color(peer, 'a')]).toEqual([500, 'red']));
  });

  it('lets deleting win over editing', () => {
    box(dana, 'a');
    line.settle();
    dana.editor.deleteShape(id('a'));
    milo.editor.updateShape({ id: id('a'), type: 'geo', x: 500 });
    line.settle();
    both((peer) => expect(shape(peer, 'a')).toBeUndefined());
    expect(rootsOf(line.server).canvas.has(id('a'))).toBe(false);
  });

  it('writes nothing for somebody who may only look', () => {
    box(dana, 'a');
    box(dana, 'b', { x: 400 });
    line.settle();
    milo.now.mayWrite = false;
    milo.editor.updateShape({ id: id('a'), type: 'geo', x: 500 });
    line.settle();
    expect(shape(dana, 'a')?.x).toBe(0);
  });

  it('leaves pages and the document record to the server', () => {
    dana.editor.renamePage(dana.editor.getCurrentPageId(), 'Mine');
    dana.editor.updateDocumentSettings({ name: 'Mine' });
    line.settle();
    expect(rootsOf(line.server).canvas.get('page:page')?.get('name')).toBe('Board');
    expect(rootsOf(line.server).canvas.get('document:document')?.get('name')).toBe('');
  });
});

describe('what cannot be shown', () => {
  const write = (record: object) =>
    line.server.transact(() => putRecord(rootsOf(line.server).canvas, record as UnknownRecord));

  it('keeps the last good version of a record that only a newer version can read, and counts it', () => {
    box(dana, 'a', { x: 7 });
    line.settle();
    rootsOf(line.server).canvas.get(id('a'))?.set('p.glow', 'strong');
    line.settle();
    both((peer) => {
      expect(shape(peer, 'a')?.x).toBe(7);
      expect(peer.now.unreadable).toBe(1);
    });
    rootsOf(line.server).canvas.get(id('a'))?.delete('p.glow');
    rootsOf(line.server).canvas.get(id('a'))?.set('g', [9, 0, 0, 100, 100]);
    line.settle();
    both((peer) => expect([peer.now.unreadable, shape(peer, 'a')?.x]).toEqual([0, 9]));
  });

  it('shows the good ones of a batch with a bad one in it', () => {
    const good = readBack(box(dana, 'good'));
    line.settle();
    line.server.transact(() => {
      write({ ...good, id: 'shape:bad', type: 'hologram', props: {} });
      write({ ...good, id: 'shape:fine' });
    });
    line.settle();
    both((peer) => {
      expect(shape(peer, 'fine')).toBeDefined();
      expect(shape(peer, 'bad')).toBeUndefined();
      expect(peer.now.unreadable).toBe(1);
    });
    function readBack(shapeId: TLShapeId) {
      dana.binding.flush();
      return readRecord(shapeId, rootsOf(dana.doc).canvas.get(shapeId)) ?? {};
    }
  });

  it('does not let a document move anybody’s camera or selection', () => {
    const camera = dana.editor.getCamera();
    write({ ...camera, x: 9999 });
    line.settle();
    both((peer) => {
      expect(peer.editor.getCamera().x).toBe(camera.x);
      expect(peer.now.unreadable).toBe(1);
    });
  });

  it('hides a child whose parent was deleted at the same moment, until the server has mended it', () => {
    const frame = createShapeId('frame');
    dana.editor.createShape({ id: frame, type: 'frame', props: { w: 300, h: 300 } });
    line.settle();
    dana.editor.deleteShape(frame);
    dana.binding.flush();
    line.deliver(dana, Infinity, 0);
    // Milo draws into the frame before he hears that it is gone.
    milo.editor.createShape({ id: id('stroke'), type: 'geo', parentId: frame });
    milo.binding.flush();
    line.deliver(milo, 0, Infinity);
    expect(shape(milo, 'stroke')).toBeUndefined();
    expect(rootsOf(milo.doc).canvas.has(id('stroke'))).toBe(true);
    line.settle();
    both((peer) => expect(rootsOf(peer.doc).canvas.has(id('stroke'))).toBe(false));
  });

  it('shows children again when their parent comes back', () => {
    const frame = createShapeId('frame');
    dana.editor.createShape({ id: frame, type: 'frame', props: { w: 300, h: 300 } });
    dana.editor.createShape({ id: id('child'), type: 'geo', parentId: frame });
    line.settle();
    const canvas = rootsOf(milo.doc).canvas;
    const kept = readRecord(frame, canvas.get(frame));
    milo.doc.transact(() => canvas.delete(frame));
    expect(shape(milo, 'child')).toBeUndefined();
    milo.doc.transact(() => putRecord(canvas, kept as unknown as UnknownRecord));
    expect(shape(milo, 'child')).toBeDefined();
  });

  it('shows neither of two frames that were put into each other', () => {
    for (const name of ['one', 'two'])
      dana.editor.createShape({ id: id(name), type: 'frame', props: { w: 300, h: 300 } });
    line.settle();
    const { canvas } = rootsOf(milo.doc);
    milo.doc.transact(() => {
      canvas.get(id('one'))?.set('parentId', id('two'));
      canvas.get(id('two'))?.set('parentId', id('one'));
    });
    expect(shape(milo, 'one')).toBeUndefined();
    line.settle();
    both((peer) => expect(shape(peer, 'one')?.parentId).toBe('page:page'));
  });
});

describe('undo', () => {
  it('takes back my part of a shape and leaves the other’s', () => {
    box(dana, 'a');
    step(dana, () => dana.editor.updateShape({ id: id('a'), type: 'geo', x: 100 }));
    line.settle();
    step(milo, () =>
      milo.editor.updateShape({ id: id('a'), type: 'geo', props: { color: 'red' } }),
    );
    line.settle();
    dana.undo.undo();
    line.settle();
    both((peer) => expect([shape(peer, 'a')?.x, color(peer, 'a')]).toEqual([0, 'red']));
    dana.undo.redo();
    line.settle();
    both((peer) => expect([shape(peer, 'a')?.x, color(peer, 'a')]).toEqual([100, 'red']));
  });

  it('leaves a field that the other has written since', () => {
    box(dana, 'a');
    step(dana, () => dana.editor.updateShape({ id: id('a'), type: 'geo', x: 100 }));
    line.settle();
    step(milo, () => milo.editor.updateShape({ id: id('a'), type: 'geo', x: 200 }));
    line.settle();
    dana.undo.undo();
    line.settle();
    both((peer) => expect(shape(peer, 'a')?.x).toBe(200));
  });

  it('goes back to the other’s value when mine lay on top of it', () => {
    box(dana, 'a');
    line.settle();
    step(milo, () => milo.editor.updateShape({ id: id('a'), type: 'geo', x: 200 }));
    line.settle();
    step(dana, () => dana.editor.updateShape({ id: id('a'), type: 'geo', x: 300 }));
    dana.undo.undo();
    line.settle();
    both((peer) => expect(shape(peer, 'a')?.x).toBe(200));
    dana.undo.redo();
    line.settle();
    both((peer) => expect(shape(peer, 'a')?.x).toBe(300));
  });

  it('does not bring back what the other deleted', () => {
    box(dana, 'a');
    step(dana, () => dana.editor.updateShape({ id: id('a'), type: 'geo', x: 100 }));
    line.settle();
    step(milo, () => milo.editor.deleteShape(id('a')));
    line.settle();
    dana.undo.undo();
    dana.undo.undo();
    dana.undo.redo();
    dana.undo.redo();
    line.settle();
    both((peer) => expect(shape(peer, 'a')).toBeUndefined());
  });

  it('does not take away a shape of mine that the other works on', () => {
    box(dana, 'a');
    line.settle();
    step(milo, () =>
      milo.editor.updateShape({ id: id('a'), type: 'geo', props: { color: 'red' } }),
    );
    line.settle();
    dana.undo.undo();
    line.settle();
    both((peer) => expect(color(peer, 'a')).toBe('red'));
  });

  it('does not take the other’s drawing away with my frame', () => {
    const frame = createShapeId('frame');
    step(dana, () =>
      dana.editor.createShape({ id: frame, type: 'frame', props: { w: 300, h: 300 } }),
    );
    line.settle();
    step(milo, () => milo.editor.createShape({ id: id('stroke'), type: 'geo', parentId: frame }));
    line.settle();
    dana.undo.undo();
    line.settle();
    both((peer) => expect(shape(peer, 'stroke')?.parentId).toBe(frame));
  });

  it('keeps the other’s change when I give up a gesture with Escape', () => {
    box(dana, 'a');
    line.settle();
    const mark = dana.editor.markHistoryStoppingPoint('dragging');
    dana.editor.updateShape({ id: id('a'), type: 'geo', x: 100 });
    step(milo, () =>
      milo.editor.updateShape({ id: id('a'), type: 'geo', props: { color: 'red' } }),
    );
    line.settle();
    dana.editor.bailToMark(mark);
    line.settle();
    both((peer) => expect([shape(peer, 'a')?.x, color(peer, 'a')]).toEqual([0, 'red']));
  });

  it('is one stack, in the order of doing, over gestures and commands', () => {
    box(dana, 'a');
    const [shotId = ''] = addShots(dana.board, [{ title: 'Wedding car' }], {}, dana.command);
    step(dana, () => dana.editor.updateShape({ id: id('a'), type: 'geo', x: 100 }));
    const notes = dana.board.shot(shotId)?.notes;
    dana.doc.transact(() => notes?.insert(0, 'rain'), dana.command);
    const states: string[] = [];
    const say = () => {
      const written = dana.board.shot(shotId)?.notes.toString();
      return `${shape(dana, 'a')?.x} ${written} ${dana.board.shots().length}`;
    };
    const cards = () => dana.editor.getCurrentPageShapes().length;
    states.push(say());
    for (let i = 0; i < 4; i++) {
      dana.undo.undo();
      states.push(say());
    }
    expect(states).toEqual([
      '100 rain 1',
      '100  1',
      '0  1',
      '0 undefined 0',
      'undefined undefined 0',
    ]);
    expect([cards(), dana.undo.canUndo()]).toEqual([0, false]);
    for (let i = 0; i < 4; i++) {
      dana.undo.redo();
      expect(say()).toBe(states[3 - i]);
    }
    expect(cards()).toBe(2);
    expect(dana.undo.canRedo()).toBe(false);
  });

  it('passes over selecting', () => {
    box(dana, 'a');
    box(dana, 'b');
    addShots(dana.board, [{}], {}, dana.command);
    step(dana, () => dana.editor.select(id('a')));
    step(dana, () => dana.editor.select(id('b')));
    dana.undo.undo();
    expect(dana.board.shots()).toEqual([]);
    step(dana, () => dana.editor.select(id('a')));
    dana.undo.undo();
    expect(shape(dana, 'b')).toBeUndefined();
    expect(shape(dana, 'a')).toBeDefined();
    dana.undo.redo();
    expect(shape(dana, 'b')).toBeDefined();
    dana.undo.redo();
    expect(dana.board.shots()).toHaveLength(1);
  });

  it('forgets what was undone once something new is done, on either side', () => {
    box(dana, 'a');
    dana.undo.undo();
    addShots(dana.board, [{}], {}, dana.command);
    expect(dana.undo.canRedo()).toBe(false);
    dana.undo.undo();
    box(dana, 'b');
    expect(dana.undo.canRedo()).toBe(false);
    dana.undo.redo();
    expect(shape(dana, 'a')).toBeUndefined();
    expect(dana.board.shots()).toEqual([]);
  });

  it('leaves a shot of mine in which the other has written, with its place and its card', () => {
    const [shotId = ''] = addShots(dana.board, [{ title: 'Mine' }], {}, dana.command);
    line.settle();
    milo.board.shot(shotId)?.prompt.insert(0, 'through the goal posts');
    line.settle();
    dana.undo.undo();
    line.settle();
    both((peer) => {
      expect(peer.board.shots().map(({ promptText }) => promptText)).toEqual([
        'through the goal posts',
      ]);
      expect(peer.board.roots.cuts.get('main')?.size).toBe(1);
      expect(peer.editor.getCurrentPageShapes()).toHaveLength(1);
    });
  });

  it('takes back my own typing in a text in which the other has written', () => {
    const [shotId = ''] = addShots(dana.board, [{}], {}, dana.command);
    line.settle();
    const mine = dana.board.shot(shotId)?.prompt;
    dana.doc.transact(() => mine?.insert(0, 'slow '), dana.command);
    line.settle();
    milo.board.shot(shotId)?.prompt.insert(5, 'zoom');
    line.settle();
    dana.undo.undo();
    line.settle();
    both((peer) => expect(peer.board.shot(shotId)?.promptText).toBe('zoom'));
  });

  it('does not take after-effects of the other’s deed for mine', () => {
    box(milo, 'target', { x: 300 });
    const arrow = id('arrow');
    step(dana, () => dana.editor.createShape({ id: arrow, type: 'arrow', x: 0, y: 0 }));
    line.settle();
    step(dana, () =>
      dana.editor.createBinding({
        type: 'arrow',
        fromId: arrow,
        toId: id('target'),
        props: { terminal: 'end' },
      }),
    );
    line.settle();
    step(milo, () => milo.editor.deleteShape(id('target')));
    line.settle();
    both((peer) => expect(peer.editor.getBindingsFromShape(arrow, 'arrow')).toEqual([]));
    dana.undo.undo();
    line.settle();
    both((peer) => expect(shape(peer, 'target')).toBeUndefined());
  });
});

describe('a stroke', () => {
  it('sends the new points of each frame, not the stroke again', () => {
    const stroke = id('stroke');
    const points = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ x: i * 3, y: (i * 7) % 40, z: 0.5 }));
    const draw = (count: number) => ({
      id: stroke,
      type: 'draw' as const,
      props: { segments: [{ type: 'free' as const, points: points(count) }] },
    });
    const sizes: number[] = [];
    dana.doc.on('update', (update: Uint8Array) => sizes.push(update.byteLength));
    dana.editor.createShape(draw(2));
    dana.binding.flush();
    for (let count = 4; count <= 400; count += 2) {
      dana.editor.updateShape(draw(count));
      dana.binding.flush();
    }
    line.settle();
    expect(documentOf(milo.store)).toEqual(documentOf(dana.store));
    expect(Math.max(...sizes.slice(-50))).toBeLessThan(160);
  });
});
