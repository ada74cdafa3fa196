import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { StorageAway } from './blob-store.ts';
import type { BlobStore } from './blob-store.ts';
import { openLocalBlobStore } from './local-blob-store.ts';
import { openBucket } from './s3-bucket.ts';
import { openS3BlobStore } from './s3-blob-store.ts';

/**
 * Where files are kept: in the bucket that the settings name, else in the data folder. A storage
 * that does not answer is waited for while the server runs; one that answers "no" is a wrong setting.
 * @throws StartError
 */
export const openBlobStore = async (
  { s3, dataDir }: Pick<Config, 's3' | 'dataDir'>,
  log: Log,
): Promise<BlobStore> => {
  if (!s3) return openLocalBlobStore(join(dataDir, 'blobs'));
  const where = `the bucket "${s3.bucket}" at ${s3.endpoint}`;
  try {
    const { status } = await openBucket(s3).send({ method: 'HEAD' });
    if (status === 404) {
      throw new StartError(
        `Takeboard cannot keep files: there is no ${where.slice(4)}. Make it, or correct the TAKEBOARD_S3 settings.`,
        { exitCode: 2 },
      );
    }
  } catch (error) {
    if (!(error instanceof StorageAway)) throw error;
    if (error.refused) {
      throw new StartError(
        `Takeboard cannot keep files: ${where} refuses this key. Correct the TAKEBOARD_S3 settings, or the rights of the key.`,
        { exitCode: 2, cause: error },
      );
    }
    log.warn({ reason: error.message }, `Files wait here: ${where} does not answer now`);
  }
  return openS3BlobStore(s3, join(dataDir, 'blob-cache'));
};
