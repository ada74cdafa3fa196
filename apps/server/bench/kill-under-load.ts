/**
 * A server killed twenty times under load, each time at a random moment: no edit may be lost that
 * anybody had seen or that had been acknowledged to its writer. The people keep what they wrote and
 * come back with it; a stranger who comes after each restart, with an empty document, must find at
 * least what was seen and what was called saved.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { boardOfGuests } from './load/board-of-guests.ts';
import { LoadClient } from './load/client.ts';
import { startServer } from './load/start-server.ts';

const KILLS = Number(process.argv[2] ?? 20);
const PEOPLE = 12;
const WRITERS = 6;
const EDITS_PER_SECOND = 60;

const dataDir = await mkdtemp(join(tmpdir(), 'tb-kill-'));
let server = await startServer(dataDir);
const { boardId, cookies } = await boardOfGuests(server.url, PEOPLE + 1);
const [strangersCookie = '', ...guests] = cookies;

let edits = 0;
let lostSeen = 0;
let lostAcknowledged = 0;
let recovery = 0;
/** Written by each person and not yet known to be saved; they bring it along when they come back. */
const own = guests.map(() => new Map<string, number>());

for (let kill = 0; kill < KILLS; kill++) {
  const people = guests.map((cookie) => new LoadClient(server.url, boardId, cookie));
  await Promise.all(people.map((person) => person.synced));
  for (const [p, person] of people.entries()) {
    for (const [key, value] of own[p] ?? []) person.doc.getMap('looks').set(key, value);
  }
  const acknowledged: (() => Iterable<string>)[] = [];
  const timers = people.slice(0, WRITERS).map((person, p) => {
    const mine = own[p] ?? new Map<string, number>();
    /** Each edit with the count of sync messages at which it is safe. */
    const due = new Map<string, number>();
    acknowledged.push(() =>
      [...due].filter(([, at]) => person.committed >= at).map(([key]) => key),
    );
    return setInterval(() => {
      const key = `${kill}.${p}.${edits++}`;
      person.doc.getMap('looks').set(key, edits);
      mine.set(key, edits);
      due.set(key, person.sent);
    }, 1000 / EDITS_PER_SECOND);
  });
  await delay(400 + Math.random() * 800);
  await server.stop('SIGKILL');
  for (const timer of timers) clearInterval(timer);

  const seen = new Set<string>();
  for (const [p, person] of people.entries()) {
    for (const key of person.doc.getMap('looks').keys()) if (!own[p]?.has(key)) seen.add(key);
  }
  const safe = new Set(acknowledged.flatMap((keys) => [...keys()]));

  const began = performance.now();
  server = await startServer(dataDir);
  const stranger = new LoadClient(server.url, boardId, strangersCookie);
  await stranger.synced;
  recovery = Math.max(recovery, performance.now() - began);
  const found = stranger.doc.getMap('looks');
  for (const key of seen) if (!found.has(key)) lostSeen += 1;
  for (const key of safe) if (!found.has(key)) lostAcknowledged += 1;
  for (const mine of own) for (const key of mine.keys()) if (found.has(key)) mine.delete(key);
  stranger.socket.close();
}
await server.stop();
await rm(dataDir, { recursive: true, force: true });

const met = lostSeen === 0 && lostAcknowledged === 0;
process.stdout.write(
  `${KILLS} × SIGKILL under load · ${edits} edits · lost of what was seen: ${lostSeen} · lost of what was acknowledged: ${lostAcknowledged} · ` +
    `slowest restart to synced ${(recovery / 1000).toFixed(1)} s\n` +
    `target: 0 and 0: ${met ? 'met' : 'MISSED'}\n`,
);
process.exit(met ? 0 : 1);
