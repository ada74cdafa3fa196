import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { inspectUpdate } from '../../src/rooms/guard.ts';

const ROOTS = ['canvas', 'shots', 'meta'] as const;
const all = new Set<string>(ROOTS);
const without = (root: string) => new Set([...all].filter((one) => one !== root));

// ---- the oracle: apply to a copy, and look where things ended up ----

/** The roots in which an update really creates or deletes something, found out after the fact. */
function rootsTouched(doc: Y.Doc, update: Uint8Array): Set<string> | 'incomplete' {
  const copy = new Y.Doc({ gc: false });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.snapshot(copy);
  Y.applyUpdate(copy, update);
  if (copy.store.pendingStructs || copy.store.pendingDs) return 'incomplete';
  const touched = new Set<string>();
  for (const [client, structs] of copy.store.clients) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) continue;
      for (let clock = struct.id.clock; clock < struct.id.clock + struct.length; clock++) {
        const id = Y.createID(client, clock);
        const isNew = clock >= (before.sv.get(client) ?? 0);
        if (isNew || (struct.deleted && !Y.isDeleted(before.ds, id)))
          touched.add(rootOf(struct.parent));
      }
    }
  }
  return touched;
}

function rootOf(type: Y.AbstractType<unknown>): string {
  let at = type;
  while (at._item !== null) at = at._item.parent as Y.AbstractType<unknown>;
  return Y.findRootTypeKey(at);
}

// ---- random work ----

type Step =
  | { readonly do: 'set'; readonly root: number; readonly key: number; readonly nested: number }
  | { readonly do: 'inside'; readonly root: number; readonly key: number; readonly field: number }
  | { readonly do: 'delete'; readonly root: number; readonly key: number }
  | {
      readonly do: 'type';
      readonly root: number;
      readonly key: number;
      readonly at: number;
      readonly text: string;
    }
  | {
      readonly do: 'erase';
      readonly root: number;
      readonly key: number;
      readonly at: number;
      readonly length: number;
    }
  | { readonly do: 'list'; readonly root: number; readonly key: number; readonly at: number }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

const root = fc.nat({ max: ROOTS.length - 1 });
const key = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), root, key, nested: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('inside' as const), root, key, field: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('delete' as const), root, key }),
  fc.record({
    do: fc.constant('type' as const),
    root,
    key,
    at: fc.nat({ max: 9 }),
    text: fc.string({ maxLength: 4 }),
  }),
  fc.record({
    do: fc.constant('erase' as const),
    root,
    key,
    at: fc.nat({ max: 9 }),
    length: fc.nat({ max: 5 }),
  }),
  fc.record({ do: fc.constant('list' as const), root, key, at: fc.nat({ max: 4 }) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
);

function perform(doc: Y.Doc, undo: Y.UndoManager, step: Step): void {
  if (step.do === 'undo') return void undo.undo();
  if (step.do === 'redo') return void undo.redo();
  const map = doc.getMap<unknown>(ROOTS[step.root] ?? 'canvas');
  const name = `k${step.key}`;
  const value = map.get(name);
  switch (step.do) {
    case 'set': {
      const made = [
        () => step.key,
        () => new Y.Map([['f0', 1]]),
        () => new Y.Text('abc'),
        () => Y.Array.from([1, 2]),
      ];
      map.set(name, made[step.nested]?.());
      break;
    }
    case 'inside':
      if (value instanceof Y.Map) value.set(`f${step.field}`, new Y.Map([['deep', true]]));
      break;
    case 'delete':
      map.delete(name);
      break;
    case 'type':
      if (value instanceof Y.Text) value.insert(Math.min(step.at, value.length), step.text);
      break;
    case 'erase':
      if (value instanceof Y.Text && step.at < value.length) {
        value.delete(step.at, Math.min(step.length, value.length - step.at));
      }
      break;
    case 'list':
      if (value instanceof Y.Array) value.insert(Math.min(step.at, value.length), [step.at]);
      break;
  }
}

function editorOf(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(
    ROOTS.map((name) => doc.getMap(name)),
    { captureTimeout: 0 },
  );
}

/** A server document with history (collected garbage included), and two clients that know it. */
function world(history: readonly Step[]): { server: Y.Doc; one: Y.Doc; two: Y.Doc } {
  const server = new Y.Doc();
  const author = new Y.Doc();
  const undo = editorOf(author);
  for (const past of history) perform(author, undo, past);
  undo.destroy();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(author));
  const copy = () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    return doc;
  };
  return { server, one: copy(), two: copy() };
}

/** What the guard says, as a set: the roots without whose permission it refuses. */
function rootsGuarded(doc: Y.Doc, update: Uint8Array): Set<string> | 'incomplete' {
  const needed = new Set<string>();
  for (const name of ROOTS) {
    const verdict = inspectUpdate(doc, update, without(name));
    if (verdict.kind === 'incomplete') return 'incomplete';
    if (verdict.kind === 'malformed') throw new Error('an honest update is called malformed');
    if (verdict.kind === 'forbidden') needed.add(verdict.root);
  }
  return needed;
}

describe('the guard and an oracle that applies first and looks afterwards', () => {
  test('agree on every update of random work', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        fc.array(step, { maxLength: 12 }),
        (history, work) => {
          const { server, one } = world(history);
          const updates: Uint8Array[] = [];
          one.on('update', (update: Uint8Array) => updates.push(update));
          const undo = editorOf(one);
          for (const next of work) perform(one, undo, next);
          for (const update of updates) {
            expect(rootsGuarded(server, update)).toEqual(rootsTouched(server, update));
            Y.applyUpdate(server, update);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('agree on whole offline sessions, merged and split, of two people at once', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.array(step, { maxLength: 10 }),
        fc.array(step, { maxLength: 10 }),
        fc.nat({ max: 4 }),
        (history, mine, theirs, split) => {
          const { server, one, two } = world(history);
          const updates: Uint8Array[] = [];
          one.on('update', (update: Uint8Array) => updates.push(update));
          for (const [doc, work] of [
            [one, mine],
            [two, theirs],
          ] as const) {
            const undo = editorOf(doc);
            for (const next of work) perform(doc, undo, next);
          }
          Y.applyUpdate(server, Y.encodeStateAsUpdate(two));
          // The answer to a state request: everything the server lacks, and the whole delete set.
          const answer = Y.encodeStateAsUpdate(one, Y.encodeStateVector(server));
          expect(rootsGuarded(server, answer)).toEqual(rootsTouched(server, answer));
          if (updates.length === 0) return;
          const late = Y.mergeUpdates(updates.slice(Math.min(split, updates.length - 1)));
          const guarded = rootsGuarded(server, late);
          if (guarded !== 'incomplete') expect(guarded).toEqual(rootsTouched(server, late));
          else expect(rootsTouched(server, late)).toBe('incomplete');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('agree that an answer which adds nothing touches nothing, whoever sends it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (history) => {
        const { server, one } = world(history);
        const answer = Y.encodeStateAsUpdate(one, Y.encodeStateVector(server));
        expect(inspectUpdate(server, answer, new Set()).kind).toBe('neutral');
        expect(inspectUpdate(server, Y.encodeStateAsUpdate(one), new Set()).kind).toBe('neutral');
      }),
    );
  });
});

describe('the guard', () => {
  const made = (write: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc();
    write(doc);
    return Y.encodeStateAsUpdate(doc);
  };

  test('refuses a root that nobody has heard of, and does not create it', () => {
    const server = new Y.Doc();
    const update = made((doc) => doc.getMap('secrets').set('a', 1));
    expect(inspectUpdate(server, update, all)).toEqual({ kind: 'forbidden', root: 'secrets' });
    expect([...server.share.keys()]).toEqual([]);
  });

  test('refuses a deletion below a root that may not be written', () => {
    const { server, one } = world([]);
    server.getMap('meta').set('picture', new Y.Map([['fps', '24']]));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(server));
    const before = Y.encodeStateVector(one);
    (one.getMap('meta').get('picture') as Y.Map<unknown>).delete('fps');
    const update = Y.encodeStateAsUpdate(one, before);
    expect(inspectUpdate(server, update, without('meta'))).toEqual({
      kind: 'forbidden',
      root: 'meta',
    });
  });

  test('knows an update whose foundation is missing', () => {
    const author = new Y.Doc();
    const updates: Uint8Array[] = [];
    author.on('update', (update: Uint8Array) => updates.push(update));
    author.getText('shots').insert(0, 'a');
    author.getText('shots').insert(1, 'b');
    expect(inspectUpdate(new Y.Doc(), updates[1] ?? new Uint8Array(), all)).toEqual({
      kind: 'incomplete',
    });
  });

  test('lets nobody without rights move a clock by claiming collected remains', () => {
    const author = new Y.Doc();
    author.getMap('shots').set('a', new Y.Map([['title', 'x']]));
    author.getMap('shots').delete('a');
    const remains = Y.encodeStateAsUpdate(author);
    expect(inspectUpdate(new Y.Doc(), remains, new Set()).kind).not.toBe('allowed');
  });

  test('follows a pasted text of 60,000 single letters without running out of stack', () => {
    const author = new Y.Doc();
    const text = author.getText('shots');
    for (let i = 0; i < 60_000; i++)
      author.transact(() => text.insert(i % 2 === 0 ? 0 : text.length, 'x'));
    const update = Y.encodeStateAsUpdate(author);
    expect(inspectUpdate(new Y.Doc(), update, all).kind).toBe('allowed');
    expect(inspectUpdate(new Y.Doc(), update, without('shots')).kind).toBe('forbidden');
  });

  test('calls damaged bytes malformed, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const server = new Y.Doc();
        const verdict = inspectUpdate(server, bytes, all);
        // Random bytes may happen to be an update; then it must apply, or miss something.
        if (verdict.kind === 'allowed') Y.applyUpdate(server, bytes);
        return true;
      }),
      { numRuns: 2000 },
    );
  });

  test('refuses a subdocument and a clock beyond all arithmetic', () => {
    const update = made((doc) => doc.getMap('shots').set('a', new Y.Doc()));
    expect(inspectUpdate(new Y.Doc(), update, all)).toEqual({ kind: 'malformed' });
    const encoder = encoding.createEncoder();
    for (const number of [1, 1, 9, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, 0);
    for (const number of [2 ** 50, 0]) encoding.writeVarUint(encoder, number);
    expect(inspectUpdate(new Y.Doc(), encoding.toUint8Array(encoder), all)).toEqual({
      kind: 'malformed',
    });
  });

  describe('and updates that no Yjs makes', () => {
    /** A server with the text "ab" by client 1 in a writable root and "cd" by client 2 in `meta`. */
    const server = new Y.Doc();
    for (const [client, name, text] of [
      [1, 'shots', 'ab'],
      [2, 'meta', 'cd'],
    ] as const) {
      const author = new Y.Doc();
      author.clientID = client;
      author.getText(name).insert(0, text);
      Y.applyUpdate(server, Y.encodeStateAsUpdate(author));
    }
    /** One string by `client` from `clock` on, between two neighbours or at the top of a root. */
    const forged = (
      client: number,
      clock: number,
      place: { left?: [number, number]; right?: [number, number]; root?: string },
      text: string,
    ): Uint8Array => {
      const encoder = encoding.createEncoder();
      for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8(encoder, 4 | (place.left ? 128 : 0) | (place.right ? 64 : 0));
      for (const id of [place.left, place.right])
        for (const part of id ?? []) encoding.writeVarUint(encoder, part);
      if (!place.left && !place.right) {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, place.root ?? '');
      }
      encoding.writeVarString(encoder, text);
      encoding.writeVarUint(encoder, 0);
      return encoding.toUint8Array(encoder);
    };

    test('the forger writes what Yjs reads', () => {
      expect(rootsTouched(server, forged(9, 0, { left: [1, 1] }, 'x'))).toEqual(new Set(['shots']));
    });

    test('stand with one foot in a root that may be written and one in `meta`', () => {
      const update = forged(9, 0, { left: [1, 1], right: [2, 0] }, 'x');
      expect(inspectUpdate(server, update, without('meta'))).toEqual({
        kind: 'forbidden',
        root: 'meta',
      });
    });

    test('stand before the first letter of `meta`', () => {
      const update = forged(9, 0, { right: [2, 0] }, 'x');
      expect(inspectUpdate(server, update, without('meta'))).toEqual({
        kind: 'forbidden',
        root: 'meta',
      });
    });

    test("go on where somebody else's text in `meta` ends, but name another root", () => {
      const update = forged(2, 1, { root: 'shots' }, 'dx');
      expect(inspectUpdate(server, update, without('meta'))).toEqual({
        kind: 'forbidden',
        root: 'meta',
      });
    });

    test('hang on each other in a circle', () => {
      const update = forged(9, 0, { left: [9, 0] }, 'x');
      expect(inspectUpdate(server, update, all)).toEqual({ kind: 'incomplete' });
    });
  });
});
