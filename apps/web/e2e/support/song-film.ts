import type { SongPosition } from '@takeboard/editorial';
import { addShotsOnSong } from '@takeboard/storyboard';
import { expect } from '@playwright/test';
import type { DroppedFile } from './films.ts';
import { sendFile } from './send-file.ts';
import { takesOf } from './takes.ts';
import type { Someone } from './test.ts';
import { writeDocument } from './write-document.ts';

/** Hangs new shots on the song, one after another; returns their ids. */
export async function hangNewShots(
  { context }: Someone,
  url: string,
  boardId: string,
  starts: readonly SongPosition[],
): Promise<readonly string[]> {
  let shots: readonly string[] = [];
  await writeDocument(context, url, boardId, (board) => {
    shots = addShotsOnSong(
      board,
      starts.map((start, i) => ({ draft: { title: `Shot number ${i + 1}` }, start })),
    );
  });
  return shots;
}

/**
 * Uploads a film for each shot, waits until the server has made its proxies, and picks them by hand.
 * Null leaves a shot without.
 */
export async function pickFilms(
  someone: Someone,
  boardId: string,
  shots: readonly string[],
  films: readonly (DroppedFile | null)[],
  within = 60_000,
): Promise<void> {
  const { request } = someone.context;
  const files = films.flatMap((film, i) => (film === null ? [] : [{ film, shotId: shots[i] }]));
  const told = await request.post(`/api/boards/${boardId}/takes`, {
    data: {
      batchId: `films-${boardId}`,
      files: files.map(({ film, shotId }, i) => ({
        clientKey: `${boardId}/${i}`,
        name: film.name,
        folder: '',
        bytes: film.bytes.length,
        modifiedAt: null,
        shotId,
      })),
    },
  });
  expect(told.ok(), await told.text()).toBe(true);
  const { takes } = (await told.json()) as { takes: { clientKey: string; takeId: string }[] };
  const idOf = new Map(takes.map(({ clientKey, takeId }) => [clientKey, takeId]));
  for (const [i, { film }] of files.entries()) {
    const takeId = idOf.get(`${boardId}/${i}`) ?? '';
    await sendFile(someone.context, { takeId, boardId }, film.bytes);
  }
  const ready = async () =>
    (await takesOf(someone, boardId)).filter(({ state }) => state === 'ready').length;
  await expect.poll(ready, { timeout: within, intervals: [500] }).toBe(files.length);
  for (const [i, { shotId }] of files.entries()) {
    const data = { shotId, takeId: idOf.get(`${boardId}/${i}`) };
    const picked = await request.post(`/api/boards/${boardId}/decisions`, { data });
    expect(picked.ok(), await picked.text()).toBe(true);
  }
}
