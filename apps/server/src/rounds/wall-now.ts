import type { WhyLeftOut } from '@takeboard/voting';
import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { take } from '../database/schema.ts';

/** What became of takes that were on a wall. */
interface WallNow {
  /** Those that can still be chosen, in the order they were given. */
  readonly takes: readonly string[];
  readonly leftOut: readonly { readonly take: string; readonly why: WhyLeftOut }[];
}

/**
 * Looks at takes again before they are chosen from: one that was filed elsewhere meanwhile, or cannot
 * be played (any more), is left out.
 */
export const wallNow = async (
  tx: Transaction,
  boardId: string,
  shotId: string,
  takes: readonly string[],
): Promise<WallNow> => {
  const rows = await tx
    .select({ id: take.id, state: take.state, shotId: take.shotId })
    .from(take)
    .where(and(eq(take.boardId, boardId), inArray(take.id, [...takes])));
  const found = new Map(rows.map((row) => [row.id, row]));
  const whyNot = (takeId: string): WhyLeftOut | undefined => {
    const row = found.get(takeId);
    if (row?.state !== 'ready') return 'failed';
    return row.shotId === shotId ? undefined : 'moved';
  };
  return {
    takes: takes.filter((takeId) => whyNot(takeId) === undefined),
    leftOut: takes.flatMap((takeId) => {
      const why = whyNot(takeId);
      return why === undefined ? [] : [{ take: takeId, why }];
    }),
  };
};
