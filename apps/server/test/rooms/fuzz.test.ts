import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyStored, readDocument } from '../../src/rooms/doc-log.ts';
import { freshDatabase } from '../support/test-database.ts';
import { Client } from './client.ts';
import { addMember, addPerson, contentOf, makeBoard, startNode, until } from './live-board.ts';
import type { Node } from './live-board.ts';

/**
 * Several people on two servers, doing anything at any time, while connections break and servers
 * are replaced. A seed that ever failed stays in the list below, with what it found.
 */
const SEEDS: readonly (readonly [string, number])[] = [
  ['a deletion shown that only an edit still on its way had caused', 2],
  ['an answer that missed what the other server committed while it was on its way', 103],
  ['the same, with an unloading in between', 158],
  ['today', Math.floor(Date.now() / 86_400_000)],
];
const STEPS = 150;
const PEOPLE = 4;

const database = await freshDatabase();

test.each(SEEDS)(
  '%s: nobody sees what is not stored, nothing saved is lost, all converge (seed %i)',
  { timeout: 60_000 },
  async (_name, seed) => {
    const random = randomFrom(seed);
    const below = (n: number) => Math.floor(random() * n);
    const nodes: Node[] = [
      await startNode(database, { unloadAfterMs: 50 }),
      await startNode(database, { unloadAfterMs: 50 }),
    ];
    const { boardId, director } = await makeBoard(database, (nodes[0] as Node).rooms);
    const anyNode = () => (nodes[below(2)] as Node).url;
    const editor = await addPerson(database);
    await addMember(database, boardId, editor, 'editor');
    const watcher = await addPerson(database);
    await addMember(database, boardId, watcher, 'viewer');
    const people = Array.from(
      { length: PEOPLE },
      (_, i) => new Client(anyNode(), boardId, i % 2 ? editor : director),
    );
    // Somebody who only looks on: all that is in their document was shown to them.
    const onlooker = new Client(anyNode(), boardId, watcher);
    const everybody = [...people, onlooker];
    const stored = async () => {
      const doc = new Y.Doc();
      const found = await readDocument(database.sql, boardId);
      if (found) applyStored(doc, found, 'test');
      return doc;
    };

    for (let step = 0; step < STEPS; step++) {
      const who = people[below(PEOPLE)] as Client;
      const action = random();
      if (action < 0.7) edit(who.doc, below, `${seed}.${step}`);
      else if (action < 0.78) who.socket.terminate();
      else if (action < 0.9) (random() < 0.3 ? onlooker : who).reconnect(anyNode());
      else if (action < 0.93) nodes[below(2)]?.cut();
      else if (action < 0.95) {
        const which = below(2);
        await nodes[which]?.stop();
        nodes[which] = await startNode(database, { unloadAfterMs: 50 });
      } else {
        // What was shown or called saved at this moment must be in the log already.
        const shown = Y.snapshot(onlooker.doc);
        const saved = people
          .filter((person) => person.saved)
          .map((person) => Y.snapshot(person.doc));
        const log = Y.snapshot(await stored());
        for (const part of [shown, ...saved]) expect(contains(log, part)).toBe(true);
      }
      if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, below(6)));
    }

    for (const person of everybody) person.reconnect(anyNode());
    await until('everything is saved', () => everybody.every((person) => person.saved), 15_000);
    const said = () => new Set(everybody.map((person) => JSON.stringify(contentOf(person.doc))));
    await until('all converge', () => said().size === 1, 15_000);
    expect(contentOf(await stored())).toEqual(contentOf(onlooker.doc));
    expect(everybody.map((person) => person.closed)).toEqual(everybody.map(() => undefined));
    for (const person of everybody) person.close();
    await Promise.all(nodes.map((node) => node.stop()));
  },
);

function edit(doc: Y.Doc, below: (n: number) => number, mark: string): void {
  const shots = doc.getMap<unknown>('shots');
  const key = `k${below(6)}`;
  const there = shots.get(key);
  const what = below(6);
  if (what === 0) shots.delete(key);
  else if (what === 1 || !(there instanceof Y.Map)) {
    shots.set(
      key,
      new Y.Map<unknown>([
        ['title', mark],
        ['prompt', new Y.Text('once')],
      ]),
    );
  } else if (what === 2) there.set('title', mark);
  else {
    const prompt = there.get('prompt');
    if (!(prompt instanceof Y.Text)) return;
    if (what === 3 && prompt.length > 3) prompt.delete(below(prompt.length - 2), 2);
    else prompt.insert(below(prompt.length + 1), mark);
  }
}

/** Whether everything of `part`, deletions included, is in `whole`. */
function contains(whole: Y.Snapshot, part: Y.Snapshot): boolean {
  for (const [client, clock] of part.sv) if ((whole.sv.get(client) ?? 0) < clock) return false;
  for (const [client, ranges] of part.ds.clients) {
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len; at++) {
        if (!Y.isDeleted(whole.ds, Y.createID(client, at))) return false;
      }
    }
  }
  return true;
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
