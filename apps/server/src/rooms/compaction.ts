import type postgres from 'postgres';
import * as Y from 'yjs';
import type { Database } from '../database/open-database.ts';
import { applyStored, idsIn, readDocument } from './doc-log.ts';

export interface Compacted {
  readonly upto: number;
  /** The rows that were folded into the snapshot and deleted. */
  readonly ids: readonly number[];
  /** The size of the snapshot. */
  readonly bytes: number;
}

/**
 * Fold the log of a board into its snapshot. Works on what is stored, so it needs no room and runs
 * for closed boards too; an advisory lock keeps two servers from doing it at once (undefined when
 * another one is at it, or when there is nothing to fold).
 *
 * Rows are deleted only after the snapshot, read back into a fresh document, equals the log: state
 * vector and delete set. State vectors alone accept a snapshot that has lost deletions.
 * @throws Error when it does not equal, or when the log has a hole; nothing is changed then.
 */
export async function compactLog(
  database: Database,
  boardId: string,
): Promise<Compacted | undefined> {
  return database.sql.begin((sql) => fold(sql, boardId));
}

async function fold(sql: postgres.TransactionSql, boardId: string): Promise<Compacted | undefined> {
  const [lock] = await sql<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`takeboard.compact:${boardId}`}, 0)) as mine`;
  if (lock?.mine !== true) return undefined;
  const stored = await readDocument(sql, boardId);
  if (stored === undefined || stored.rows.length === 0) return undefined;

  const doc = new Y.Doc();
  applyStored(doc, stored, 'log');
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error(`The log of board ${boardId} has a hole; it is left as it is.`);
  }
  const snapshot = Y.encodeStateAsUpdate(doc);
  await new Promise(setImmediate);
  const readBack = new Y.Doc();
  Y.applyUpdate(readBack, snapshot);
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(readBack))) {
    throw new Error(`A snapshot of board ${boardId} does not equal its log; the log is kept.`);
  }
  const stateVector = Y.encodeStateVector(doc);
  doc.destroy();
  readBack.destroy();

  const ids = stored.rows.map((row) => row.id);
  const upto = Math.max(stored.upto, ...ids.slice(-1));
  await sql`
    insert into doc_snapshot (board_id, upto, bytes, state_vector)
    values (${boardId}, ${upto}, ${Buffer.from(snapshot)}, ${Buffer.from(stateVector)})
    on conflict (board_id) do update set
      upto = excluded.upto, bytes = excluded.bytes, state_vector = excluded.state_vector, at = now()`;
  await sql`delete from doc_update where board_id = ${boardId} and id in ${idsIn(sql, ids)}`;
  return { upto, ids, bytes: snapshot.byteLength };
}
