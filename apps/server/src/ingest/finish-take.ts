import { and, eq } from 'drizzle-orm';
import type { MediaFacts, SpriteSheet } from '@takeboard/media';
import type { Transaction } from '../database/open-database.ts';
import { blob, take } from '../database/schema.ts';
import { cleanJson, cleanLine, cleanText } from '../takes/clean-text.ts';
import { declaredInFile } from '../takes/declared-in.ts';
import type { Claim } from './claims.ts';
import { showOnBoard } from './made-files.ts';
import { settle } from './settle.ts';
import type { WorkerTools } from './worker-tools.ts';

/** What a file says about itself. */
export interface Provenance {
  readonly embedded: Readonly<Record<string, string>>;
  readonly c2pa: unknown;
}

/** Everything that was made; files by the hashes under which the blob store has them. */
export interface FinishedTake {
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
 * the row that names it.
 */
export const takeIsReady = (
  tools: WorkerTools,
  claimed: Claim,
  made: FinishedTake,
): Promise<boolean> =>
  settle(tools, claimed, async (tx) => {
    const row = await rowIn(tx, claimed);
    const { proxy, poster, sprite, inStill, outStill } = made;
    await showOnBoard(tx, row, [proxy, poster, sprite, inStill, outStill]);
    await sayWhatItIs(tx, row, made.facts);
    await tx
      .update(take)
      .set({
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
      })
      .where(eq(take.id, row.id));
  });

/** Stills of the best range, if that is still the range they were made for. */
export const stillsAreReady = (
  tools: WorkerTools,
  claimed: Claim,
  stills: {
    readonly of: Pick<TakeRow, 'rangeIn' | 'rangeOut'>;
    readonly inStill: string;
    readonly outStill: string;
  },
): Promise<boolean> =>
  settle(tools, claimed, async (tx) => {
    const row = await rowIn(tx, claimed);
    if (row.rangeIn !== stills.of.rangeIn || row.rangeOut !== stills.of.rangeOut) return;
    const { inStill, outStill } = stills;
    await showOnBoard(tx, row, [inStill, outStill]);
    await tx
      .update(take)
      .set({ stillsDue: false, inStillSha256: inStill, outStillSha256: outStill })
      .where(eq(take.id, row.id));
  });

/**
 * Keeps what the file says about itself, at once: it is known before it is known whether the file is
 * any good. What a person typed or copied, or a sidecar said, goes before it.
 */
export const keepProvenance = (
  { id: worker, database }: WorkerTools,
  claimed: Claim,
  { embedded, c2pa }: Provenance,
): Promise<void> =>
  database.db.transaction(async (tx) => {
    const isMine = and(eq(take.id, claimed.id), eq(take.worker, worker));
    const [row] = await tx.select().from(take).where(isMine).for('update');
    if (!row) return;
    const { tool, prompt } = declaredInFile(embedded, c2pa);
    await tx
      .update(take)
      .set({
        embedded: cleanJson(embedded) as Readonly<Record<string, string>>,
        c2pa: storable(c2pa),
        ...(row.declaredTool === null &&
          tool !== undefined && { declaredTool: cleanLine(tool), toolFrom: 'file' as const }),
        ...(row.declaredPrompt === null &&
          prompt !== undefined && {
            declaredPrompt: cleanText(prompt),
            promptFrom: 'file' as const,
          }),
      })
      .where(isMine);
  });

type TakeRow = typeof take.$inferSelect;

const rowIn = async (tx: Transaction, { id }: Claim): Promise<TakeRow> => {
  const [row] = await tx.select().from(take).where(eq(take.id, id));
  if (!row) throw new Error(`The take ${id} was let go and is not there.`);
  return row;
};

/** The source was stored before anybody had looked at it. */
const sayWhatItIs = async (
  tx: Transaction,
  row: TakeRow,
  { container, width, height }: MediaFacts,
): Promise<void> => {
  if (row.sourceSha256 === null) return;
  await tx
    .update(blob)
    .set({ mime: CONTAINER_MIMES[container], width, height })
    .where(eq(blob.sha256, row.sourceSha256));
};

const storable = (json: unknown): unknown => {
  try {
    return cleanJson(json) ?? null;
  } catch {
    return { unreadable: 'The manifest is nested too deep to be kept.' };
  }
};
