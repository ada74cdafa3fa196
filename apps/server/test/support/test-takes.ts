import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import { UNKNOWN_MIME, nameBlob } from '../../src/files/name-blob.ts';
import { takeArrived } from '../../src/takes/take-arrived.ts';
import type { TakeView } from '../../src/takes/take-view.ts';
import { bodyOf } from './test-app.ts';
import type { Browser, TestApp } from './test-app.ts';

/** Announces a file as the page does. @returns the id of its take. */
export const announce = async (
  person: Browser,
  boardId: string,
  file: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const answer = await person.send('POST', `/api/boards/${boardId}/takes`, {
    files: [{ clientKey: newId(), name: 'clip.mp4', bytes: 1000, ...file }],
  });
  expect(answer.status).toBe(201);
  const { takes } = await bodyOf<{ takes: { takeId: string }[] }>(answer);
  return takes[0]?.takeId ?? '';
};

/** A file that is announced and whose bytes have come. @returns the id of its take. */
export const bringIn = async (
  world: TestApp,
  person: Browser,
  boardId: string,
  path: string,
  file: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const takeId = await announce(person, boardId, { name: basename(path), ...file });
  const copy = join(world.dataDir, newId());
  await copyFile(path, copy);
  const kept = await world.services.blobs.keepFile(copy);
  await nameBlob(world.services, { ...kept, mime: UNKNOWN_MIME });
  return (await takeArrived(world.services, takeId, kept)).id;
};

/** All takes of a board as one person sees them, by id. */
export const takesSeenBy = async (
  person: Browser,
  boardId: string,
): Promise<ReadonlyMap<string, TakeView>> => {
  const answer = person.send('GET', `/api/boards/${boardId}/takes`);
  const { takes } = await bodyOf<{ takes: TakeView[] }>(answer);
  return new Map(takes.map((one) => [one.id, one]));
};
