import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { visit } from '../support/visit.ts';
import { runServer, until, usedFolder } from '../support/server-process.ts';
import {
  ask,
  bytesOf,
  metadataOf,
  rawUpload,
  sendByTus,
  sha256Of,
} from '../support/test-uploads.ts';

it('an upload goes on after the server was killed in the middle and started again', async () => {
  const folder = usedFolder();
  const env = {
    TAKEBOARD_DATA: folder,
    TAKEBOARD_ROLE: 'web',
    TAKEBOARD_LOG_LEVEL: 'warn',
  };
  const first = runServer(env);
  const address = await first.ready();
  const dana = await visit(address);
  const boardId = String((await dana.post('/api/boards', { title: 'B' }))['id']);
  const bytes = bytesOf(3_000_000, 77);
  const announced = (await dana.post(`/api/boards/${boardId}/takes`, {
    batchId: 'drop',
    files: [{ clientKey: 'key-of-this-file', name: 'clip.mp4', bytes: bytes.length }],
  })) as { takes: { takeId: string }[] };
  const takeId = announced.takes[0]?.takeId ?? '';
  const path = `/api/uploads/${takeId}`;
  const begun = await ask(address, dana, 'POST', '/api/uploads', {
    'upload-length': String(bytes.length),
    'upload-metadata': metadataOf(takeId, boardId),
  });
  expect(begun.status).toBe(201);
  const half = rawUpload(address, dana, {
    method: 'PATCH',
    path,
    headers: { 'upload-offset': '0', 'content-length': String(bytes.length) },
  });
  await half.write(bytes.subarray(0, 1_500_000));
  await until(() => statSync(join(folder, 'uploads', takeId)).size > 500_000);
  await first.end('SIGKILL');

  const second = runServer(env);
  const again = await second.ready();
  const head = await ask(again, dana, 'HEAD', path);
  expect(Number(head.headers['upload-offset'])).toBeGreaterThan(500_000);
  const file = { takeId, boardId, bytes };
  expect(await sendByTus(again, dana, file, { uploadUrl: `${again}${path}` })).toEqual({
    takeId,
    existed: '0',
  });
  const sha256 = sha256Of(bytes);
  expect(statSync(join(folder, 'blobs', sha256.slice(0, 2), sha256)).size).toBe(bytes.length);
  expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
});
