import { randomUUID } from 'node:crypto';
import { link, rm } from 'node:fs/promises';
import { failureCode } from '../../database/failures.ts';
import { ApiError } from '../../http/errors.ts';
import type { Services } from '../../services.ts';
import { BlobMissing } from '../blob-store.ts';
import { nameBlob, UNKNOWN_MIME } from '../name-blob.ts';
import { DOORS } from './expected-file.ts';
import type { Arrival, ExpectedFile } from './expected-file.ts';
import { rememberPast } from './past-upload.ts';

/** The chore that removes unheld blobs can take the bytes away once, hardly twice. */
const TRIES = 3;
/** Some file systems know no second name for a file. */
const NO_LINKS: readonly (string | undefined)[] = [
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
];

/**
 * All bytes of an upload have come: they become a blob, and the take or the mix arrives. The upload's own file
 * goes away only after that is committed, so whatever fails on the way, it can be called again.
 * @throws StorageAway, DiskFull, ApiError 404 `take_not_found` or `mix_not_found` when nobody waits
 * for the file any more (it is removed then).
 */
export const finishUpload = async (
  services: Services,
  file: ExpectedFile,
  path: string,
): Promise<Arrival> => {
  try {
    const arrival = await arrive(services, file, path, TRIES);
    if (arrival.existed) {
      const { kind, boardId, importedBy, bytes } = file;
      await rememberPast(path, { kind, id: arrival.id, boardId, importedBy, bytes });
    }
    await rm(path, { force: true });
    return arrival;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) await rm(path, { force: true });
    throw error;
  }
};

const arrive = async (
  services: Services,
  file: ExpectedFile,
  path: string,
  tries: number,
): Promise<Arrival> => {
  const second = await secondName(path);
  try {
    const kept = await services.blobs.keepFile(second);
    await nameBlob(services, { ...kept, mime: UNKNOWN_MIME, at: services.clock() });
    return { kind: file.kind, ...(await DOORS[file.kind].arrived(services, file.id, kept)) };
  } catch (error) {
    if (!(error instanceof BlobMissing) || tries === 1 || second === path) throw error;
  } finally {
    if (second !== path) await rm(second, { force: true });
  }
  return arrive(services, file, path, tries - 1);
};

/** A name that the store may take away, while the upload keeps its own. Costs no space. */
const secondName = async (path: string): Promise<string> => {
  const second = `${path}.${randomUUID()}.kept`;
  try {
    await link(path, second);
    return second;
  } catch (error) {
    // Without it a crash between storing and committing costs the person a second upload, no more.
    if (NO_LINKS.includes(failureCode(error))) return path;
    throw error;
  }
};
