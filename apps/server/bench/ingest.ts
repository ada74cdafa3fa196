/**
 * What it costs until dropped files are takes. A board's worth of films is uploaded while two people
 * go on editing; then the very ffmpeg commands that ran are run again by hand. Takeboard is held to
 * 1.2 times the processor time of these, to both processors being busy, to the memory of the server,
 * and to edits staying as quick as if nothing happened.
 *
 * `npm run bench -- ingest --takes 60` tries it small.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findFfmpeg } from '@takeboard/media';
import { fillFilmFolder } from '../demo/film-folder.ts';
import { Person } from '../demo/person.ts';
import { planTakes } from '../demo/plan-takes.ts';
import { uploadFiles } from '../demo/upload-files.ts';
import { writtenShots } from '../demo/written-shots.ts';
import { awaitIngest } from '../demo/await-ingest.ts';
import { boardOfGuests } from './load/board-of-guests.ts';
import { recordFfmpeg } from './load/recorded-ffmpeg.ts';
import type { Load, Seen } from './load/run-load.ts';
import { startServer } from './load/start-server.ts';
import { cpuByPart, machineSeconds, subtract, watchMemory } from './load/watch-server.ts';

const { values: given } = parseArgs({
  options: {
    takes: { type: 'string', default: '700' },
    seconds: { type: 'string', default: '1.5' },
    width: { type: 'string', default: '640' },
  },
});
const TAKES = Number(given.takes);
const SIZE = {
  shots: 55,
  takes: TAKES,
  unsorted: 0,
  seconds: Number(given.seconds),
  width: Number(given.width),
  secondsPerBar: null,
  seed: 3,
};
const TARGET = { cost: 1.2, busy: 0.85, memoryMb: 300, editMs: 50 };
/** Two who edit and two who look on: light, as during any import. */
const PEOPLE = 4;
const LIGHT = { writers: 2, editsPerSecond: 5, cursorsPerSecond: 5 };
const QUIET_SECONDS = 8;
const ROUND_SECONDS = 10;
const DROP = 100;

const folder = await mkdtemp(join(tmpdir(), 'tb-bench-'));
const ffmpeg = await findFfmpeg({ path: process.env['FFMPEG_PATH'] });
if ('missing' in ffmpeg) throw new Error(ffmpeg.missing);
const recorded = await recordFfmpeg(ffmpeg.path, join(folder, 'recorded'));
process.env['FFMPEG_PATH'] = recorded.path;
const server = await startServer(join(folder, 'data'));
try {
  const films = await fillFilmFolder(
    ffmpeg.path,
    planTakes(SIZE, writtenShots(SIZE.shots)),
    join(folder, 'films'),
    () => undefined,
  );
  const { boardId, cookies } = await boardOfGuests(server.url, PEOPLE);
  const load = { url: server.url, boardId, cookies, ...LIGHT };
  const pid = server.process.pid ?? 0;

  const quietFrom = cpuByPart(pid);
  const quiet = await edit({ ...load, seconds: QUIET_SECONDS });
  const quietCpu = cpuByPart(pid).all - quietFrom.all;
  // The two seconds in which the editing clients warm up cost the server as much.
  const quietShare = quietCpu / (QUIET_SECONDS + 2);

  const from = { cpu: cpuByPart(pid), machine: machineSeconds(), at: performance.now() };
  const watch = watchMemory(pid);
  const rounds: Seen[] = [];
  const ingest = ingestAll();
  let isOver = false;
  void ingest.finally(() => (isOver = true));
  const editing = (async () => {
    while (!isOver) rounds.push(await edit({ ...load, seconds: ROUND_SECONDS }));
  })();
  const counted = await ingest;
  const seconds = (performance.now() - from.at) / 1000;
  const cpu = subtract(cpuByPart(pid), from.cpu);
  const machine = subtract(machineSeconds(), from.machine);
  const memory = watch.stop();
  await editing;

  const bare = await recorded.replay();
  const ours = cpu.all - quietShare * seconds;
  const cost = ours / bare.cpuSeconds;
  const busy = machine.busy / (machine.busy + machine.idle);
  const during = quantile(
    rounds.flatMap(({ latencies }) => latencies),
    0.95,
  );

  row(`${counted.ready} takes ready, ${counted.failed} failed`, `${seconds.toFixed(0)} s`);
  row('  a take', `${((seconds * 1000) / TAKES).toFixed(0)} ms`);
  row('processor time of the server and all below it', `${ours.toFixed(1)} s`);
  for (const part of ['server', 'worker', 'ffmpeg', 'postgres'] as const) {
    row(`  ${part}`, `${cpu[part].toFixed(1)} s`);
  }
  row('  editing meanwhile, taken off', `${(quietShare * seconds).toFixed(1)} s`);
  row(`the same ${bare.runs} ffmpeg commands by hand`, `${bare.cpuSeconds.toFixed(1)} s`);
  row('cost', `${cost.toFixed(2)} ×`, `target ${TARGET.cost} ×`);
  row(
    `processors busy (${availableParallelism()})`,
    percent(busy),
    `target ${percent(TARGET.busy)}`,
  );
  row('server in memory, at most', `${memory.server} MB`, `target ${TARGET.memoryMb} MB`);
  row('  its worker', `${memory.worker} MB`);
  row('edits, p95, before', `${quantile(quiet.latencies, 0.95).toFixed(1)} ms`);
  row('edits, p95, meanwhile', `${during.toFixed(1)} ms`, `target ${TARGET.editMs} ms`);
  const isMet =
    counted.ready === TAKES &&
    cost <= TARGET.cost &&
    busy >= TARGET.busy &&
    memory.server <= TARGET.memoryMb &&
    during <= TARGET.editMs &&
    rounds.every(({ lost }) => lost === 0);
  process.exitCode = isMet ? 0 : 1;

  async function ingestAll() {
    const dana = Person.of(server.url, 'Director', cookies[0] ?? '');
    for (let i = 0; i < films.length; i += DROP) {
      const files = films.slice(i, i + DROP).map((film) => ({ ...film, shotId: null }));
      await uploadFiles(dana, boardId, `bench-batch-${i}`, files, () => undefined);
    }
    return awaitIngest(dana, boardId, () => undefined);
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function edit(load: Load): Promise<Seen> {
  const people = fork(new URL('./load/run-load.ts', import.meta.url), {
    serialization: 'advanced',
  });
  people.send(load);
  const [seen] = (await once(people, 'message')) as [Seen];
  return seen;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function row(name: string, value: string, target = ''): void {
  process.stdout.write(`${name.padEnd(48)} ${value.padStart(9)}  ${target}\n`);
}
