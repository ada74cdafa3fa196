import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import { UNKNOWN_MIME, nameBlob } from '../../src/files/name-blob.ts';
import { mixArrived } from '../../src/song/mix-arrived.ts';
import type { MixView } from '../../src/song/mix-view.ts';
import { bodyOf } from './test-app.ts';
import type { Browser, TestApp } from './test-app.ts';

/** Announces a file of the song as the page does. @returns the id of its mix. */
export const announceMix = async (
  person: Browser,
  boardId: string,
  file: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const answer = await person.send('POST', `/api/boards/${boardId}/song`, {
    clientKey: newId(),
    name: 'song.wav',
    bytes: 1000,
    ...file,
  });
  expect(answer.status).toBe(201);
  return (await bodyOf<{ mixId: string }>(answer)).mixId;
};

/** A mix that is announced and whose bytes have come. @returns its id. */
export const bringMixIn = async (
  world: TestApp,
  person: Browser,
  boardId: string,
  path: string,
): Promise<string> => {
  const mixId = await announceMix(person, boardId, { name: basename(path) });
  const copy = join(world.dataDir, newId());
  await copyFile(path, copy);
  const kept = await world.services.blobs.keepFile(copy);
  await nameBlob(world.services, { ...kept, mime: UNKNOWN_MIME });
  return (await mixArrived(world.services, mixId, kept)).id;
};

/** All mixes of a board as one person sees them. */
export const mixesSeenBy = async (person: Browser, boardId: string): Promise<MixView[]> => {
  const answer = person.send('GET', `/api/boards/${boardId}/song`);
  return (await bodyOf<{ mixes: MixView[] }>(answer)).mixes;
};

/** One of them. @throws when it is not there. */
export const mixSeenBy = async (
  person: Browser,
  boardId: string,
  mixId: string,
): Promise<MixView> => {
  const found = (await mixesSeenBy(person, boardId)).find((one) => one.id === mixId);
  if (!found) throw new Error(`There is no mix ${mixId}`);
  return found;
};
