import { copyFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import { StorageAway } from '../../src/files/blob-store.ts';
import type { BlobStore } from '../../src/files/blob-store.ts';
import { tendUploads } from '../../src/files/uploads/tend-uploads.ts';
import { Worker } from '../../src/ingest/worker.ts';
import { removeUnheldBlobs } from '../../src/jobs/remove-unheld-blobs.ts';
import { listening } from '../support/listening.ts';
import { storeWith } from '../support/store-with.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { announceMix, bringMixIn, mixesSeenBy, mixSeenBy } from '../support/test-mixes.ts';
import { makeSong } from '../support/test-songs.ts';
import { metadataOf, sendMixByTus } from '../support/test-uploads.ts';
import { makeVideo, testFfmpeg } from '../support/test-videos.ts';

const world = await openTestApp({ TAKEBOARD_MOST_SONG_BYTES: '5000000' });
const { services } = world;
const { sql } = services.database;
const address = await listening(world);
const ffmpeg = await testFfmpeg();
const dana = await world.person('Dana');
const milo = await world.person('Milo');
const eva = await world.person('Eva');

const stopping: Worker[] = [];
afterAll(() => Promise.all(stopping.map((worker) => worker.stop())));

/** Lets one worker work until nothing is left to do. */
const workOff = (blobs: BlobStore = services.blobs): Promise<void> =>
  new Promise((resolve) => {
    const { database, log } = services;
    const folder = join(world.dataDir, 'work');
    const worker = new Worker(
      { id: newId(), database, blobs, ffmpeg, log, folder },
      { atOnce: 2, onIdle: () => resolve() },
    );
    stopping.push(worker);
    worker.wake();
  });

const newBoard = () =>
  makeTestBoard(world, dana, [
    [milo, 'artist'],
    [eva, 'editor'],
  ]);

const songOf = (board: string, mixId?: string) =>
  `/api/boards/${board}/song${mixId === undefined ? '' : `/${mixId}`}`;

const failureOf = async (board: string, mixId: string) =>
  (await mixSeenBy(dana, board, mixId)).failure;

/** How often a board was told of its song. */
const toldOf = async (board: string): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from board_event where board_id = ${board} and kind = 'song'`;
  return row?.count ?? 0;
};

test('a song comes in piece by piece and is ready with a copy for playing and its outline', async () => {
  const board = await newBoard();
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
    facts: {
      ...{ container: 'wav', codec: 'pcm-s16', rate: 44_100, channels: 2, samples: 44_100 * 12 },
      ...{ notes: [], says: [] },
    },
    listening: null,
    comparisons: [],
  });
  expect(mix.sha256).toBe(mix.source);
  const types = await Promise.all(
    [mix.source, mix.stream, mix.peaks].map(async (sha256) => {
      const answer = await milo.send('HEAD', `/media/${sha256}`);
      return answer.headers.get('content-type');
    }),
  );
  expect(types).toEqual(['audio/wav', 'audio/mp4', 'application/octet-stream']);
  expect(await toldOf(board)).toBeGreaterThanOrEqual(3);
});

describe('a song that is there', () => {
  let board: string;
  let path: string;
  let mixId: string;
  beforeAll(async () => {
    board = await newBoard();
    path = await makeSong();
    mixId = await bringMixIn(world, milo, board, path);
    await workOff();
  });

  it('is played by all, and downloaded by who may', async () => {
    const mix = await mixSeenBy(milo, board, mixId);
    const editors = await mixSeenBy(eva, board, mixId);
    expect(editors).toMatchObject({ source: null, stream: mix.stream, peaks: mix.peaks });
    const outcomeFor = (person: Person, sha256: string | null) =>
      outcomeOf(person.send('GET', `/media/${sha256}`));
    expect(await outcomeFor(dana, mix.source)).toBe('200');
    expect(await outcomeFor(milo, mix.source)).toBe('200');
    expect(await outcomeFor(eva, mix.source)).toBe('404 file_not_found');
    expect(await outcomeFor(eva, mix.stream)).toBe('200');
    const link = { sha256: mix.source, minutes: 5 };
    const asked = eva.send('POST', `/api/boards/${board}/media-links`, link);
    expect(await outcomeOf(asked)).toBe('404 file_not_found');
    const stranger = await world.person('Nobody');
    expect(await outcomeFor(stranger, mix.stream)).toBe('404 file_not_found');
  });

  it('stays one song when the same file comes again, by whatever name', async () => {
    const bytes = await readFile(path);
    const again = await announceMix(eva, board, { name: 'again.wav', bytes: bytes.length });
    const file = { mixId: again, boardId: board, bytes };
    expect(await sendMixByTus(address, eva, file)).toEqual({ mixId, existed: '1' });
    expect((await mixesSeenBy(dana, board)).map((mix) => mix.id)).toEqual([mixId]);

    // Whoever lost that answer and asks again is told the same.
    const begun = eva.send('POST', '/api/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': `mixId ${btoa(again)},boardId ${btoa(board)}`,
    });
    expect(await bodyOf(begun)).toMatchObject({
      error: { code: 'already_here', details: { mixId, existed: true } },
    });
    const head = await eva.send('HEAD', `/api/uploads/${again}`, undefined, {
      'tus-resumable': '1.0.0',
    });
    expect(head.headers.get('takeboard-mix')).toBe(mixId);
  });

  it('is another song on another board', async () => {
    const elsewhere = await newBoard();
    const other = await bringMixIn(world, dana, elsewhere, path);
    expect(other).not.toBe(mixId);
    await workOff();
    const [here, there] = [
      await mixSeenBy(dana, board, mixId),
      await mixSeenBy(dana, elsewhere, other),
    ];
    expect(there).toMatchObject({ state: 'ready', source: here.source, facts: here.facts });
  });

  it('stays: it can be neither removed nor read again', async () => {
    expect(await outcomeOf(dana.send('DELETE', songOf(board, mixId)))).toBe('409 mix_is_ready');
    const retry = dana.send('POST', `${songOf(board, mixId)}/retry`);
    expect(await outcomeOf(retry)).toBe('409 mix_not_failed');
  });

  it('keeps its files when nobody else holds them', async () => {
    await sql`delete from board_blob where board_id = ${board}`;
    const { stream, peaks, source } = await mixSeenBy(dana, board, mixId);
    await removeUnheldBlobs(services, services.clock());
    const later = new Date(services.clock().getTime() + 25 * 3_600_000);
    await removeUnheldBlobs(services, later);
    for (const sha256 of [stream, peaks, source])
      expect(await services.blobs.sizeOf(sha256 ?? '')).toBeGreaterThan(0);
  });
});

describe('announcing', () => {
  it('twice by the same key makes one mix; somebody else’s key is theirs', async () => {
    const board = await newBoard();
    const file = { clientKey: 'key-of-page', name: 'song.wav', bytes: 1000 };
    const first = await announceMix(eva, board, file);
    expect(await announceMix(eva, board, file)).toBe(first);
    expect(await outcomeOf(milo.send('POST', songOf(board), file))).toBe('409 key_taken');
    expect(await mixesSeenBy(dana, board)).toHaveLength(1);
  });

  it('a song that is too large is refused before a byte of it comes', async () => {
    const board = await newBoard();
    const mixId = await announceMix(eva, board, { bytes: 5_000_001 });
    const begun = await eva.send('POST', '/api/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': '5000001',
      'upload-metadata': `mixId ${btoa(mixId)},boardId ${btoa(board)}`,
    });
    const { error } = await bodyOf<{ error: { code: string; message: string } }>(begun);
    expect([begun.status, error.code]).toEqual([413, 'mix_too_large']);
    expect(error.message).toBe(
      '"song.wav" is 5.0 MB large; this server takes songs of at most 5.0 MB. Make it shorter or smaller, or ask whoever runs this server to raise TAKEBOARD_MOST_SONG_BYTES.',
    );
  });

  it('a mix that was announced is no take, and nobody else’s', async () => {
    const board = await newBoard();
    const mixId = await announceMix(eva, board, { bytes: 5 });
    const begin = (person: Person, metadata: string) =>
      outcomeOf(
        person.send('POST', '/api/uploads', undefined, {
          'tus-resumable': '1.0.0',
          'upload-length': '5',
          'upload-metadata': metadata,
        }),
      );
    const asMix = `mixId ${btoa(mixId)},boardId ${btoa(board)}`;
    expect(await begin(eva, metadataOf(mixId, board))).toBe('404 take_not_found');
    expect(await begin(milo, asMix)).toBe('403 not_your_upload');
    expect(await begin(eva, `mixId ${btoa('nothing')},boardId ${btoa(board)}`)).toBe(
      '404 mix_not_found',
    );
    expect(await begin(eva, `mixId ${btoa(mixId)}`)).toBe('400 invalid_request');
    expect(await begin(eva, asMix)).toBe('201');
    expect(await outcomeOf(milo.send('DELETE', songOf(board, mixId)))).toBe('204');
    expect(await mixesSeenBy(dana, board)).toEqual([]);
  });
});

test('a song whose file never comes is forgotten after a week, one that came whole is not', async () => {
  const board = await newBoard();
  const path = await makeSong({ seconds: 1 });
  const bytes = await readFile(path);
  const never = await announceMix(eva, board);
  const whole = await announceMix(eva, board, { bytes: bytes.length });
  // As if the server had been stopped after the last byte had come, and before it was noticed.
  await writeFile(services.uploads.store.pathOf(whole), bytes);
  expect(await tendUploads(services)).toMatchObject({ finished: 1 });
  expect((await mixSeenBy(dana, board, whole)).state).toBe('waiting');
  expect((await mixSeenBy(dana, board, never)).state).toBe('uploading');
  world.pass(8 * 24 * 3_600_000);
  await tendUploads(services);
  expect((await mixesSeenBy(dana, board)).map((mix) => mix.id)).toEqual([whole]);
});

describe('a file that is no good', () => {
  it('fails in words, can be read again and be removed; the others go on', async () => {
    const board = await newBoard();
    const good = await makeSong();
    const cut = join(world.dataDir, 'cut.wav');
    await copyFile(good, cut);
    await truncate(cut, 500_000);
    const text = join(world.dataDir, 'text.mp3');
    await writeFile(text, 'Everybody wants to know how it ends.\n');
    const empty = join(world.dataDir, 'empty.flac');
    await writeFile(empty, '');
    const video = await makeVideo({ ending: 'mp4' });
    const ids = {
      cut: await bringMixIn(world, eva, board, cut),
      text: await bringMixIn(world, eva, board, text),
      empty: await bringMixIn(world, eva, board, empty),
      video: await bringMixIn(world, eva, board, video),
      good: await bringMixIn(world, eva, board, good),
    };
    await workOff();
    expect(await failureOf(board, ids.cut)).toEqual({
      code: 'incomplete',
      message: 'cut.wav is not a complete sound file (upload cut off?). Upload it again.',
    });
    expect(await failureOf(board, ids.text)).toMatchObject({ code: 'not_a_song' });
    expect(await failureOf(board, ids.empty)).toEqual({
      code: 'incomplete',
      message: 'empty.flac is not a complete sound file (upload cut off?). Upload it again.',
    });
    expect(await failureOf(board, ids.video)).toMatchObject({ code: 'is_a_video' });
    expect((await mixSeenBy(dana, board, ids.good)).state).toBe('ready');

    const retried = dana.send('POST', `${songOf(board, ids.cut)}/retry`);
    expect(await bodyOf(retried)).toMatchObject({ state: 'waiting', failure: null });
    await workOff();
    expect((await mixSeenBy(dana, board, ids.cut)).state).toBe('failed');
    // The same bytes again are the same mix, tried once more.
    expect(await bringMixIn(world, eva, board, cut)).toBe(ids.cut);
    expect((await mixSeenBy(dana, board, ids.cut)).state).toBe('waiting');
    await workOff();
    expect(await outcomeOf(dana.send('DELETE', songOf(board, ids.cut)))).toBe('204');
    const left = (await mixesSeenBy(dana, board)).map((mix) => mix.id);
    expect(left).toEqual([ids.text, ids.empty, ids.video, ids.good]);
  });

  it('that a person should know of is ready, with words', async () => {
    const board = await newBoard();
    const mixId = await bringMixIn(world, eva, board, await makeSong({ seconds: 1, rate: 8000 }));
    await workOff();
    expect(await mixSeenBy(dana, board, mixId)).toMatchObject({
      state: 'ready',
      facts: {
        samples: 8000,
        notes: ['short', 'low_rate'],
        says: [
          'It is only 1.0 seconds long. Check that it is the whole song.',
          'It has only 8 kHz and so sounds dull. If there is a better file, replace the mix by it.',
        ],
      },
    });
  });

  it('a storage that is away is waited for, in words, and costs no attempt', async () => {
    const board = await newBoard();
    const mixId = await bringMixIn(world, eva, board, await makeSong());
    const away = new StorageAway('connection refused');
    await workOff(storeWith(services.blobs, { keepFile: () => Promise.reject(away) }));
    expect(await mixSeenBy(dana, board, mixId)).toMatchObject({
      state: 'waiting',
      stream: null,
      failure: { code: 'storage_away' },
    });
    await sql`update mix set wait_until = now() where id = ${mixId}`;
    await workOff();
    expect(await mixSeenBy(dana, board, mixId)).toMatchObject({ state: 'ready', failure: null });
  });
});

describe('listening and comparing', () => {
  it('proposes what it heard, once, and keeps it', async () => {
    const board = await newBoard();
    const mixId = await bringMixIn(world, eva, board, await makeSong({ beats: 120, seconds: 24 }));
    const listen = () => eva.send('POST', `${songOf(board, mixId)}/listen`);
    expect(await outcomeOf(listen())).toBe('409 mix_not_ready');
    await workOff();
    const asked = await listen();
    expect(asked.status).toBe(202);
    const waits = { state: 'waiting', progress: 0, failure: null, proposal: null };
    expect(await bodyOf(asked)).toMatchObject({ listening: waits });
    expect((await listen()).status).toBe(202);
    await workOff();
    const { listening: heard } = await mixSeenBy(dana, board, mixId);
    expect(heard).toMatchObject({ state: 'done', progress: 1000, failure: null });
    expect(heard?.proposal).toMatchObject({ tempo: [120, 1] });
    // What was found stays, whoever asks again or stops it.
    expect(await outcomeOf(eva.send('DELETE', `${songOf(board, mixId)}/listen`))).toBe('204');
    await listen();
    expect((await mixSeenBy(dana, board, mixId)).listening).toEqual(heard);
  });

  it('says it in words when there is no beat, or nothing to hear', async () => {
    const board = await newBoard();
    const mixId = await bringMixIn(world, eva, board, await makeSong({ seconds: 1 }));
    await workOff();
    await eva.send('POST', `${songOf(board, mixId)}/listen`);
    await workOff();
    const { listening: heard } = await mixSeenBy(dana, board, mixId);
    expect(heard).toMatchObject({ state: 'done', proposal: { tempo: null, confidence: 0 } });
    expect(heard?.proposal?.says).toMatch(/^[A-Z].*\.$/u);
  });

  it('is forgotten when it is stopped before it was done', async () => {
    const board = await newBoard();
    const mixId = await bringMixIn(world, eva, board, await makeSong());
    await workOff();
    await eva.send('POST', `${songOf(board, mixId)}/listen`);
    expect(await outcomeOf(eva.send('DELETE', `${songOf(board, mixId)}/listen`))).toBe('204');
    expect((await mixSeenBy(dana, board, mixId)).listening).toBeNull();
  });

  it('finds where a new mix lies beside the older one', async () => {
    const board = await newBoard();
    const beats = { beats: 120, seconds: 24 };
    const older = await bringMixIn(world, eva, board, await makeSong(beats));
    const newer = await bringMixIn(world, eva, board, await makeSong({ ...beats, delayMs: 700 }));
    await workOff();
    const compare = (withMix: string) =>
      eva.send('POST', `${songOf(board, newer)}/compare`, { with: withMix });
    expect(await outcomeOf(compare(newer))).toBe('409 same_mix');
    expect(await outcomeOf(compare('nothing'))).toBe('404 mix_not_found');
    expect((await compare(older)).status).toBe(202);
    await workOff();
    const { comparisons } = await mixSeenBy(dana, board, newer);
    expect(comparisons).toMatchObject([{ with: older, state: 'done', failure: null }]);
    const { offset, drift, same } = comparisons[0]?.comparison ?? {};
    expect([offset, drift, same]).toEqual([30_870, 0, true]);
    expect((await mixSeenBy(dana, board, older)).comparisons).toEqual([]);
  });

  it('that kills three workers is given up in words, and the song stays', async () => {
    const board = await newBoard();
    const mixId = await bringMixIn(world, eva, board, await makeSong());
    await workOff();
    const listen = () => eva.send('POST', `${songOf(board, mixId)}/listen`);
    await listen();
    await sql`update mix_job set attempts = 3 where mix_id = ${mixId}`;
    await workOff();
    const mix = await mixSeenBy(dana, board, mixId);
    expect(mix.state).toBe('ready');
    expect(mix.listening).toMatchObject({ state: 'failed', failure: { code: 'kills_workers' } });
    expect(mix.listening?.failure?.message.startsWith(`${mix.name} stopped three`)).toBe(true);
    expect(await bodyOf(listen())).toMatchObject({ listening: { state: 'waiting' } });
  });

  it('whose file is gone has failed in words, and is tried again', async () => {
    const board = await newBoard();
    const path = await makeSong();
    const mixId = await bringMixIn(world, eva, board, path);
    await workOff();
    const { source } = await mixSeenBy(dana, board, mixId);
    await services.blobs.remove(source ?? '');
    const listen = () => eva.send('POST', `${songOf(board, mixId)}/listen`);
    await listen();
    await workOff();
    expect((await mixSeenBy(dana, board, mixId)).listening).toMatchObject({
      state: 'failed',
      failure: { code: 'gone' },
    });
    expect(await bodyOf(listen())).toMatchObject({
      listening: { state: 'waiting', failure: null },
    });
  });
});
