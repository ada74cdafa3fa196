import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from '@tus/server';
import type { Config } from '../../config.ts';
import type { Services } from '../../services.ts';
import type { Arrival } from '../../takes/take-arrived.ts';
import { takeNotFound } from '../../takes/take-errors.ts';
import { isTakeId, uploadedTake } from './admit-upload.ts';
import type { AdmittedTake } from './admit-upload.ts';
import { finishUpload } from './finish-upload.ts';
import { uploadRefused } from './upload-errors.ts';
import { UploadLocks } from './upload-locks.ts';
import { UPLOAD_EXPIRES_MS, UploadStore } from './upload-store.ts';

/** Files on their way in, by tus 1.0. Who may send what is decided before (`admit-upload.ts`). */
export interface Uploads {
  readonly store: UploadStore;
  /**
   * Answers an admitted request; its successes only.
   * @throws ApiError in place of an answer that refuses.
   */
  answer(request: Request): Promise<Response>;
  /**
   * Finishes the upload of a take when all its bytes have come; undefined when some are missing.
   * Asked twice at once, it is done once.
   */
  finishIfWhole(row: AdmittedTake): Promise<Arrival | undefined>;
  /** An upload that is being finished now, until it is or could not be. Never rejects. */
  finishing(takeId: string): Promise<void> | undefined;
}

export const UPLOADS_PATH = '/api/uploads';
/** How long a request that sends bytes may still write after it was asked to end. */
const DRAIN_MS = 500;

/**
 * The folder is `uploads` in the data folder; it is made when the server starts.
 * @param servicesOf asked with each request: the uploads are one of the services themselves.
 */
export const openUploads = (config: Config, servicesOf: () => Services): Uploads => {
  const folder = join(config.dataDir, 'uploads');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const locks = new UploadLocks();
  const failures = new WeakMap<Request, unknown>();
  const finishing = new Map<string, Promise<Arrival>>();

  const store = new UploadStore(folder, async (id) => {
    const row = await uploadedTake(servicesOf(), id);
    return row && { takeId: row.id, boardId: row.boardId, bytes: row.bytes };
  });

  const finish = (row: AdmittedTake): Promise<Arrival> => {
    const running = finishing.get(row.id);
    if (running) return running;
    const run = finishUpload(servicesOf(), row, store.pathOf(row.id)).finally(() =>
      finishing.delete(row.id),
    );
    finishing.set(row.id, run);
    return run;
  };

  const tus = new Server({
    path: UPLOADS_PATH,
    datastore: store,
    relativeLocation: true,
    // Pages of other sites have no business here, and programs need no permission.
    allowedOrigins: () => false,
    lockDrainTimeout: DRAIN_MS,
    maxSize: config.mostTakeBytes,
    locker: (request) => locks.for(request.method),
    namingFunction: (_, metadata) => metadata?.['takeId'] ?? '',
    getFileIdFromRequest: (request) => idOf(request.url),
    onUploadFinish: async (_, upload) => {
      const row = await uploadedTake(servicesOf(), upload.id);
      if (!row) throw takeNotFound();
      return { headers: arrivalHeaders(await finish(row)) };
    },
    onResponseError: (request, failure) => {
      failures.set(request, failure);
      return undefined;
    },
  });

  return {
    store,
    answer: async (request) => {
      const response = await tus.handleWeb(request);
      if (failures.has(request)) throw uploadRefused(failures.get(request));
      if (response.status >= 400) throw uploadRefused(response.status, await response.text());
      const begun = response.status === 201 && !response.headers.has(TAKE_HEADER);
      if (begun) response.headers.set('Upload-Expires', expiryFrom(new Date()).toUTCString());
      return response;
    },
    finishIfWhole: async (row) => {
      const whole = finishing.has(row.id) || (await store.offsetOf(row.id)) === row.bytes;
      return whole ? finish(row) : undefined;
    },
    finishing: (takeId) =>
      finishing.get(takeId)?.then(
        () => undefined,
        () => undefined,
      ),
  };
};

const idOf = (url: string): string | undefined => {
  const id = new URL(url).pathname.slice(UPLOADS_PATH.length + 1);
  return isTakeId(id) ? id : undefined;
};

const TAKE_HEADER = 'Takeboard-Take';
const expiryFrom = (now: Date): Date => new Date(now.getTime() + UPLOAD_EXPIRES_MS);

/** Says which take a finished upload became. */
export const arrivalHeaders = ({ takeId, existed }: Arrival): Record<string, string> => ({
  [TAKE_HEADER]: takeId,
  'Takeboard-Existed': existed ? '1' : '0',
});
