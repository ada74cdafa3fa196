import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runServer, until, usedFolder } from '../support/server-process.ts';
import { testS3 } from '../support/test-s3.ts';
import { sendByTus, sha256Of } from '../support/test-uploads.ts';
import { makeVideo } from '../support/test-videos.ts';
import { visit } from '../support/visit.ts';

const s3 = await testS3();
const asEnvironment = (settings: typeof s3.settings) => ({
  TAKEBOARD_S3_ENDPOINT: settings.endpoint,
  TAKEBOARD_S3_BUCKET: settings.bucket,
  TAKEBOARD_S3_REGION: settings.region,
  TAKEBOARD_S3_ACCESS_KEY_ID: settings.accessKeyId,
  TAKEBOARD_S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
});

interface TakeOverHttp {
  readonly id: string;
  readonly state: string;
  readonly poster: string | null;
  readonly proxy: string | null;
}

it('a file becomes a take in a bucket alone, though local copies are thrown away', async () => {
  const folder = usedFolder();
  const server = runServer({
    ...asEnvironment(s3.settings),
    TAKEBOARD_DATA: folder,
    TAKEBOARD_LOG_LEVEL: 'warn',
    ...(process.env['FFMPEG_PATH'] && { FFMPEG_PATH: process.env['FFMPEG_PATH'] }),
  });
  const address = await server.ready();
  const dana = await visit(address);
  const boardId = String((await dana.post('/api/boards', { title: 'B' }))['id']);
  const bytes = await readFile(await makeVideo());
  const announced = (await dana.post(`/api/boards/${boardId}/takes`, {
    batchId: 'drop',
    files: [{ clientKey: 'key-of-this-file', name: 'clip.mp4', bytes: bytes.length }],
  })) as { takes: { takeId: string }[] };
  const takeId = announced.takes[0]?.takeId ?? '';
  await sendByTus(address, dana, { takeId, boardId, bytes });
  await rm(join(folder, 'blob-cache', sha256Of(bytes)), { force: true });

  const ready = await until(async () => {
    const listed = await dana.get(`/api/boards/${boardId}/takes?ids=${takeId}`);
    const { takes } = (await listed.json()) as { takes: TakeOverHttp[] };
    const [take] = takes;
    if (take?.state === 'failed') throw new Error(JSON.stringify(take));
    return take?.state === 'ready' && take;
  }, 90_000);
  expect(existsSync(join(folder, 'blobs'))).toBe(false);
  for (const sha256 of [ready.poster ?? '', ready.proxy ?? '', sha256Of(bytes)]) {
    const media = await dana.get(`/media/${sha256}`);
    expect(media.status).toBe(200);
    expect(sha256Of(new Uint8Array(await media.arrayBuffer()))).toBe(sha256);
  }
});
