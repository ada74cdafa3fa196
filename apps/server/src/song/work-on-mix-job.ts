import { eq } from 'drizzle-orm';
import { compareMixes, listenToSong } from '@takeboard/media';
import { mix, mixJob } from '../database/schema.ts';
import type { LocalBlob } from '../files/blob-store.ts';
import type { Claim } from '../ingest/claims.ts';
import { needed } from '../ingest/made-files.ts';
import { settle } from '../ingest/settle.ts';
import { NICENESS } from '../ingest/worker-tools.ts';
import type { Watch, WorkerTools } from '../ingest/worker-tools.ts';

/**
 * Listens to a mix, or compares it with an older one, and keeps what was found.
 * @throws MediaProblem, BlobMissing, StorageAway, or the signal's reason.
 */
export const workOnMixJob = async (
  tools: WorkerTools,
  claimed: Claim,
  watch: Watch,
): Promise<boolean> => {
  const { db } = tools.database;
  const [job] = await db.select().from(mixJob).where(eq(mixJob.id, claimed.id));
  if (!job) return false;
  const options = {
    signal: watch.signal,
    niceness: NICENESS,
    onProgress: (progress: number) => watch.at('working', Math.floor(progress)),
  };
  const outcome = await withSource<unknown>(tools, job.mixId, (own) =>
    job.withMixId === null
      ? listenToSong(tools.ffmpeg, own.path, own, options)
      : withSource(tools, job.withMixId, (older) =>
          compareMixes(tools.ffmpeg, older, own, options),
        ),
  );
  return settle(tools, claimed, async (tx) => {
    await tx
      .update(mixJob)
      .set({ state: 'done', progress: 1000, outcome })
      .where(eq(mixJob.id, job.id));
  });
};

/** What listening needs of a mix: where its file lies, and how it counts. */
interface MixFile {
  readonly path: string;
  readonly rate: number;
  readonly samples: number;
}

const withSource = async <Outcome>(
  { database, blobs }: WorkerTools,
  mixId: string,
  work: (file: MixFile) => Promise<Outcome>,
): Promise<Outcome> => {
  const [row] = await database.db.select().from(mix).where(eq(mix.id, mixId));
  const { rate, samples } = needed(row?.facts ?? null);
  const source: LocalBlob = await blobs.localPath(needed(row?.sourceSha256 ?? null));
  try {
    return await work({ path: source.path, rate, samples });
  } finally {
    await source.release();
  }
};
