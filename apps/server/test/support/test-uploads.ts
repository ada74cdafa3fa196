import { createHash } from 'node:crypto';
import { Upload } from 'tus-js-client';
import type { DetailedError, UploadOptions } from 'tus-js-client';
import { newId } from '../../src/database/new-id.ts';
import { take } from '../../src/database/schema.ts';
import type { Person, TestApp } from './test-app.ts';

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Bytes that no other file has, cheap to make: each differs from its neighbours. */
export const bytesOf = (length: number, seed = 1): Buffer => {
  const bytes = Buffer.alloc(length);
  let state = seed * 2_654_435_761;
  for (let at = 0; at + 4 <= length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes.writeUInt32LE(state, at);
  }
  return bytes;
};

/** The row of a take whose bytes are still to come, as `POST …/takes` makes it. */
export const expectedTake = async (
  { services }: TestApp,
  boardId: string,
  person: Person,
  bytes: number,
  more: Partial<typeof take.$inferInsert> = {},
): Promise<string> => {
  const id = newId();
  await services.database.db.insert(take).values({
    id,
    boardId,
    state: 'uploading',
    clientKey: newId(),
    batchId: 'batch',
    name: 'clip.mp4',
    bytes,
    importedBy: person.id,
    importedAt: services.clock(),
    ...more,
  });
  return id;
};

export const cookieOf = (person: Pick<Person, 'cookies'>): string =>
  [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

export const metadataOf = (takeId: string, boardId: string): string =>
  Object.entries({ takeId, boardId })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

export interface Sent {
  readonly takeId: string | undefined;
  readonly existed: string | undefined;
}

/** Sends a file as an independent tus client does; resolves when it says that all has come. */
export const sendByTus = (
  address: string,
  person: Pick<Person, 'cookies'>,
  file: { readonly takeId: string; readonly boardId: string; readonly bytes: Buffer },
  options: Partial<UploadOptions> = {},
): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const { takeId, boardId, bytes } = file;
    const upload = new Upload(bytes, {
      endpoint: `${address}/api/uploads`,
      metadata: { takeId, boardId },
      headers: { cookie: cookieOf(person) },
      retryDelays: null,
      ...options,
      onError: reject,
      onSuccess: ({ lastResponse }) =>
        resolve({
          takeId: lastResponse.getHeader('Takeboard-Take'),
          existed: lastResponse.getHeader('Takeboard-Existed'),
        }),
    });
    upload.start();
  });

/** Status and code of what the server answered to a tus client in the end. */
export const refusalOf = (error: unknown): string => {
  const response = (error as DetailedError).originalResponse;
  if (!response) throw error;
  const body = response.getBody();
  return `${response.getStatus()} ${body ? (JSON.parse(body) as { error: { code: string } }).error.code : ''}`.trim();
};
