import { ERRORS } from '@tus/server';
import { StorageAway } from '../blob-store.ts';
import { isDiskFull } from '../../database/failures.ts';
import { ApiError } from '../../http/errors.ts';
import { DOORS } from './expected-file.ts';
import type { Arrival, ExpectedFile } from './expected-file.ts';

/** What an upload may be refused with, in words. */

export const uploadNotFound = (): ApiError =>
  new ApiError(
    404,
    'upload_not_found',
    'There is no such upload of yours. Begin it anew: POST /api/uploads.',
  );

export const notYourUpload = (): ApiError =>
  new ApiError(
    403,
    'not_your_upload',
    'Somebody else added this file, so its bytes can come from them alone. Add your file to the board as one of your own.',
  );

export const alreadyHere = (arrival: Arrival): ApiError =>
  new ApiError(
    409,
    'already_here',
    'All bytes of this file are here already. There is nothing left to send.',
    { [DOORS[arrival.kind].key]: arrival.id, existed: arrival.existed },
  );

export const keyTaken = (): ApiError =>
  new ApiError(
    409,
    'key_taken',
    'Somebody else is adding a file under the same key. Load the board again and drop the files once more.',
  );

export const invalidUpload = (what: string): ApiError =>
  new ApiError(
    400,
    'invalid_request',
    `The upload was not understood: ${what}. Correct it and send it again.`,
  );

export const wrongLength = (name: string, said: number, promised: number): ApiError =>
  new ApiError(
    400,
    'wrong_length',
    `"${name}" was announced with ${promised} bytes and now has ${said}. If the file has changed since, add it again.`,
    { said, promised },
  );

export const fileTooLarge = (
  { kind, name }: Pick<ExpectedFile, 'kind' | 'name'>,
  bytes: number,
  limit: number,
): ApiError =>
  new ApiError(
    413,
    `${kind}_too_large`,
    `"${name}" is ${sizeInWords(bytes)} large; this server takes ${kind === 'take' ? 'files' : 'songs'} of at most ${sizeInWords(limit)}. Make it shorter or smaller, or ask whoever runs this server to raise ${DOORS[kind].setting}.`,
    { bytes, limit },
  );

const sizeInWords = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;

const UNEXPECTED: Readonly<Record<number, readonly [code: string, message: string]>> = {
  403: [
    'invalid_request',
    'The upload was not understood: Upload-Offset and Content-Type must come with it as tus 1.0 asks. Correct it and send it again.',
  ],
  404: ['upload_not_found', uploadNotFound().message],
  409: [
    'offset_conflict',
    'The bytes sent do not go on where the upload stands. Ask how far it came (HEAD), then go on from there.',
  ],
  410: [
    'upload_expired',
    'This upload lay still for more than seven days, so what had come was removed. Begin it anew.',
  ],
  412: [
    'invalid_request',
    'The upload was not understood: it must speak tus 1.0 ("Tus-Resumable: 1.0.0").',
  ],
  413: ['too_many_bytes', 'More bytes came than the file was announced with. Add the file again.'],
  501: [
    'invalid_request',
    'The upload was not understood: OPTIONS /api/uploads lists the extensions of tus that work here.',
  ],
};

/** What the tus library refuses, or what went wrong beneath it, as one of our errors. */
export const uploadRefused = (failure: unknown, said?: string): Error => {
  if (failure instanceof ApiError || failure instanceof StorageAway) return failure;
  if (failure === ERRORS.ABORTED) return uploadCutOff();
  if (isDiskFull(failure)) {
    return new ApiError(
      507,
      'disk_full',
      'The disk of the server is full. What has come so far is kept: free some space there, then go on with the upload.',
    );
  }
  const status = statusOf(failure);
  if (status === undefined) {
    return failure instanceof Error ? failure : new Error('An upload failed.', { cause: failure });
  }
  const known = UNEXPECTED[status];
  if (known) return new ApiError(status === 403 ? 400 : (status as 404), known[0], known[1]);
  if (status === 400) return invalidUpload(wordsOf(isTusError(failure) ? failure.body : said));
  return failure instanceof Error ? failure : new Error(`tus answered ${status}: ${said ?? ''}`);
};

const uploadCutOff = (): ApiError =>
  new ApiError(
    400,
    'upload_cut_off',
    'The connection broke off. What has come so far is kept: ask how far it came (HEAD), then go on from there.',
  );

const wordsOf = (text = ''): string => text.trim().replace(/\.$/u, '');

interface TusError {
  readonly status_code: number;
  readonly body: string;
}

const isTusError = (failure: unknown): failure is TusError =>
  typeof failure === 'object' && failure !== null && 'status_code' in failure && 'body' in failure;

const statusOf = (failure: unknown): number | undefined =>
  typeof failure === 'number' ? failure : isTusError(failure) ? failure.status_code : undefined;
