import { and, eq } from 'drizzle-orm';
import type { MediaFacts, SpriteSheet } from '@takeboard/media';
import type { Transaction } from '../database/open-database.ts';
import { blob, boardBlob, take } from '../database/schema.ts';
import type { TakeFailure } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { cleanJson, cleanLine, cleanText } from '../takes/clean-text.ts';
import { declaredInFile } from '../takes/declared-in.ts';
import type { ClaimedTake } from './claim-takes.ts';
import type { WorkerTools } from './worker-tools.ts';

/** What a file says about itself. */
export interface Provenance {
  readonly embedded: Readonly<Record<string, string>>;
  readonly c2pa: unknown;
}

/** Everything that was made; files by the hashes under which the blob store has them. */
export interface FinishedTake extends Provenance {
  readonly facts: MediaFacts;
  readonly proxy: string;
  readonly poster: string;
  readonly sprite: string;
  readonly sheet: SpriteSheet;
  readonly inStill: string;
  readonly outStill: string;
  readonly color: string;
}

const CONTAINER_MIMES: Readonly<Record<MediaFacts['container'], string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
};

/**
 * The take is ready: everything that was made from it belongs to the board, in one transaction with
 * the row that names it. Like all here, it does nothing when the take is not this worker's any more
 * (cancelled, deleted with its board, taken up by another), and says so by `false`.
 */
export const takeIsReady = (
  tools: WorkerTools,
  claimed: ClaimedTake,
  made: FinishedTake,
): Promise<boolean> =>
  finish(tools, claimed, async (tx, row) => {
    const { proxy, poster, sprite, inStill, outStill } = made;
    await addToBoard(tx, row, [proxy, poster, sprite, inStill, outStill]);
    await sayWhatItIs(tx, row, made.facts);
    return {
      ...provenanceOf(row, made),
      state: 'ready',
      progress: 1000,
      readyAt: new Date(),
      facts: made.facts,
      proxySha256: proxy,
      posterSha256: poster,
      spriteSha256: sprite,
      sprite: made.sheet,
      inStillSha256: inStill,
      outStillSha256: outStill,
      color: made.color,
    };
  });

/** The take has failed, and why; what the file said about itself is kept all the same. */
export const takeFailed = (
  tools: WorkerTools,
  claimed: ClaimedTake,
  failure: TakeFailure,
  known: Provenance | undefined,
): Promise<boolean> =>
  finish(tools, claimed, async (_tx, row) =>
    row.state === 'ready'
      ? { stillsDue: false }
      : { ...(known && provenanceOf(row, known)), state: 'failed', progress: 0, failure },
  );

/** Stills of the best range, if that is still the range they were made for. */
export const stillsAreReady = (
  tools: WorkerTools,
  claimed: ClaimedTake,
  stills: { readonly inStill: string; readonly outStill: string },
): Promise<boolean> =>
  finish(tools, claimed, async (tx, row) => {
    if (row.rangeIn !== claimed.rangeIn || row.rangeOut !== claimed.rangeOut) return {};
    await addToBoard(tx, row, [stills.inStill, stills.outStill]);
    return {
      stillsDue: false,
      inStillSha256: stills.inStill,
      outStillSha256: stills.outStill,
    };
  });

/**
 * The worker lets go of a take without having failed at it: the attempt does not count.
 * @param wait what it waits for and until when; without it the take is taken up at once.
 */
export const putBack = (
  tools: WorkerTools,
  claimed: ClaimedTake,
  wait?: { readonly failure: TakeFailure; readonly until: Date },
): Promise<boolean> =>
  finish(tools, claimed, async (_tx, row) => ({
    attempts: Math.max(0, row.attempts - 1),
    ...(row.state !== 'ready' && {
      state: 'waiting' as const,
      progress: 0,
      failure: wait?.failure ?? null,
      waitUntil: wait?.until ?? null,
    }),
  }));

type Change = Partial<typeof take.$inferInsert>;

/** One transaction in the order in which everybody locks: the board, then the take. */
const finish = (
  { id: worker, database }: WorkerTools,
  claimed: ClaimedTake,
  change: (tx: Transaction, row: ClaimedTake) => Promise<Change>,
): Promise<boolean> =>
  database.db.transaction(async (tx) => {
    await lockBoard(tx, claimed.boardId);
    const isMine = and(eq(take.id, claimed.id), eq(take.worker, worker));
    const [row] = await tx.select().from(take).where(isMine).for('update');
    if (!row) return false;
    const changed: Change = { attempts: 0, ...(await change(tx, row)) };
    await tx
      .update(take)
      .set({ ...changed, worker: null, workerUntil: null })
      .where(isMine);
    await publishEvent(tx, row.boardId, 'takes', [row.id]);
    return true;
  });

/** Every member may see what was made, even if the same bytes came in as somebody's source. */
const addToBoard = async (
  tx: Transaction,
  row: ClaimedTake,
  files: readonly string[],
): Promise<void> => {
  await tx
    .insert(boardBlob)
    .values(
      [...new Set(files)].map((sha256) => ({
        boardId: row.boardId,
        sha256,
        name: row.name,
        use: 'shown' as const,
        addedBy: row.importedBy,
      })),
    )
    .onConflictDoUpdate({
      target: [boardBlob.boardId, boardBlob.sha256],
      set: { use: 'shown' },
    });
};

/** The source was stored before anybody had looked at it. */
const sayWhatItIs = async (
  tx: Transaction,
  row: ClaimedTake,
  { container, width, height }: MediaFacts,
): Promise<void> => {
  if (row.sourceSha256 === null) return;
  await tx
    .update(blob)
    .set({ mime: CONTAINER_MIMES[container], width, height })
    .where(eq(blob.sha256, row.sourceSha256));
};

/** What a person typed or copied, or a sidecar said, goes before what the file says. */
const provenanceOf = (row: ClaimedTake, { embedded, c2pa }: Provenance): Change => {
  const { tool, prompt } = declaredInFile(embedded, c2pa);
  return {
    embedded: cleanJson(embedded) as Readonly<Record<string, string>>,
    c2pa: storable(c2pa),
    ...(row.declaredTool === null &&
      tool !== undefined && { declaredTool: cleanLine(tool), toolFrom: 'file' as const }),
    ...(row.declaredPrompt === null &&
      prompt !== undefined && { declaredPrompt: cleanText(prompt), promptFrom: 'file' as const }),
  };
};

const storable = (json: unknown): unknown => {
  try {
    return cleanJson(json) ?? null;
  } catch {
    return { unreadable: 'The manifest is nested too deep to be kept.' };
  }
};
