import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { take } from '../../src/database/schema.ts';
import { listening } from '../support/listening.ts';
import { openTestApp } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { bytesOf, expectedTake, sendByTus, sha256Of } from '../support/test-uploads.ts';

const world = await openTestApp();
const address = await listening(world);
const dana = await world.person('Dana');
const boardId = await makeTestBoard(world, dana);

const rowOf = async (takeId: string) => {
  const [row] = await world.services.database.db.select().from(take).where(eq(take.id, takeId));
  return row;
};
const folder = join(world.dataDir, 'uploads');

describe('a file', () => {
  it('comes in, becomes a blob, and its take waits for the worker', async () => {
    const bytes = bytesOf(300_000);
    const takeId = await expectedTake(world, boardId, dana, bytes.length);
    expect(await sendByTus(address, dana, { takeId, boardId, bytes })).toEqual({
      takeId,
      existed: '0',
    });
    expect(await rowOf(takeId)).toMatchObject({ state: 'waiting', sourceSha256: sha256Of(bytes) });
    const media = await dana.send('GET', `/media/${sha256Of(bytes)}`);
    expect(Buffer.from(await media.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });
});
