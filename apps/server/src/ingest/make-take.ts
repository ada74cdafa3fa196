import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProxy, makeRangeStills, makeStills, probeVideo } from '@takeboard/media';
import type { MediaFacts } from '@takeboard/media';
import type { TakeState } from '../database/schema.ts';
import { BlobMissing, StorageAway } from '../files/blob-store.ts';
import { nameBlob } from '../files/name-blob.ts';
import type { ClaimedTake } from './claim-takes.ts';
import { stillsAreReady, takeIsReady } from './finish-take.ts';
import type { Provenance } from './finish-take.ts';
import { NICENESS } from './worker-tools.ts';
import type { WorkerTools } from './worker-tools.ts';

/** How the one who runs it follows the work on a take. */
export interface Watch {
  /** Ends the work at once; what was begun is thrown away. */
  readonly signal: AbortSignal;
  /** How far it is: `progress` in thousandths of `state`. */
  at(state: TakeState, progress: number): void;
  /** What the file says about itself, known before it is known whether it is any good. */
  learned(provenance: Provenance): void;
}

/**
 * Makes a take out of a file that came in: look at it, decode every picture of it while its proxy is
 * made, derive the stills, keep all that. Nobody sees any of it before all of it is there.
 * @throws MediaProblem, BlobMissing, StorageAway, or the signal's reason.
 */
export const makeTake = (tools: WorkerTools, row: ClaimedTake, watch: Watch): Promise<boolean> =>
  inFolderOf(tools, row, async (folder) => {
    const { ffmpeg, blobs } = tools;
    const { signal } = watch;
    const limits = { signal, niceness: NICENESS };
    const source = await blobs.localPath(needed(row.sourceSha256));
    try {
      watch.at('probing', 0);
      const { facts: probed, embedded, c2pa } = await probeVideo(source.path, signal);
      watch.learned({ embedded, c2pa });

      watch.at('decoding', 0);
      const proxyPath = join(folder, 'proxy.mp4');
      const { frames } = await makeProxy(ffmpeg, source.path, proxyPath, probed, {
        ...limits,
        keepDamaged: row.keepDamaged,
        onProgress: (done) =>
          watch.at('decoding', Math.min(1000, Math.floor((1000 * done) / probed.frames))),
      });
      const facts: MediaFacts = { ...probed, frames };

      watch.at('deriving', 0);
      const stills = await makeStills(ffmpeg, proxyPath, folder, facts, limits);
      watch.at('deriving', 600);
      const keep = keeper(tools, signal);
      return await takeIsReady(tools, row, {
        facts,
        embedded,
        c2pa,
        proxy: await keep(proxyPath, 'video/mp4'),
        poster: await keep(stills.poster, 'image/webp'),
        sprite: await keep(stills.sprite, 'image/webp'),
        sheet: stills.sheet,
        inStill: await keep(stills.inStill, 'image/webp'),
        outStill: await keep(stills.outStill, 'image/webp'),
        color: stills.color,
      });
    } finally {
      await source.release();
    }
  });

/** Makes the stills of a ready take's best range, or of all of it when it has none. */
export const renewStills = (tools: WorkerTools, row: ClaimedTake, watch: Watch): Promise<boolean> =>
  inFolderOf(tools, row, async (folder) => {
    const { signal } = watch;
    const facts = needed(row.facts);
    const range = { in: row.rangeIn ?? 0, out: row.rangeOut ?? facts.frames };
    const proxy = await tools.blobs.localPath(needed(row.proxySha256));
    try {
      const stills = await makeRangeStills(tools.ffmpeg, proxy.path, folder, range, facts, {
        signal,
        niceness: NICENESS,
      });
      const keep = keeper(tools, signal);
      return await stillsAreReady(tools, row, {
        inStill: await keep(stills.inStill, 'image/webp'),
        outStill: await keep(stills.outStill, 'image/webp'),
      });
    } finally {
      await proxy.release();
    }
  });

/** Moves what was made into the blob store, where nothing refers to it before the take does. */
const keeper =
  (tools: WorkerTools, signal: AbortSignal) =>
  async (path: string, mime: 'video/mp4' | 'image/webp'): Promise<string> => {
    signal.throwIfAborted();
    const kept = await tools.blobs.keepFile(path, mime);
    try {
      await nameBlob(tools, { ...kept, mime });
    } catch (error) {
      // What was made, not what came in: made again, it is there.
      throw error instanceof BlobMissing ? new StorageAway(error.message) : error;
    }
    return kept.sha256;
  };

/** A folder of its own for each piece of work, gone when the work is over, however it ended. */
const inFolderOf = async <Outcome>(
  { folder }: WorkerTools,
  { id }: ClaimedTake,
  work: (folder: string) => Promise<Outcome>,
): Promise<Outcome> => {
  const own = join(folder, id);
  await mkdir(own, { recursive: true });
  try {
    return await work(own);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
};

/** A column that a row in this state always has. */
const needed = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('A take was claimed without what its state promises.');
  return value;
};
