import { addShotsOnSong } from '@takeboard/storyboard';
import type { Locator, Page } from '@playwright/test';
import type { Someone } from './test.ts';
import { writeDocument } from './write-document.ts';

/** The song as a person finds their way with it: by roles and names, as read aloud. */
export const songPanel = (page: Page): Locator =>
  page.getByRole('region', { name: 'Tempo and bars' });
export const tempoButton = (page: Page): Locator => page.getByTitle('Tempo and bars');
export const songMenu = (page: Page): Locator => page.getByRole('button', { name: /^Song:/u });
export const comingIn = (page: Page): Locator =>
  page.getByRole('group', { name: 'Song coming in' });

/** Opens the song's menu and presses an entry of it. */
export async function inSongMenu(page: Page, entry: RegExp): Promise<void> {
  await songMenu(page).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Hangs so many new shots on the song, one on every second bar of 4/4, from its first. */
export const hangShots = (
  { context }: Someone,
  url: string,
  boardId: string,
  count: number,
): Promise<void> =>
  writeDocument(context, url, boardId, (board) => {
    const gridRevision = board.song()?.grid?.revision ?? 0;
    addShotsOnSong(
      board,
      Array.from({ length: count }, (_, i) => ({
        draft: { title: `Shot ${i + 1}` },
        start: { unit: 'ticks', value: i * 8 * 960, gridRevision },
      })),
    );
  });

/** The first frame of each shot of the film, in order. */
export async function firstFrames(
  { context }: Someone,
  url: string,
  boardId: string,
): Promise<readonly number[]> {
  let frames: readonly number[] = [];
  await writeDocument(context, url, boardId, (board) => {
    frames = board.cut()?.entries.map(({ start }) => start) ?? [];
    // Something is to be committed: the lead as it is.
    board.roots.song.set('lead', board.lead());
  });
  return frames;
}
