import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { makeGrid, rational, startsFromBars, tickOfBarPosition } from '@takeboard/editorial';
import { addMarker, addSection, placeShots, setGrid, setMix, setSlot } from '@takeboard/storyboard';
import type { Mix } from '@takeboard/storyboard';
import { z } from 'zod';
import type { DemoSong } from './demo-song.ts';
import type { Person } from './person.ts';
import { sendFile } from './send-file.ts';
import { writeDocument } from './write-document.ts';
import type { WrittenShot } from './written-shots.ts';

const signedIn = z.object({ user: z.object({ id: z.string() }) });
const announced = z.object({ mixId: z.string() });
const mixList = z.object({
  mixes: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      failure: z.object({ message: z.string() }).nullable(),
      sha256: z.string().nullable(),
      facts: z.object({ rate: z.int(), samples: z.int() }).nullable(),
    }),
  ),
});

const NAME = 'The Hardest Part (mix 3).wav';
const LOOK_EVERY_MS = 500;
/** A four-minute song takes a few seconds. */
const PATIENCE_MS = 120_000;

/** Shots that go over into the next one by a zoom instead of a cut, by their place in the film. */
const ZOOMS = [9, 22, 23, 37];

/**
 * Brings the song to a board as the artist would: sends the file, says tempo and sections, and hangs
 * the shots on its bars.
 * @throws Error when the server cannot use the file.
 */
export async function addSong(
  person: Person,
  boardId: string,
  { path, song }: { readonly path: string; readonly song: DemoSong },
  shots: readonly WrittenShot[],
  shotIds: readonly string[],
): Promise<void> {
  const mix = await sendSong(person, boardId, path);
  const { user } = await person.get('/api/session', signedIn);
  const { tempo, meter, firstBeat } = song;
  const changes = [{ tick: 0, tempo: rational(tempo), meter }];
  const said = makeGrid({ revision: 1, rate: mix.rate, start: firstBeat, changes });
  // One after the other, as a person would: each step reads what the one before has made of the board.
  await writeDocument(person, boardId, (board) => expectDone(setMix(board, mix)));
  await writeDocument(person, boardId, (board) => expectDone(setGrid(board, said)));
  await writeDocument(person, boardId, (board) => {
    const found = board.song();
    if (!found?.grid) throw new Error('The song of the demo has no grid after it was set.');
    const { grid } = found;
    const atBar = (bar: number) => ({
      unit: 'ticks' as const,
      value: tickOfBarPosition(grid, { bar }),
      gridRevision: grid.revision,
    });
    for (const { name, bar } of song.sections) addSection(board, { name, start: atBar(bar) });
    const { starts } = startsFromBars({
      song: found.song,
      hasGrid: true,
      bars: shots.map(({ bars }) => rational(bars)),
    });
    expectDone(placeShots(board, new Map(starts.map((start, i) => [shotIds[i] ?? '', start]))));
    addMarker(board, { name: 'The gum pops', start: atBar(31), end: null, by: user.id });
    addMarker(board, { name: 'Voice alone', start: atBar(59), end: atBar(61), by: user.id });
  });
  await writeDocument(person, boardId, (board) => {
    for (const place of ZOOMS) {
      const slot = board.slots()[place];
      if (slot?.start) {
        expectDone(setSlot(board, slot.id, { transition: { kind: 'zoom-through', frames: 12 } }));
      }
    }
  });
}

/** The storyboard says why it did not do something. */
function expectDone(why: string | null): void {
  if (why !== null) throw new Error(why);
}

async function sendSong(person: Person, boardId: string, path: string): Promise<Mix> {
  const bytes = await readFile(path);
  const { mixId } = await person.post(
    `/api/boards/${boardId}/song`,
    { name: NAME, bytes: bytes.length, clientKey: `demo-${boardId}` },
    announced,
  );
  await sendFile(person, { mixId, boardId }, bytes);
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { mixes } = await person.get(`/api/boards/${boardId}/song`, mixList);
    const mix = mixes.find(({ id }) => id === mixId);
    if (mix?.state === 'failed') throw new Error(mix.failure?.message ?? 'The song failed.');
    if (mix?.state === 'ready' && mix.facts !== null && mix.sha256 !== null) {
      return { mixId, sha256: mix.sha256, name: NAME, ...mix.facts };
    }
    if (performance.now() > until) {
      throw new Error(
        `The server has not read the song for two minutes; it is ${mix?.state}. See ${person.server}/api/health whether it has an ffmpeg, and its log.`,
      );
    }
    await delay(LOOK_EVERY_MS);
  }
}
