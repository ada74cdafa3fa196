import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { Upload } from 'tus-js-client';
import type { UploadOptions } from 'tus-js-client';
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

/** Sends a take's file as an independent tus client does; resolves when it says that all has come. */
export const sendByTus = async (
  address: string,
  person: Pick<Person, 'cookies'>,
  file: { readonly takeId: string; readonly boardId: string; readonly bytes: Buffer },
  options: Partial<UploadOptions> = {},
): Promise<Sent> => {
  const { bytes, ...metadata } = file;
  const answer = await send(address, person, bytes, metadata, options);
  return { takeId: answer('Takeboard-Take'), existed: answer('Takeboard-Existed') };
};

/** The same for a file of the song. */
export const sendMixByTus = async (
  address: string,
  person: Pick<Person, 'cookies'>,
  file: { readonly mixId: string; readonly boardId: string; readonly bytes: Buffer },
) => {
  const { bytes, ...metadata } = file;
  const answer = await send(address, person, bytes, metadata, {});
  return { mixId: answer('Takeboard-Mix'), existed: answer('Takeboard-Existed') };
};

/** @returns what the last answer says, by the names of its headers. */
const send = (
  address: string,
  person: Pick<Person, 'cookies'>,
  bytes: Buffer,
  metadata: Readonly<Record<string, string>>,
  options: Partial<UploadOptions>,
): Promise<(header: string) => string | undefined> =>
  new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${address}/api/uploads`,
      metadata: { ...metadata },
      headers: { cookie: cookieOf(person) },
      retryDelays: null,
      ...options,
      onError: reject,
      onSuccess: ({ lastResponse }) => resolve((header) => lastResponse.getHeader(header)),
    });
    upload.start();
  });

interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A tus request written by hand on a socket of its own, whose body comes as the test wants it. */
export interface RawUpload {
  write(bytes: Uint8Array): Promise<void>;
  end(): void;
  /** Breaks the connection off. */
  cut(): void;
  readonly answer: Promise<{
    readonly status: number;
    readonly code: string;
    readonly headers: IncomingHttpHeaders;
  }>;
}

export const rawUpload = (
  address: string,
  person: Pick<Person, 'cookies'>,
  { method, path, headers }: RawRequest,
): RawUpload => {
  const asked = request(`${address}${path}`, {
    method,
    agent: false,
    headers: {
      cookie: cookieOf(person),
      'tus-resumable': '1.0.0',
      ...(method === 'PATCH' && { 'content-type': 'application/offset+octet-stream' }),
      ...headers,
    },
  });
  const answer = new Promise<Awaited<RawUpload['answer']>>((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const code = text ? (JSON.parse(text) as { error: { code: string } }).error.code : '';
        resolve({ status: response.statusCode ?? 0, code, headers: response.headers });
      });
    });
  });
  // Whoever cuts it off waits for no answer.
  answer.catch(() => undefined);
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        asked.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    end: () => asked.end(),
    cut: () => asked.destroy(),
    answer,
  };
};

/** A tus request without a body, or with a whole one. */
export const ask = async (
  address: string,
  person: Pick<Person, 'cookies'>,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: Uint8Array,
): Promise<Awaited<RawUpload['answer']>> => {
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const upload = rawUpload(address, person, { method, path, headers: { ...length, ...headers } });
  if (body) await upload.write(body);
  upload.end();
  return upload.answer;
};
