import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import { Worker } from '../../src/ingest/worker.ts';
import { listening } from '../support/listening.ts';
import { openTestApp, outcomeOf } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { announceMix, mixSeenBy } from '../support/test-mixes.ts';
import { makeSong } from '../support/test-songs.ts';
import { sendMixByTus } from '../support/test-uploads.ts';
import { testFfmpeg } from '../support/test-videos.ts';
import { join } from 'node:path';

const world = await openTestApp();
const { services } = world;
const address = await listening(world);
const ffmpeg = await testFfmpeg();
const dana = await world.person('Dana');
const milo = await world.person('Milo');
const eva = await world.person('Eva');

/** Lets one worker work until nothing is left to do. */
const workOff = (): Promise<void> =>
  new Promise((resolve) => {
    const tools = {
      id: newId(),
      database: services.database,
      blobs: services.blobs,
      ffmpeg,
      log: services.log,
      folder: join(world.dataDir, 'work'),
    };
    const worker = new Worker(tools, { atOnce: 2, onIdle: () => resolve() });
    onTestFinished(() => worker.stop());
    worker.wake();
  });

test('a song comes in piece by piece and is ready with a copy for playing and its outline', async () => {
  const board = await makeTestBoard(world, dana, [
    [milo, 'artist'],
    [eva, 'editor'],
  ]);
  const path = await makeSong();
  const bytes = await readFile(path);
  const mixId = await announceMix(eva, board, { name: basename(path), bytes: bytes.length });
  expect(await mixSeenBy(dana, board, mixId)).toMatchObject({ state: 'uploading', facts: null });
  const sent = await sendMixByTus(address, eva, { mixId, boardId: board, bytes });
  expect(sent).toEqual({ mixId, existed: '0' });
  expect((await mixSeenBy(dana, board, mixId)).state).toBe('waiting');
  await workOff();
  const mix = await mixSeenBy(milo, board, mixId);
  expect(mix).toMatchObject({
    state: 'ready',
    progress: 1000,
    failure: null,
    importedBy: eva.id,
    facts: { container: 'wav', codec: 'pcm-s16', rate: 44_100, channels: 2, samples: 44_100 * 12 },
    listening: null,
    comparisons: [],
  });
  for (const sha256 of [mix.source, mix.stream, mix.peaks])
    expect(await outcomeOf(milo.send('GET', `/media/${sha256}`))).toBe('200');

  // Whoever may not download still plays it.
  const editors = await mixSeenBy(eva, board, mixId);
  expect(editors).toMatchObject({ source: null, stream: mix.stream, peaks: mix.peaks });
  expect(await outcomeOf(eva.send('GET', `/media/${mix.source}`))).toBe('404 file_not_found');
  expect(await outcomeOf(eva.send('GET', `/media/${mix.stream}`))).toBe('200');
});
