import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import { createDatabase } from '../../src/database/open-database.ts';
import { createLog } from '../../src/log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the run's Postgres, for making databases. */
    readonly adminUrl: string;
  }
}

export const TEMPLATE = 'takeboard_template';

/**
 * One Postgres for the whole run, in a folder that goes away with it. It holds a migrated template,
 * of which every test file gets a copy (`freshDatabase`). Durability is off here and nowhere else:
 * nothing in it outlives the run.
 */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tb-test-'));
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    log: createLog('error'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
    },
  });
  const adminUrl = postgres.addressOf('postgres');
  await createDatabase(adminUrl, TEMPLATE);
  await migrate(postgres.addressOf(TEMPLATE));
  project.provide('adminUrl', adminUrl);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
