import { placeShots } from '@takeboard/storyboard';
import type { BrowserContext } from '@playwright/test';
import { addSong } from './a-song.ts';
import { makeRealSizeBoard } from './real-size-board.ts';
import type { RealSizeBoard } from './real-size-board.ts';
import type { Someone } from './test.ts';
import { writeDocument } from './write-document.ts';

/** Seconds of a bar of the song, which has 120 beats a minute. */
const BAR = 2;
const TICKS_OF_BAR = 4 * 960;

/**
 * A board of the demo's takes with a song of its own: each shot a bar long, from the first bar on, the
 * last of them to the end of the song. `left` shots at the end hang nowhere.
 */
export async function makeFilmBoard(
  url: string,
  newContext: () => Promise<BrowserContext>,
  { size, left = 1 }: { readonly size: readonly string[]; readonly left?: number },
): Promise<RealSizeBoard> {
  const board = await makeRealSizeBoard(url, [...size, '--no-song']);
  const context = await newContext();
  await context.addCookies(board.dana.cookies.map((cookie) => ({ ...cookie, url })));
  const dana: Someone = { name: board.dana.name, context, page: await context.newPage() };
  let shots: readonly string[] = [];
  await writeDocument(context, url, board.boardId, (b) => {
    shots = b.shots().map(({ id }) => id);
    // The server tells of what it has committed: something must change.
    b.roots.song.set('lead', 0);
  });
  const hung = shots.slice(0, shots.length - left);
  await addSong(dana, url, board.boardId, { seconds: (hung.length + 2) * BAR });
  await writeDocument(context, url, board.boardId, (b) => {
    const gridRevision = b.song()?.grid?.revision ?? 0;
    const why = placeShots(
      b,
      new Map(
        hung.map((id, bar) => [id, { unit: 'ticks', value: bar * TICKS_OF_BAR, gridRevision }]),
      ),
    );
    if (why !== null) throw new Error(why);
  });
  await context.close();
  return board;
}
