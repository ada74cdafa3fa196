/**
 * What a gesture costs on the wire and in the document, through the real binding: a move of one
 * shape, two people moving in turn, a stroke drawn point by point, and a board of the real size.
 *
 * Run it alone: node apps/web/bench/canvas-wire.ts
 */
import * as Y from 'yjs';

// tldraw counts frames; outside a browser there are none, so each step is flushed by hand.
Object.assign(globalThis, {
  requestAnimationFrame: () => 0,
  cancelAnimationFrame: () => undefined,
});
const { createShapeId, createTLStore } = await import('tldraw');
const { addShots, canvasSchema, openBoard, pictureOf, seedBoard } =
  await import('@takeboard/storyboard');
const { bindCanvas } = await import('../src/canvas/bind-canvas.ts');

const MOVES = 10_000;
const POINTS = 600;

function openPeer(state: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const store = createTLStore({ schema: canvasSchema });
  const binding = bindCanvas(store, openBoard(doc), {
    mayWrite: () => true,
    onUnreadable: () => undefined,
  });
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'net') sent.push(update);
  });
  return { doc, store, binding, sent };
}
type Peer = ReturnType<typeof openPeer>;
type AnyRecord = Parameters<Peer['store']['put']>[0][number];

function seeded(): Uint8Array {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  return Y.encodeStateAsUpdate(doc);
}

function stroke(name: string, points: number, x = 0, y = 0): AnyRecord {
  return {
    id: createShapeId(name),
    typeName: 'shape',
    type: 'draw',
    parentId: 'page:page',
    index: 'a1',
    x,
    y,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      segments: [
        {
          type: 'free',
          points: Array.from({ length: points }, (_, i) => ({
            x: Math.round(i * 2.13 * 100) / 100,
            y: Math.round(Math.sin(i / 9) * 4000) / 100,
            z: 0.5,
          })),
        },
      ],
      color: 'black',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      isComplete: false,
      isClosed: false,
      isPen: false,
      scale: 1,
    },
  } as unknown as AnyRecord;
}

const sizeOf = (peer: Peer) => Y.encodeStateAsUpdate(peer.doc).byteLength;
const bytes = (updates: readonly Uint8Array[]) =>
  updates.reduce((sum, update) => sum + update.byteLength, 0);
const move = (peer: Peer, record: AnyRecord, i: number) => {
  peer.store.put([{ ...record, x: i % 977, y: (i * 3) % 613 } as AnyRecord]);
  peer.binding.flush();
};

const rows: [string, string][] = [];
{
  const peer = openPeer(seeded());
  const shape = stroke('moved', 2);
  peer.store.put([shape]);
  peer.binding.flush();
  const before = sizeOf(peer);
  peer.sent.length = 0;
  for (let i = 1; i <= MOVES; i++) move(peer, shape, i);
  rows.push(['one move of a shape, on the wire', `${Math.round(bytes(peer.sent) / MOVES)} B`]);
  rows.push([`${MOVES} moves of one shape, in the document`, `+${sizeOf(peer) - before} B`]);
}
{
  const state = seeded();
  const [dana, milo] = [openPeer(state), openPeer(state)];
  const shape = stroke('passed', 2);
  const pass = (from: Peer, to: Peer) => {
    for (const update of from.sent.splice(0)) Y.applyUpdate(to.doc, update, 'net');
  };
  dana.store.put([shape]);
  dana.binding.flush();
  pass(dana, milo);
  const before = sizeOf(dana);
  for (let i = 1; i <= MOVES; i++) {
    const [from, to] = i % 2 === 0 ? [dana, milo] : [milo, dana];
    move(from, shape, i);
    pass(from, to);
  }
  rows.push([`${MOVES} moves by two in turn, in the document`, `+${sizeOf(dana) - before} B`]);
}
{
  const peer = openPeer(seeded());
  const started = performance.now();
  for (let points = 2; points <= POINTS; points += 2) {
    peer.store.put([stroke('drawn', points)]);
    peer.binding.flush();
  }
  const frames = POINTS / 2;
  const milliseconds = (performance.now() - started) / frames;
  const last = bytes(peer.sent.slice(-50)) / 50;
  rows.push([`a stroke of ${POINTS} points, on the wire`, `${bytes(peer.sent)} B`]);
  rows.push(['  each of its last frames (2 points)', `${Math.round(last)} B`]);
  rows.push(['  work a frame', `${milliseconds.toFixed(2)} ms`]);
}
{
  const peer = openPeer(seeded());
  const board = openBoard(peer.doc);
  addShots(
    board,
    Array.from({ length: 55 }, (_, i) => ({ title: `Shot ${i}`, prompt: 'We fly. '.repeat(12) })),
  );
  peer.store.put(Array.from({ length: 700 }, (_, i) => stroke(`s${i}`, 24, (i % 40) * 90, i * 4)));
  peer.binding.flush();
  const size = sizeOf(peer);
  const started = performance.now();
  const again = openPeer(Y.encodeStateAsUpdate(peer.doc));
  const opened = performance.now() - started;
  rows.push(['a board of 55 shots and 700 strokes', `${Math.round(size / 1000)} kB`]);
  rows.push([
    `  from bytes to ${again.store.allRecords().length} records on screen`,
    `${Math.round(opened)} ms`,
  ]);
}

for (const [what, value] of rows) console.log(`${what.padEnd(46)}${value.padStart(10)}`);
// tldraw leaves timers behind that would keep this process for ever.
process.exit(0);
