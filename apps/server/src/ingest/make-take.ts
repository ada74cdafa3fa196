import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { makeProxy, makeRangeStills, makeStills, probeVideo } from '@takeboard/media';
import type { MediaFacts } from '@takeboard/media';
import { take } from '../database/schema.ts';
import type { Claim } from './claims.ts';
import { keepProvenance, stillsAreReady, takeIsReady } from './finish-take.ts';
import { inFolderOf, keeper, needed } from './made-files.ts';
import { NICENESS } from './worker-tools.ts';
import type { Watch, WorkerTools } from './worker-tools.ts';

/** Works on a claimed take: makes it, or only its stills anew. */
export const workOnTake = async (
  tools: WorkerTools,
  claimed: Claim,
  watch: Watch,
): Promise<boolean> => {
  const [row] = await tools.database.db.select().from(take).where(eq(take.id, claimed.id));
  if (!row) return false;
  const work = row.state === 'ready' ? renewStills : makeTake;
  return work(tools, claimed, row, watch);
};

type TakeRow = typeof take.$inferSelect;

/**
 * Makes a take out of a file that came in: look at it, decode every picture of it while its proxy is
 * made, derive the stills, keep all that. Nobody sees any of it before all of it is there.
 * @throws MediaProblem, BlobMissing, StorageAway, or the signal's reason.
 */
const makeTake = (
  tools: WorkerTools,
  claimed: Claim,
  row: TakeRow,
  watch: Watch,
): Promise<boolean> =>
  inFolderOf(tools, claimed, async (folder) => {
    const { ffmpeg, blobs } = tools;
    const { signal } = watch;
    const limits = { signal, niceness: NICENESS };
    const source = await blobs.localPath(needed(row.sourceSha256));
    try {
      watch.at('probing', 0);
      const { facts: probed, embedded, c2pa } = await probeVideo(source.path, signal);
      await keepProvenance(tools, claimed, { embedded, c2pa });

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
      return await takeIsReady(tools, claimed, {
        facts,
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
const renewStills = (
  tools: WorkerTools,
  claimed: Claim,
  row: TakeRow,
  watch: Watch,
): Promise<boolean> =>
  inFolderOf(tools, claimed, async (folder) => {
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
      return await stillsAreReady(tools, claimed, {
        of: row,
        inStill: await keep(stills.inStill, 'image/webp'),
        outStill: await keep(stills.outStill, 'image/webp'),
      });
    } finally {
      await proxy.release();
    }
  });
