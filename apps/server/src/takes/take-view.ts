import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import type { Database } from '../database/open-database.ts';
import { take, takeMark } from '../database/schema.ts';
import type { Member } from '../people/membership.ts';
import { may } from '../people/roles.ts';
import { hiddenByAllOn } from './hidden-by-all.ts';
import { takeNotFound } from './take-errors.ts';
import type { takeDetailSchema, takeSchema } from './take-schemas.ts';

export type TakeView = z.infer<typeof takeSchema>;
export type TakeDetailView = z.infer<typeof takeDetailSchema>;

type Asker = Pick<Member, 'boardId' | 'userId' | 'role'>;

const PROMPT_START = 200;

/** Whoever looks at a take that was kept although it is damaged is told so. */
const KEPT_DAMAGED = JSON.stringify({
  code: 'damaged',
  message: 'It is damaged, and was kept with its glitches.',
});

/** What lists and cards show: no long texts. */
const listed = {
  id: take.id,
  kind: take.kind,
  shotId: take.shotId,
  state: take.state,
  progress: take.progress,
  failure: sql<typeof take.$inferSelect.failure>`case
    when ${take.keepDamaged} and ${take.state} = 'ready' then ${KEPT_DAMAGED}::jsonb
    else ${take.failure} end`,
  name: take.name,
  folder: take.folder,
  batchId: take.batchId,
  bytes: take.bytes,
  modifiedAt: take.modifiedAt,
  importedBy: take.importedBy,
  importedAt: take.importedAt,
  tool: take.declaredTool,
  promptStart: sql<string | null>`left(${take.declaredPrompt}, ${PROMPT_START})`,
  facts: take.facts,
  rangeIn: take.rangeIn,
  rangeOut: take.rangeOut,
  proxy: take.proxySha256,
  poster: take.posterSha256,
  spriteSha256: take.spriteSha256,
  spriteSheet: take.sprite,
  inStill: take.inStillSha256,
  outStill: take.outStillSha256,
  color: take.color,
  seen: sql<boolean>`${takeMark.seenAt} is not null`,
  hidden: sql<boolean>`${takeMark.hiddenAt} is not null`,
  hiddenByAll: sql<boolean>`gone.take_id is not null`,
};

const told = {
  toolFrom: take.toolFrom,
  prompt: take.declaredPrompt,
  promptFrom: take.promptFrom,
  notes: take.notes,
  sidecar: take.sidecar,
  embedded: take.embedded,
  c2pa: take.c2pa,
  filedBy: take.filedBy,
  filedAt: take.filedAt,
  arrivedAt: take.arrivedAt,
  readyAt: take.readyAt,
  source: take.sourceSha256,
};

/**
 * Takes of a board as one member sees them, in the order they came in; all of them, or those named.
 * One query, whatever their number.
 */
export const takesOf = async (
  { db }: Pick<Database, 'db'>,
  asker: Asker,
  ids?: readonly string[],
): Promise<TakeView[]> => {
  const rows = await db
    .select(listed)
    .from(take)
    .leftJoin(takeMark, and(eq(takeMark.takeId, take.id), eq(takeMark.userId, asker.userId)))
    .leftJoin(sql`${hiddenByAllOn(asker.boardId)} as gone`, sql`gone.take_id = ${take.id}`)
    .where(and(eq(take.boardId, asker.boardId), ids && inArray(take.id, [...ids])))
    .orderBy(asc(take.importedAt), asc(take.id));
  return rows.map(viewOf);
};

/** One take of a board. @throws ApiError 404 `take_not_found`. */
export const takeOf = async (
  database: Pick<Database, 'db'>,
  asker: Asker,
  takeId: string,
): Promise<TakeView> => {
  const [found] = await takesOf(database, asker, [takeId]);
  if (!found) throw takeNotFound();
  return found;
};

/** One take with all that is known about it. @throws ApiError 404 `take_not_found`. */
export const takeDetailOf = async (
  { db }: Pick<Database, 'db'>,
  asker: Asker,
  takeId: string,
): Promise<TakeDetailView> => {
  const [row] = await db
    .select({ ...listed, told })
    .from(take)
    .leftJoin(takeMark, and(eq(takeMark.takeId, take.id), eq(takeMark.userId, asker.userId)))
    .leftJoin(sql`${hiddenByAllOn(asker.boardId)} as gone`, sql`gone.take_id = ${take.id}`)
    .where(and(eq(take.boardId, asker.boardId), eq(take.id, takeId)));
  if (!row) throw takeNotFound();
  const { told: more, ...card } = row;
  return {
    ...viewOf(card),
    declaredTool: card.tool === null ? null : { text: card.tool, from: more.toolFrom ?? 'typed' },
    declaredPrompt:
      more.prompt === null ? null : { text: more.prompt, from: more.promptFrom ?? 'typed' },
    notes: more.notes,
    sidecar: more.sidecar,
    embedded: more.embedded,
    c2pa: more.c2pa,
    filedBy: more.filedBy,
    filedAt: iso(more.filedAt),
    arrivedAt: iso(more.arrivedAt),
    readyAt: iso(more.readyAt),
    source: may(asker.role, 'download') ? more.source : null,
  };
};

type ListedRow = Awaited<ReturnType<typeof rowsFor>>[number];
const rowsFor = (db: Database['db']) =>
  db
    .select(listed)
    .from(take)
    .leftJoin(takeMark, sql`true`);

const viewOf = (row: ListedRow): TakeView => {
  const { rangeIn, rangeOut, spriteSha256, spriteSheet, modifiedAt, importedAt, ...same } = row;
  return {
    ...same,
    modifiedAt: iso(modifiedAt),
    importedAt: importedAt.toISOString(),
    range: rangeIn === null || rangeOut === null ? null : { in: rangeIn, out: rangeOut },
    sprite:
      spriteSha256 === null || spriteSheet === null
        ? null
        : { sha256: spriteSha256, ...spriteSheet },
  };
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
