import { createWriteStream } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { failureCode } from '../../database/failures.ts';
import { uploadNotFound } from './upload-errors.ts';

/** How long an unfinished upload waits for its next byte. */
export const UPLOAD_EXPIRES_MS = 7 * 24 * 60 * 60 * 1000;

/** What an upload is for, as the row of its take or mix says it. */
export interface UploadFacts {
  /** As it came with the request that began it. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The whole file's. */
  readonly bytes: number;
}

/**
 * What has come of each upload so far: the file `<id>` in a folder, as long as its offset. How
 * long it is to be is the business of the take's or mix's row; nothing else is written down.
 */
export class UploadStore extends FileStore {
  /** @param factsOf looks the take or mix up; undefined when there is none (any more). */
  constructor(folder: string, factsOf: (id: string) => Promise<UploadFacts | undefined>) {
    super({
      directory: folder,
      expirationPeriodInMilliseconds: UPLOAD_EXPIRES_MS,
      configstore: {
        get: async (id) => {
          const facts = await factsOf(id);
          if (!facts) return undefined;
          return {
            id,
            offset: 0,
            size: facts.bytes,
            sizeIsDeferred: false,
            storage: undefined,
            metadata: facts.metadata,
            creation_date: (await this.#lastWritten(id))?.toISOString(),
          };
        },
        set: () => Promise.resolve(),
        delete: () => Promise.resolve(),
      },
    });
    // The length is known before the upload begins: a file has one.
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  }

  pathOf(id: string): string {
    return join(this.directory, id);
  }

  /** How many bytes have come; undefined before the upload was begun. */
  async offsetOf(id: string): Promise<number | undefined> {
    return (await this.#stat(id))?.size;
  }

  /** Begins, or begins anew: with a new file, since the old one may have become a blob already. */
  override async create(upload: Upload): Promise<Upload> {
    const path = this.pathOf(upload.id);
    await rm(path, { force: true });
    await writeFile(path, '', { flag: 'wx', mode: 0o600 });
    // The library would look at the upload again when it is done, to say when it expires.
    upload.creation_date = undefined;
    return upload;
  }

  /** What was never begun, or was given up, has not expired: there is no such upload. */
  override async getUpload(id: string): Promise<Upload> {
    if ((await this.#stat(id)) === undefined) throw uploadNotFound();
    return super.getUpload(id);
  }

  /** Unlike its parent it says why it could not write: a full disk is no broken upload. */
  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(this.pathOf(id), { flags: 'r+', start: offset });
    await pipeline(source, file);
    return offset + file.bytesWritten;
  }

  async #lastWritten(id: string): Promise<Date | undefined> {
    return (await this.#stat(id))?.mtime;
  }

  async #stat(id: string) {
    try {
      return await stat(this.pathOf(id));
    } catch (error) {
      if (failureCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }
}
