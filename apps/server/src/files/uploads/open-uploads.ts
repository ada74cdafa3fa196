import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from '@tus/server';
import type { Config } from '../../config.ts';
import type { Services } from '../../services.ts';
import { DOORS, expectedFile, FILE_KINDS, isFileId } from './expected-file.ts';
import type { Arrival, ExpectedFile } from './expected-file.ts';
import { finishUpload } from './finish-upload.ts';
import { uploadNotFound, uploadRefused } from './upload-errors.ts';
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
   * Finishes an upload when all its bytes have come; undefined when some are missing.
   * Asked twice at once, it is done once.
   */
  finishIfWhole(file: ExpectedFile): Promise<Arrival | undefined>;
  /** An upload that is being finished now, until it is or could not be. Never rejects. */
  finishing(id: string): Promise<void> | undefined;
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
    const file = await expectedFile(servicesOf(), id);
    if (!file) return undefined;
    const { kind, boardId, bytes } = file;
    return { metadata: { [DOORS[kind].key]: id, boardId }, bytes };
  });

  const finish = (file: ExpectedFile): Promise<Arrival> => {
    const running = finishing.get(file.id);
    if (running) return running;
    const run = finishUpload(servicesOf(), file, store.pathOf(file.id)).finally(() =>
      finishing.delete(file.id),
    );
    finishing.set(file.id, run);
    return run;
  };

  const tus = new Server({
    path: UPLOADS_PATH,
    datastore: store,
    relativeLocation: true,
    // Pages of other sites have no business here, and programs need no permission.
    allowedOrigins: () => false,
    lockDrainTimeout: DRAIN_MS,
    maxSize: Math.max(...FILE_KINDS.map((kind) => DOORS[kind].most(config))),
    locker: (request) => locks.for(request.method),
    // The take first, as `admitNewUpload` reads it.
    namingFunction: (_, metadata) => metadata?.['takeId'] ?? metadata?.['mixId'] ?? '',
    getFileIdFromRequest: (request) => idOf(request.url),
    onUploadFinish: async (_, upload) => {
      const file = await expectedFile(servicesOf(), upload.id);
      if (!file) throw uploadNotFound();
      return { headers: arrivalHeaders(await finish(file)) };
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
      const begun = response.status === 201 && !response.headers.has(EXISTED_HEADER);
      if (begun) response.headers.set('Upload-Expires', expiryFrom(new Date()).toUTCString());
      return response;
    },
    finishIfWhole: async (file) => {
      const whole = finishing.has(file.id) || (await store.offsetOf(file.id)) === file.bytes;
      return whole ? finish(file) : undefined;
    },
    finishing: (id) =>
      finishing.get(id)?.then(
        () => undefined,
        () => undefined,
      ),
  };
};

const idOf = (url: string): string | undefined => {
  const id = new URL(url).pathname.slice(UPLOADS_PATH.length + 1);
  return isFileId(id) ? id : undefined;
};

const EXISTED_HEADER = 'Takeboard-Existed';
const expiryFrom = (now: Date): Date => new Date(now.getTime() + UPLOAD_EXPIRES_MS);

/** Says which take or mix a finished upload became. */
export const arrivalHeaders = ({ kind, id, existed }: Arrival): Record<string, string> => ({
  [DOORS[kind].header]: id,
  [EXISTED_HEADER]: existed ? '1' : '0',
});
