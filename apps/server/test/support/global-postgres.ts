import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureCluster } from '../../src/database/cluster.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import { createDatabase } from '../../src/database/open-database.ts';
import { POSTGRES_MAJOR, postgresFolder } from '../../src/database/postgres-binaries.ts';
import { placeFor } from '../../src/database/postgres-place.ts';
import { chooseUnprivileged, reachableBinaries } from '../../src/database/unprivileged.ts';
import { createLog } from '../../src/log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the run's Postgres, for making databases. */
    readonly adminUrl: string;
    /** A cluster that was never started, to be copied with its owner: making one takes a second. */
    readonly newCluster: string;
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
  const newCluster = mkdtempSync(join(tmpdir(), 'tb-cluster-'));
  const as = chooseUnprivileged();
  const place = placeFor(folder, as);
  await ensureCluster(place, as, reachableBinaries(as, postgresFolder(), POSTGRES_MAJOR), true);
  execFileSync('cp', ['-a', `${place.cluster}/.`, newCluster]);
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
  project.provide('newCluster', newCluster);
  return async () => {
    await postgres.stop();
    for (const made of [folder, newCluster]) rmSync(made, { recursive: true, force: true });
  };
}
