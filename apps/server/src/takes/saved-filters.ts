import { and, asc, count, eq } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import { newId } from '../database/new-id.ts';
import { savedFilter } from '../database/schema.ts';
import { ApiError } from '../http/errors.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import type { savedFilterSchema } from './take-schemas.ts';

export type SavedFilterView = z.infer<typeof savedFilterSchema>;

const MOST_FILTERS = 50;

const shown = { id: savedFilter.id, name: savedFilter.name, filter: savedFilter.filter };

/** My saved filters on a board, oldest first. */
export const filtersOf = (
  { database }: Services,
  { boardId, userId }: Member,
): Promise<SavedFilterView[]> =>
  database.db
    .select(shown)
    .from(savedFilter)
    .where(and(eq(savedFilter.boardId, boardId), eq(savedFilter.userId, userId)))
    .orderBy(asc(savedFilter.at), asc(savedFilter.id));

/** Saves a filter for me. @throws ApiError 409 `too_many_filters` at the fifty-first. */
export const saveFilter = async (
  services: Services,
  { boardId, userId }: Member,
  { name, filter }: Omit<SavedFilterView, 'id'>,
): Promise<SavedFilterView> => {
  const { db } = services.database;
  const [have] = await db
    .select({ filters: count() })
    .from(savedFilter)
    .where(and(eq(savedFilter.boardId, boardId), eq(savedFilter.userId, userId)));
  if (have && have.filters >= MOST_FILTERS) throw tooMany();
  const saved = { id: newId(), name, filter };
  await db.insert(savedFilter).values({ ...saved, boardId, userId, at: services.clock() });
  return saved;
};

/** Deletes one of my filters. @throws ApiError 404 `filter_not_found`. */
export const deleteFilter = async (
  services: Services,
  { boardId, userId }: Member,
  filterId: string,
): Promise<void> => {
  const deleted = await services.database.db
    .delete(savedFilter)
    .where(
      and(
        eq(savedFilter.id, filterId),
        eq(savedFilter.boardId, boardId),
        eq(savedFilter.userId, userId),
      ),
    )
    .returning({ id: savedFilter.id });
  if (deleted.length === 0) throw filterNotFound();
};

const tooMany = (): ApiError =>
  new ApiError(
    409,
    'too_many_filters',
    `You have ${MOST_FILTERS} saved filters on this board, which is as many as there may be. Delete one first.`,
  );

const filterNotFound = (): ApiError =>
  new ApiError(
    404,
    'filter_not_found',
    'You have no such saved filter on this board (any more). Load your filters again.',
  );
