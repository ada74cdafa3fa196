/**
 * The people of a load test, in a process of their own: told by its parent what to do, it answers
 * with what it saw. Times are taken on one clock, since all clients live here.
 *
 * Fifty browsers have fifty processors; here they share one. So what arrives is stamped and kept,
 * and put into the fifty documents afterwards: a time is from a writer's edit to its arrival at
 * another client, and does not contain the work of the forty-nine others.
 */
import { setTimeout as delay } from 'node:timers/promises';
import * as Y from 'yjs';
import { LoadClient } from './client.ts';

export interface Load {
  readonly url: string;
  readonly boardId: string;
  readonly cookies: readonly string[];
  readonly writers: number;
  readonly editsPerSecond: number;
  readonly cursorsPerSecond: number;
  readonly seconds: number;
}

export interface Seen {
  /** Milliseconds from a writer's edit to each other client that shows it, every one. */
  readonly latencies: readonly number[];
  readonly edits: number;
  /** Edits that some client never showed. */
  readonly lost: number;
  readonly converged: boolean;
  readonly acknowledged: boolean;
}

const WARM_UP_MS = 2_000;

async function run(load: Load): Promise<Seen> {
  // Of this run alone: another may have been on the same board.
  const idOf = (w: number) => `shape:bench${process.pid}-${w}`;
  const clients = load.cookies.map((cookie) => new LoadClient(load.url, load.boardId, cookie));
  await Promise.all(clients.map((client) => client.synced));

  const writers = clients.slice(0, load.writers);
  for (const [w, writer] of writers.entries()) {
    writer.doc.getMap('canvas').set(idOf(w), new Y.Map<unknown>(seedOf(w)));
  }
  const records = clients.map((client) =>
    writers.map((_, w) => () => client.doc.getMap<Y.Map<unknown>>('canvas').get(idOf(w))),
  );
  await poll(() => records.every((own) => own.every((record) => record() !== undefined)));

  const sentAt: number[][] = writers.map(() => []);
  const shown = clients.map(() => writers.map(() => 0));
  const latencies: number[] = [];
  const begin = performance.now() + WARM_UP_MS;
  for (const [c, client] of clients.entries()) {
    for (const w of writers.keys()) {
      if (w === c) continue;
      records[c]?.[w]?.()?.observe((event) => {
        const now = client.arrivedAt;
        const [number] = event.target.get('g') as readonly number[];
        const own = shown[c];
        if (own === undefined || number === undefined) return;
        for (let n = own[w] ?? 0; n < number; n++) {
          const then = sentAt[w]?.[n] ?? now;
          if (then >= begin) latencies.push(now - then);
        }
        own[w] = number;
      });
    }
    client.keeping = true;
    client.moveCursor(0, 0);
  }

  const timers: NodeJS.Timeout[] = [];
  for (const w of writers.keys()) {
    timers.push(
      every(1000 / load.editsPerSecond, () => {
        const sent = sentAt[w] ?? [];
        sent.push(performance.now());
        records[w]?.[w]?.()?.set('g', [sent.length, Math.random() * 4000, 0]);
      }),
    );
  }
  for (const client of clients) {
    timers.push(
      every(1000 / load.cursorsPerSecond, () =>
        client.moveCursor(Math.random() * 4000, Math.random() * 4000),
      ),
    );
  }
  await delay(WARM_UP_MS + load.seconds * 1000);
  for (const timer of timers) clearInterval(timer);

  // A relay acknowledges nothing; there is nothing to wait for.
  const promises = writers.some((writer) => writer.committed > 0);
  const acknowledged =
    promises && (await poll(() => writers.every((writer) => writer.saved), 10_000));
  const complete = () => {
    for (const client of clients) client.applyKept();
    return all();
  };
  const all = () =>
    shown.every((own, c) =>
      own.every((number, w) => w === c || number === (sentAt[w]?.length ?? 0)),
    );
  await poll(complete, 10_000);
  const lost = shown.reduce(
    (sum, own, c) =>
      sum +
      own.reduce((of, number, w) => of + (w === c ? 0 : (sentAt[w]?.length ?? 0) - number), 0),
    0,
  );
  const [first, ...others] = clients.map((client) =>
    JSON.stringify(
      Object.entries(client.doc.getMap('canvas').toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
  return {
    latencies,
    edits: sentAt.reduce((sum, sent) => sum + sent.length, 0),
    lost,
    converged: others.every((other) => other === first),
    acknowledged,
  };
}

const seedOf = (w: number): [string, unknown][] => [
  ['typeName', 'shape'],
  ['type', 'geo'],
  ['parentId', 'page:page'],
  ['index', `a${w}`],
  ['g', [0, 0, 0]],
];

/** Timers of one kind must not all fire together: each begins at a moment of its own. */
function every(milliseconds: number, act: () => void): NodeJS.Timeout {
  const timer = setInterval(act, milliseconds);
  const late = setTimeout(() => timer.refresh(), Math.random() * milliseconds);
  late.unref();
  return timer;
}

async function poll(probe: () => boolean, within = 30_000): Promise<boolean> {
  const end = performance.now() + within;
  while (!probe()) {
    if (performance.now() > end) return false;
    await delay(10);
  }
  return true;
}

process.on('message', (load: Load) => {
  run(load).then(
    (seen) => process.send?.(seen, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
