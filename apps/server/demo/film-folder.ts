import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { makeFilms } from './make-films.ts';
import type { PlannedTake } from './plan-takes.ts';

/** A take whose file exists. */
export interface MadeTake extends PlannedTake {
  readonly path: string;
}

/** One ffmpeg makes at most so many: a failure costs little, and progress is seen. */
const MOST_AT_ONCE = 12;

/**
 * Makes the files of all takes under `folder`, with the names, folders, dates and sidecars that a
 * person's download folder has, with as many ffmpegs at once as there are processors.
 * @param made is called with how many are there, each time there are more.
 * @returns the takes in their order.
 */
export async function fillFilmFolder(
  ffmpeg: string,
  takes: readonly PlannedTake[],
  folder: string,
  made: (count: number) => void,
): Promise<readonly MadeTake[]> {
  await mkdir(folder, { recursive: true });
  const groups = groupsOf(takes);
  const done = new Map<PlannedTake, MadeTake>();
  const next = groups.values();
  const work = async () => {
    for (const group of next) {
      for (const take of await makeGroup(ffmpeg, group, folder)) done.set(take.planned, take.made);
      made(done.size);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return takes.map((take) => done.get(take) as MadeTake);
}

type Group = readonly [PlannedTake, ...PlannedTake[]];

/** Takes that one ffmpeg can make, dear ones first, so that none is left alone at the end. */
function groupsOf(takes: readonly PlannedTake[]): readonly Group[] {
  const byMake = Map.groupBy(takes, ({ film }) => JSON.stringify(film.make));
  const groups: Group[] = [];
  for (const same of byMake.values()) {
    for (let i = 0; i < same.length; i += MOST_AT_ONCE) {
      groups.push(same.slice(i, i + MOST_AT_ONCE) as unknown as Group);
    }
  }
  return groups.toSorted((a, b) => costOf(b) - costOf(a));
}

const costOf = (group: Group): number =>
  group.reduce((sum, { film }) => sum + film.frames * film.make.width * film.make.height, 0);

async function makeGroup(ffmpeg: string, group: Group, folder: string) {
  const workshop = await mkdtemp(join(folder, '.making-'));
  try {
    const [first, ...rest] = group;
    const films = await makeFilms(ffmpeg, [first.film, ...rest.map(({ film }) => film)], workshop);
    return await Promise.all(
      group.map(async (planned, i) => {
        const path = join(folder, planned.folder, planned.name);
        await mkdir(dirname(path), { recursive: true });
        await rename(films[i] as string, path);
        await utimes(path, planned.modifiedAt, planned.modifiedAt);
        if (planned.sidecar) await writeSidecar(path, planned.sidecar);
        return { planned, made: { ...planned, path } };
      }),
    );
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function writeSidecar(film: string, sidecar: object): Promise<void> {
  const { dir, name } = parse(film);
  await writeFile(join(dir, `${name}.json`), `${JSON.stringify(sidecar, null, 2)}\n`);
}
