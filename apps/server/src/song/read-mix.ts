import { eq } from 'drizzle-orm';
import { readSong } from '@takeboard/media';
import type { SongFacts } from '@takeboard/media';
import { blob, mix } from '../database/schema.ts';
import type { Claim } from '../ingest/claims.ts';
import { inFolderOf, keeper, needed, showOnBoard } from '../ingest/made-files.ts';
import { settle } from '../ingest/settle.ts';
import { NICENESS } from '../ingest/worker-tools.ts';
import type { Watch, WorkerTools } from '../ingest/worker-tools.ts';
import { UNKNOWN_MIME } from '../files/name-blob.ts';

const CONTAINER_MIMES: Readonly<Record<SongFacts['container'], string>> = {
  wav: 'audio/wav',
  aiff: 'audio/aiff',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
};

/**
 * Reads a mix that came in: decodes it once, counts its samples, makes its copy for playing and its
 * outline for drawing, keeps all that. Nobody sees any of it before all of it is there.
 * @throws MediaProblem, BlobMissing, StorageAway, or the signal's reason.
 */
export const readMix = (tools: WorkerTools, claimed: Claim, watch: Watch): Promise<boolean> =>
  inFolderOf(tools, claimed, async (folder) => {
    const { database, blobs, ffmpeg } = tools;
    const [row] = await database.db.select().from(mix).where(eq(mix.id, claimed.id));
    if (!row) return false;
    const sourceSha256 = needed(row.sourceSha256);
    const source = await blobs.localPath(sourceSha256);
    try {
      const { facts, stream, peaks } = await readSong(ffmpeg, source.path, folder, {
        signal: watch.signal,
        niceness: NICENESS,
        onProgress: (progress) => watch.at('reading', progress),
      });
      const keep = keeper(tools, watch.signal);
      const streamSha256 = await keep(stream, 'audio/mp4');
      const peaksSha256 = await keep(peaks, UNKNOWN_MIME);
      return await settle(tools, claimed, async (tx) => {
        await showOnBoard(tx, row, [streamSha256, peaksSha256]);
        const mime = CONTAINER_MIMES[facts.container];
        await tx.update(blob).set({ mime }).where(eq(blob.sha256, sourceSha256));
        await tx
          .update(mix)
          .set({ state: 'ready', progress: 1000, facts, streamSha256, peaksSha256 })
          .where(eq(mix.id, row.id));
      });
    } finally {
      await source.release();
    }
  });
