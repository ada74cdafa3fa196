import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import * as encoding from 'lib0/encoding';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { connect } from '../../../src/database/connect.ts';
import type { Database } from '../../../src/database/open-database.ts';
import { acceptSyncSockets } from '../../../src/http/sync-socket.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

/** Somebody with a session, by the cookies of their browser. */
export interface Visitor {
  readonly name: string;
  readonly cookie: string;
}

/** Everything that left a server after the first tick, in order, a line each, with the tick in which it came. */
export type Recording = readonly string[];

export interface Recorder {
  readonly world: TestApp;
  readonly address: string;
  /** Opens a live connection and writes every byte of it down; `null` writes nothing down. */
  listenAs(visitor: Visitor, heard: boolean): Promise<Ear>;
  /** Asks all of these as somebody, and writes the answers down whole. */
  ask(visitor: Visitor, paths: readonly string[]): Promise<void>;
  /** Lets everything that is under way arrive, then goes on to the next tick. */
  tick(): Promise<void>;
  end(): Promise<Recording>;
}

export interface Ear {
  /** Says something about oneself as a page does. */
  say(clock: number, state: object): void;
  /** Resolves when the server has read all that was said. */
  heard(): Promise<void>;
}

const OPERATOR = 'a-token-of-sixteen-letters';
/** What the server's clock says in the first tick; it moves only with the ticks. */
const BEGIN = Date.parse('2026-11-22T20:00:00.000Z');
const TICK_MS = 1000;
/** What the health check logs when this very machine has no time for it. */
const BUSY = 'The database does not answer';
/** The rooms' own signs of life come by the clock on the wall (rooms/presence.test.ts looks at them). */
const NEVER_MS = 2 ** 31 - 1;

/** A server of its own on a database, on which everything that it says to anybody is written down. */
export async function startRecorder(database: Database, boardId: string): Promise<Recorder> {
  const lines: string[] = [];
  let tick = 0;
  const note = (from: string, what: string) => void lines.push(`${tick} ${from}: ${what}`);

  const log = pino(
    { level: 'trace', base: null, timestamp: false },
    {
      write(line: string) {
        if (!line.includes(BUSY)) note('log', line.trimEnd());
      },
    },
  );
  const clock = () => new Date(BEGIN + tick * TICK_MS);
  const settings = { TAKEBOARD_OPERATOR_TOKEN: OPERATOR };
  const world = await openTestApp(settings, { database, log, clock }, NEVER_MS);
  const server = createAdaptorServer({ fetch: world.app.fetch }) as Server;
  const refuse = acceptSyncSockets(server, world.services);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  // What Postgres tells every server. Its own first beat says that it hears, too.
  const notices = connect(database.url, { max: 1 });
  const waiting = new Map<string, () => void>();
  const arrives = (what: string) => new Promise<void>((resolve) => waiting.set(what, resolve));
  const hears = arrives('beat');
  await notices.listen('takeboard', (payload) => {
    const { t, kind } = JSON.parse(payload) as { t: string; kind?: string };
    waiting.get(t)?.();
    if (t !== 'beat' && kind !== 'marker') note('notify', payload);
  });
  await hears;

  const sockets: WebSocket[] = [];
  const markers = new Set<(frame: Buffer) => void>();
  async function listenAs({ name, cookie }: Visitor, heard: boolean): Promise<Ear> {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/sync/${boardId}`, {
      headers: { cookie },
    });
    sockets.push(socket);
    const joined = new Promise<void>((resolve) => socket.once('message', () => resolve()));
    if (heard) {
      socket.on('message', (data: Buffer) => {
        note(name, data.toString('latin1'));
        for (const marker of markers) marker(data);
      });
    }
    await joined;
    const clientId = sockets.length;
    return {
      say(clockSaid, state) {
        const list = encoding.createEncoder();
        for (const n of [1, clientId, clockSaid]) encoding.writeVarUint(list, n);
        encoding.writeVarString(list, JSON.stringify(state));
        const frame = encoding.createEncoder();
        encoding.writeVarUint(frame, 1);
        encoding.writeVarUint8Array(frame, encoding.toUint8Array(list));
        socket.send(encoding.toUint8Array(frame));
      },
      heard: () =>
        new Promise<void>((resolve) => {
          socket.once('pong', () => resolve());
          socket.ping();
        }),
    };
  }

  /** Resolves when every ear has heard a word that was said after everything else. */
  function passes(word: string, ears: number): Promise<void> {
    return new Promise((resolve) => {
      let missing = ears;
      const marker = (frame: Buffer) => {
        if (!frame.toString('latin1').includes(word)) return;
        missing -= 1;
        if (missing > 0) return;
        markers.delete(marker);
        resolve();
      };
      markers.add(marker);
    });
  }

  let ears = 0;
  let bell: Ear | undefined;
  const all: Ear[] = [];
  return {
    world,
    address,
    async listenAs(visitor, heard) {
      const ear = await listenAs(visitor, heard);
      all.push(ear);
      if (heard) ears += 1;
      // The first who listens rings the bell that ends each tick.
      if (heard) bell ??= ear;
      return ear;
    },
    async ask({ name, cookie }, paths) {
      const answers = await Promise.all(
        paths.map(async (path) => {
          if (path === '/metrics') return `${path} ${await countsAt(address)}`;
          let answer = await fetch(address + path, { headers: { cookie } });
          // On a busy machine the health of the database is asked for with too little patience.
          while (path === '/api/health' && answer.status === 503)
            answer = await fetch(address + path);
          const said = [...answer.headers].filter(([header]) => header !== 'date');
          return `${path} ${answer.status} ${JSON.stringify(said)} ${await answer.text()}`;
        }),
      );
      for (const answer of answers) note(name, answer);
    },
    async tick() {
      for (const ear of all) await ear.heard();
      // Presence is gathered for a moment; this comes in the same frame as all that was said before it.
      const seen = passes(`bell ${tick} rings`, ears);
      bell?.say(tick + 1, { view: 'board', bell: `bell ${tick} rings` });
      await seen;
      // Postgres delivers in order: what was told before this has been told.
      const told = passes(`"seq":${1_000_000 + tick}`, ears);
      const marker = { t: 'event', board: boardId, seq: 1_000_000 + tick, kind: 'marker', ids: [] };
      await notices`select pg_notify('takeboard', ${JSON.stringify(marker)})`;
      await told;
      // How people's first words are gathered into frames is a matter of milliseconds. From here on
      // everybody is there.
      if (tick === 0) lines.length = 0;
      tick += 1;
    },
    async end() {
      for (const socket of sockets) socket.terminate();
      refuse();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await world.services.rooms.close();
      await notices.end({ timeout: 1 });
      await database.close();
      return lines.toSorted(
        (a, b) => Number(sourceOf(a) > sourceOf(b)) - Number(sourceOf(a) < sourceOf(b)),
      );
    },
  };
}

/** Between two who listen there is no order; within what one of them hears there is. */
const sourceOf = (line: string): string => line.slice(0, line.indexOf(':')).replace(/^\d+ /u, '');

/** The counters of our own; the sums beside them measure this very machine. */
async function countsAt(address: string): Promise<string> {
  const headers = { authorization: `Bearer ${OPERATOR}` };
  const metrics = await (await fetch(`${address}/metrics`, { headers })).text();
  return metrics
    .split('\n')
    .filter((line) => /^takeboard_(?!.*_(?:sum|bucket)\b)/u.test(line))
    .toSorted()
    .join('\n');
}
