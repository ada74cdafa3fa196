import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Settings } from '../config.ts';
import { openBlobCache } from './blob-cache.ts';
import { BlobDamaged, BlobMissing, StorageAway } from './blob-store.ts';
import type { BlobStore, KeptBlob, StoredBlob } from './blob-store.ts';
import { hashOf } from './hash-of.ts';
import { putObject, sendableFile } from './put-object.ts';
import { receivePart, removeAbandonedParts } from './receive-part.ts';
import { openBucket } from './s3-bucket.ts';
import type { Bucket } from './s3-bucket.ts';

/** What may lie beside the bucket on the local disk for the programs that need files. */
const CACHE_BYTES = 4_000_000_000;
const PREFIX = 'blobs/';
const keyOf = (sha256: string): string => `${PREFIX}${sha256}`;

/**
 * The blob store in a bucket: `blobs/abcdef…` for each blob. `folder` holds local copies, of which
 * none is needed: losing it loses nothing.
 */
export const openS3BlobStore = async (
  settings: S3Settings,
  folder: string,
  cacheBytes: number = CACHE_BYTES,
): Promise<BlobStore> => {
  const bucket = openBucket(settings);
  const cache = await openBlobCache(folder, cacheBytes);
  await removeAbandonedParts(cache.incoming);
  const fetching = new Map<string, Promise<void>>();

  const sizeOf = async (sha256: string): Promise<number | undefined> => {
    const answer = await bucket.send({ method: 'HEAD', key: keyOf(sha256) });
    return answer.ok ? Number(answer.headers.get('content-length')) : undefined;
  };

  const keepFile = async (path: string, mime?: string): Promise<KeptBlob> => {
    const file = await sendableFile(path);
    const { sha256, bytes } = file;
    // The same length under the same hash are the same bytes; anything else is mended.
    if ((await sizeOf(sha256)) !== bytes) await putObject(bucket, keyOf(sha256), path, file, mime);
    // Whoever works with it soon need not fetch it back.
    await cache.adopt(path, sha256);
    return { sha256, bytes };
  };

  /** Two that need the same one fetch it once. */
  const fetchOnce = (sha256: string): Promise<void> => {
    const running = fetching.get(sha256);
    if (running) return running;
    const part = join(cache.incoming, `${randomUUID()}.part`);
    const fetchIt = async () => {
      try {
        await download(bucket, sha256, part);
        await cache.adopt(part, sha256);
      } finally {
        fetching.delete(sha256);
        await rm(part, { force: true });
      }
    };
    const run = fetchIt();
    fetching.set(sha256, run);
    return run;
  };

  return {
    receive: async (source, limit) => {
      const draft = await receivePart(cache.incoming, source, limit);
      return {
        ...draft,
        keep: async () => {
          try {
            const kept = await keepFile(draft.path);
            if (kept.sha256 !== draft.sha256) throw new BlobDamaged(draft.sha256);
          } catch (error) {
            await draft.discard();
            throw error;
          }
        },
      };
    },
    keepFile,

    open: async (sha256, range) => {
      const part = range && range.end >= range.start;
      const answer = await bucket.send({
        method: 'GET',
        key: keyOf(sha256),
        ...(part && { headers: { range: `bytes=${range.start}-${range.end}` } }),
      });
      if (answer.ok && answer.body && (!part || answer.status === 206)) {
        return { size: wholeSizeOf(answer), stream: answer.body };
      }
      await answer.body?.cancel();
      if (answer.ok) throw new StorageAway('it gives no part of a file');
      return undefined;
    },
    sizeOf,

    localPath: async (sha256) => {
      const here = await cache.lend(sha256);
      if (here) return here;
      await fetchOnce(sha256);
      const fetched = await cache.lend(sha256);
      if (!fetched) throw new BlobMissing(sha256);
      return fetched;
    },

    remove: async (sha256) => {
      await cache.drop(sha256);
      await bucket.send({ method: 'DELETE', key: keyOf(sha256) });
    },
    list: () => listBucket(bucket),
  };
};

const wholeSizeOf = ({ status, headers }: Response): number =>
  Number(
    status === 206 ? headers.get('content-range')?.split('/')[1] : headers.get('content-length'),
  );

/** @throws BlobMissing, StorageAway, DiskFull; BlobDamaged when other bytes came than were kept. */
const download = async (bucket: Bucket, sha256: string, path: string): Promise<void> => {
  const answer = await bucket.send({ method: 'GET', key: keyOf(sha256) });
  if (!answer.ok || !answer.body) throw new BlobMissing(sha256);
  const source = Readable.fromWeb(answer.body);
  let cutOff: unknown;
  source.once('error', (error) => {
    cutOff = error;
  });
  try {
    await pipeline(source, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    throw error === cutOff ? new StorageAway('a file it was sending broke off') : error;
  }
  const file = await open(path, 'r');
  try {
    if ((await hashOf(file)).sha256 !== sha256) throw new BlobDamaged(sha256);
  } finally {
    await file.close();
  }
};

async function* listBucket(bucket: Bucket): AsyncIterable<StoredBlob> {
  let token: string | undefined;
  do {
    const query = {
      'list-type': '2',
      prefix: PREFIX,
      ...(token && { 'continuation-token': token }),
    };
    const answer = await bucket.send({ method: 'GET', query });
    const xml = await answer.text();
    if (!answer.ok) throw new StorageAway(`listing answers ${answer.status}`);
    for (const [, object = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gsu)) {
      const sha256 = /<Key>blobs\/([0-9a-f]{64})<\/Key>/u.exec(object)?.[1];
      const at = /<LastModified>([^<]+)<\/LastModified>/u.exec(object)?.[1];
      if (sha256 !== undefined && at !== undefined) yield { sha256, keptAt: new Date(at) };
    }
    token = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/u.exec(xml)?.[1];
  } while (token !== undefined);
}
