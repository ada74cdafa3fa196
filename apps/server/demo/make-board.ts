import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { addSong } from './add-song.ts';
import { awaitIngest } from './await-ingest.ts';
import type { DemoSong } from './demo-song.ts';
import type { MadeTake } from './film-folder.ts';
import { lookThrough, pickByHand } from './look-through.ts';
import type { ReadyTake } from './look-through.ts';
import type { DemoOptions } from './options.ts';
import { Person } from './person.ts';
import { progressOf } from './progress.ts';
import { random } from './random.ts';
import type { SpoiltFile } from './spoilt-files.ts';
import { uploadFiles } from './upload-files.ts';
import type { DroppedFile } from './upload-files.ts';
import { writeShots } from './write-shots.ts';
import type { WrittenShot } from './written-shots.ts';

/** A board as it was made, and how to get in. */
export interface MadeBoard {
  readonly boardId: string;
  /** The page of the board. */
  readonly url: string;
  /** The director first, then the artist. */
  readonly accounts: readonly { readonly name: string; email: string; password: string }[];
  readonly invites: readonly { readonly role: string; readonly url: string }[];
  readonly ready: number;
  readonly failed: number;
  readonly picked: number;
}

const PEOPLE = { dana: 'Dana Trent', milo: 'Milo Garcia', editor: 'Noor Haddad' };
/** So many files are dropped together. */
const DROP = 50;

const withId = z.object({ id: z.string() });
const invite = z.object({ token: z.string(), url: z.string() });
const takeList = z.object({
  takes: z.array(
    z.object({
      id: z.string(),
      shotId: z.string().nullable(),
      state: z.string(),
      failure: z.object({ code: z.string() }).nullable(),
      facts: z.object({ frames: z.int() }).nullable(),
    }),
  ),
});

/** The files a board is made of. */
export interface BoardFiles {
  readonly takes: readonly MadeTake[];
  readonly spoilt: readonly SpoiltFile[];
  /** Null for a board without one. */
  readonly song: { readonly path: string; readonly song: DemoSong } | null;
}

/** Makes the board of the files, with people, shots, song, marks and picks, and waits until all is ready. */
export async function makeBoard(
  options: DemoOptions,
  shots: readonly WrittenShot[],
  { takes, spoilt, song }: BoardFiles,
): Promise<MadeBoard> {
  const dice = random(options.seed + 7);
  const server = options.url;
  const dana = await Person.arrive(server, PEOPLE.dana);
  const milo = await Person.arrive(server, PEOPLE.milo);
  const editor = await Person.arrive(server, PEOPLE.editor);
  const draft = { title: options.title, aspect: '16:9', fps: '24' };
  const { id: boardId } = await dana.post('/api/boards', draft, withId);
  const path = `/api/boards/${boardId}`;
  const invites = [];
  for (const [role, person] of [
    ['artist', milo],
    ['editor', editor],
  ] as const) {
    const { token, url } = await dana.post(`${path}/invites`, { role }, invite);
    await person.tell('POST', `/api/invites/${token}/redeem`, {});
    invites.push({ role, url });
  }
  const shotIds = await writeShots(dana, boardId, shots);
  if (song !== null) await addSong(milo, boardId, song, shots, shotIds);

  const uploading = progressOf('Uploading');
  const all = takes.length + spoilt.length;
  let sent = 0;
  const upload = (person: Person, files: readonly DroppedFile[]) =>
    uploadFiles(person, boardId, `demo-${randomBytes(6).toString('hex')}`, files, () => {
      sent += 1;
      uploading.at(sent, all);
    });
  for (let i = 0; i < takes.length; i += DROP) {
    const person = dice.weighted([
      [5, dana],
      [3, milo],
      [2, editor],
    ]);
    await upload(
      person,
      takes.slice(i, i + DROP).map((take) => dropped(take, shotIds)),
    );
  }
  const bad = await upload(
    dana,
    spoilt.map((file) => ({ ...file, shotId: null })),
  );
  uploading.end(`${sent} files`);

  const ingesting = progressOf('The server looks through them');
  const seen = (done: number, left: number | null) =>
    ingesting.at(done, all, left === null ? '' : `about ${left} s left`);
  await awaitIngest(dana, boardId, seen);
  await keepDamaged(
    dana,
    path,
    bad.filter((_, i) => spoilt[i]?.kind === 'damaged, kept'),
  );
  const { ready, failed } = await awaitIngest(dana, boardId, seen);
  ingesting.end(`${ready} takes ready, ${failed} refused`);

  const known = (await dana.get(`${path}/takes`, takeList)).takes.flatMap((take): ReadyTake[] =>
    take.state === 'ready' ? [{ ...take, frames: take.facts?.frames ?? 0 }] : [],
  );
  const poor = new Set(known.filter(() => dice.chance(0.04)).map(({ id }) => id));
  await lookThrough(dana, boardId, known, poor, { seen: 0.7, hidden: 0.08 }, dice);
  await lookThrough(milo, boardId, known, poor, { seen: 0.45, hidden: 0.06 }, dice);
  const good = known.filter(({ id }) => !poor.has(id));
  const picked = await pickByHand([dana, milo], boardId, good, options.picks, dice);
  const accounts = [await accountOf(dana, boardId), await accountOf(milo, boardId)];
  return { boardId, url: `${server}/b/${boardId}`, accounts, invites, ready, failed, picked };
}

function dropped(take: MadeTake, shotIds: readonly string[]): DroppedFile {
  return { ...take, shotId: take.isFiled ? (shotIds[take.shot] ?? null) : null };
}

/** Somebody saw that a file is damaged and wants it all the same. */
async function keepDamaged(person: Person, path: string, takeIds: readonly string[]) {
  const { takes } = await person.get(`${path}/takes`, takeList);
  for (const { id, failure } of takes) {
    if (failure?.code !== 'damaged' || !takeIds.includes(id)) continue;
    await person.tell('POST', `${path}/takes/${id}/keep-damaged`, {});
  }
}

/** Makes the guest an account, so that somebody at a browser can be this person. */
async function accountOf(person: Person, boardId: string) {
  const first = person.name.split(' ')[0]?.toLowerCase() ?? '';
  const email = `${first}.${boardId.slice(0, 8).toLowerCase()}@example.com`;
  const password = randomBytes(6).toString('base64url');
  await person.tell('POST', '/api/session/account', { email, password });
  return { name: person.name, email, password };
}
