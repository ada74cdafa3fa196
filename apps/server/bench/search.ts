/**
 * How long the pool's search takes on a board of 10,000 takes, and how long the list of all of them,
 * as a browser on the same machine waits for them. The takes are announced through the API; their
 * files never come, for words are all that is asked for.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boardOfGuests } from './load/board-of-guests.ts';
import { cpuSecondsOf, processesBelow } from './load/process-tree.ts';
import { startServer } from './load/start-server.ts';

const TAKES = 10_000;
const AT_ONCE = 200;
const ROUNDS = 20;
const TARGET_MS = 50;

const WORDS =
  'gum pops mirror ball wedding car fog chorus girl boy dances slow zoom corridor neon rain window summer party falling through the door of a house on fire black white grainy film handheld morning light desert highway empty pool diner booth smoke birthday cake balloons crowd stage hospital bed grave rings vows toddler runs sprinkler kitchen argument moving boxes cinema seats popcorn kiss tunnel headlights'.split(
    ' ',
  );
const TOOLS = ['Sora', 'Sora 2', 'Veo 3', 'Runway Gen-4', 'Kling 2.1'];

/** What people type: two words that occur together, one, the beginning of one, a name, nothing. */
const QUERIES = [
  'gum pops',
  'wedding car fog',
  'the one where the gum pops',
  'mirror',
  'mir',
  'sora',
  'shot_0042',
  'day 3',
  'balloons kitchen',
  'a',
  's',
  'nothing like this',
];

let state = 5757;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state % below;
};
const some = (count: number): string =>
  Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(' ');

const folder = mkdtempSync(join(tmpdir(), 'takeboard-bench-'));
const server = await startServer(folder);
try {
  const { boardId, cookies } = await boardOfGuests(server.url, 2);
  const path = `${server.url}/api/boards/${boardId}/takes`;
  const cookie = cookies[1] ?? '';
  for (let at = 0; at < TAKES; at += AT_ONCE) {
    const files = Array.from({ length: AT_ONCE }, (_, place) => ({
      clientKey: `bench-key-${at + place}`,
      name: `shot_${String(at + place).padStart(4, '0')}_${some(2).replaceAll(' ', '-')}.mp4`,
      folder: `day ${1 + random(9)}`,
      bytes: 1_000_000,
      tool: TOOLS[random(TOOLS.length)],
      prompt: some(30),
    }));
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ files }),
    });
    if (!response.ok) throw new Error(`POST takes: ${response.status} ${await response.text()}`);
  }

  const timed = async (url: string): Promise<{ ms: number; found: number }> => {
    const began = performance.now();
    const response = await fetch(url, { headers: { cookie } });
    const answer = (await response.json()) as { takeIds?: unknown[]; takes?: unknown[] };
    return { ms: performance.now() - began, found: (answer.takeIds ?? answer.takes ?? []).length };
  };
  const times: number[] = [];
  const usedBefore = used();
  for (const query of QUERIES) {
    const own: number[] = [];
    let found = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const once = await timed(`${path}/search?q=${encodeURIComponent(query)}`);
      own.push(once.ms);
      found = once.found;
    }
    times.push(...own);
    row(`  "${query}", ${found} takes, median`, `${at(own, 0.5).toFixed(1)} ms`);
  }
  const usedPerSearch = (1000 * (used() - usedBefore)) / times.length;
  const lists: number[] = [];
  for (let round = 0; round < 5; round += 1) lists.push((await timed(path)).ms);
  row(`all ${TAKES} takes, median of 5`, `${Math.round(at(lists, 0.5))} ms`);
  row('processor time of server and database per search', `${usedPerSearch.toFixed(1)} ms`);
  row('search, median', `${at(times, 0.5).toFixed(1)} ms`);
  row(
    'search, 95 of 100 are faster than',
    `${at(times, 0.95).toFixed(1)} ms`,
    `target ${TARGET_MS} ms`,
  );
  process.exitCode = at(times, 0.95) <= TARGET_MS ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Seconds of processor time of the server and its database. */
function used(): number {
  return cpuSecondsOf(processesBelow(server.process.pid ?? 0));
}

function at(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

function row(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(52)} ${value.padStart(9)}  ${target}`);
}
