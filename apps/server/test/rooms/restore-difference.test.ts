import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { restoreRoots } from '../../src/rooms/restore-difference.ts';

const ROOTS = ['canvas', 'shots'];

type Value = {
  readonly as: 'plain' | 'map' | 'text' | 'list' | 'bold';
  readonly of: readonly string[];
};
const value: fc.Arbitrary<Value> = fc.record({
  as: fc.constantFrom('plain', 'map', 'text', 'list', 'bold'),
  of: fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 4 }),
});
const board = fc.array(fc.tuple(fc.nat({ max: 1 }), fc.constantFrom('a', 'b', 'c'), value), {
  maxLength: 10,
});

function made({ as, of }: Value): unknown {
  if (as === 'plain') return { list: of };
  if (as === 'map')
    return new Y.Map(of.map((part, i) => [`k${i}`, i % 2 ? new Y.Text(part) : part]));
  if (as === 'text') return new Y.Text(of.join(''));
  if (as === 'list') return Y.Array.from([...of]);
  const text = new Y.Text();
  text.applyDelta(
    of
      .filter((part) => part !== '')
      .map((insert, i) => ({ insert, ...(i % 2 ? { attributes: { bold: true } } : {}) })),
  );
  return text;
}

const write = (doc: Y.Doc, steps: readonly (readonly [number, string, Value])[]) => {
  for (const [root, key, what] of steps) {
    const map = doc.getMap<unknown>(ROOTS[root] ?? '');
    const there = map.get(key);
    if (what.as === 'text' && there instanceof Y.Text)
      there.insert(Math.min(1, there.length), what.of.join(''));
    else if (what.as === 'map' && there instanceof Y.Map) there.set('k0', made(what));
    else if (what.of.length === 0) map.delete(key);
    else map.set(key, made(what));
  }
};
const contentOf = (doc: Y.Doc) => ROOTS.map((root) => doc.getMap(root).toJSON());

test('the live document says what the earlier one said, whatever happened in between', () => {
  fc.assert(
    fc.property(board, board, (first, later) => {
      const live = new Y.Doc();
      write(live, first);
      const earlier = new Y.Doc();
      Y.applyUpdate(earlier, Y.encodeStateAsUpdate(live));
      const then = contentOf(earlier);
      write(live, later);
      live.transact(() => restoreRoots(live, earlier, ROOTS));
      expect(contentOf(live)).toEqual(then);
      let changes = 0;
      live.on('update', () => (changes += 1));
      live.transact(() => restoreRoots(live, earlier, ROOTS));
      expect(changes).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test('only what differs is touched: somebody typing at that moment keeps their letters', () => {
  const live = new Y.Doc();
  const prompt = new Y.Text('a pink bubble');
  live.getMap('shots').set('a', new Y.Map<unknown>([['prompt', prompt]]));
  const earlier = new Y.Doc();
  Y.applyUpdate(earlier, Y.encodeStateAsUpdate(live));
  prompt.insert(2, 'very ');
  const typist = new Y.Doc();
  Y.applyUpdate(typist, Y.encodeStateAsUpdate(live));
  const theirs = (typist.getMap<Y.Map<unknown>>('shots').get('a')?.get('prompt') ??
    new Y.Text()) as Y.Text;
  theirs.insert(theirs.length, ' bursts');

  live.transact(() => restoreRoots(live, earlier, ROOTS));
  Y.applyUpdate(live, Y.encodeStateAsUpdate(typist));
  expect(prompt.toString()).toBe('a pink bubble bursts');
});
