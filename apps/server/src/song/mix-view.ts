import { and, asc, eq, inArray } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import { sayNote } from '@takeboard/media';
import type { SongFacts } from '@takeboard/media';
import type { Database } from '../database/open-database.ts';
import { mix, mixJob } from '../database/schema.ts';
import type { Member } from '../people/membership.ts';
import { may } from '../people/roles.ts';
import { mixNotFound } from './mix-errors.ts';
import type { comparisonSchema, mixSchema, proposalSchema } from './mix-schemas.ts';

export type MixView = z.infer<typeof mixSchema>;

type Asker = Pick<Member, 'boardId' | 'role'>;

/** Mixes of a board as a member sees them, the newest last; all of them, or those named. */
export const mixesOf = async (
  { db }: Pick<Database, 'db'>,
  { boardId, role }: Asker,
  ids?: readonly string[],
): Promise<MixView[]> => {
  const rows = await db
    .select()
    .from(mix)
    .where(and(eq(mix.boardId, boardId), ids && inArray(mix.id, [...ids])))
    .orderBy(asc(mix.importedAt), asc(mix.id));
  const jobs = await db
    .select()
    .from(mixJob)
    .where(and(eq(mixJob.boardId, boardId), ids && inArray(mixJob.mixId, [...ids])))
    .orderBy(asc(mixJob.askedAt), asc(mixJob.id));
  const mayDownload = may(role, 'download');
  return rows.map((row) => {
    const own = jobs.filter((job) => job.mixId === row.id);
    const listening = own.find((job) => job.withMixId === null);
    return {
      id: row.id,
      name: row.name,
      bytes: row.bytes,
      state: row.state,
      progress: row.progress,
      failure: row.failure,
      importedBy: row.importedBy,
      importedAt: row.importedAt.toISOString(),
      facts: row.facts && factsOf(row.facts),
      sha256: row.sourceSha256,
      source: mayDownload ? row.sourceSha256 : null,
      stream: row.streamSha256,
      peaks: row.peaksSha256,
      listening: listening
        ? { ...jobOf(listening), proposal: listening.outcome as Proposal | null }
        : null,
      comparisons: own.flatMap((job) =>
        job.withMixId === null
          ? []
          : [
              {
                with: job.withMixId,
                ...jobOf(job),
                comparison: job.outcome as Comparison | null,
              },
            ],
      ),
    };
  });
};

/** One mix of a board. @throws ApiError 404 `mix_not_found`. */
export const mixOf = async (
  database: Pick<Database, 'db'>,
  asker: Asker,
  mixId: string,
): Promise<MixView> => {
  const [found] = await mixesOf(database, asker, [mixId]);
  if (!found) throw mixNotFound();
  return found;
};

type Proposal = z.infer<typeof proposalSchema>;
type Comparison = z.infer<typeof comparisonSchema>;

const factsOf = (facts: SongFacts) => ({
  ...facts,
  notes: [...facts.notes],
  says: facts.notes.map((note) => sayNote(note, facts)),
});

const jobOf = ({ state, progress, failure }: typeof mixJob.$inferSelect) => ({
  state,
  progress,
  failure,
});
