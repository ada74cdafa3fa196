/**
 * The log of a board's document in Postgres: what was written, and the snapshot that older rows were
 * folded into. Whatever is in the table counts, whatever its id: ids are given out before commits,
 * so a row may appear below one that is already there, and compaction deletes only what it has read.
 */
import type postgres from 'postgres';
import * as Y from 'yjs';
import { LIMITS } from './limits.ts';

export interface NewRow {
  readonly boardId: string;
  /** Who wrote it; null when the server did. */
  readonly actor: string | null;
  readonly bytes: Uint8Array;
}

export interface AppendedRow {
  readonly id: number;
  readonly boardId: string;
}

export interface LoggedRow {
  readonly id: number;
  readonly bytes: Uint8Array;
}

export interface StoredDocument {
  /** Rows up to this id may have been folded into the snapshot; 0 without one. */
  readonly upto: number;
  readonly snapshot: Uint8Array | undefined;
  readonly rows: readonly LoggedRow[];
}

export const CHANNEL = 'takeboard';

/**
 * Append rows and wake the other servers, in one statement and so in one commit. Returns the new
 * ids with their boards. A row travels inside its notification unless it is large. `node` names the
 * sender; undefined when nobody needs to be woken.
 */
export async function appendRows(
  sql: postgres.Sql,
  node: string | undefined,
  rows: readonly NewRow[],
): Promise<AppendedRow[]> {
  const values = rows.map(({ boardId, actor, bytes }) => ({ board_id: boardId, actor, bytes }));
  const insert = sql`insert into doc_update ${sql(values, 'board_id', 'actor', 'bytes')}`;
  const appended = await (node === undefined
    ? sql<Appended[]>`${insert} returning id, board_id`
    : sql<Appended[]>`
        with appended as (${insert} returning id, board_id, bytes)
        select id, board_id, pg_notify(${CHANNEL}, json_build_object(
          't', 'update', 'board', board_id, 'id', id, 'node', ${node}::text,
          'bytes', case when octet_length(bytes) <= ${LIMITS.notifyBytes} then encode(bytes, 'base64') end
        )::text)
        from appended`);
  return appended.map((row) => ({ id: Number(row.id), boardId: row.board_id }));
}

interface Appended {
  readonly id: string;
  readonly board_id: string;
}

/** All that is stored of a board, as of one instant; undefined when nothing is. */
export async function readDocument(
  sql: postgres.Sql | postgres.TransactionSql,
  boardId: string,
): Promise<StoredDocument | undefined> {
  // One statement, hence one instant: between two, a compaction could move rows out of sight.
  const found = await sql<{ upto: string | null; id: string | null; bytes: Buffer }[]>`
    select upto, null as id, bytes from doc_snapshot where board_id = ${boardId}
    union all
    (select null, id, bytes from doc_update where board_id = ${boardId} order by id)`;
  if (found.length === 0) return undefined;
  const snapshot = found.find((row) => row.upto !== null);
  const rows = found.flatMap((row) =>
    row.id === null ? [] : [{ id: Number(row.id), bytes: row.bytes }],
  );
  rows.sort((a, b) => a.id - b.id);
  return { upto: Number(snapshot?.upto ?? 0), snapshot: snapshot?.bytes, rows };
}

/** Apply what is stored, oldest first, in one transaction. */
export function applyStored(doc: Y.Doc, stored: StoredDocument, origin: unknown): void {
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot, origin);
    for (const row of stored.rows) Y.applyUpdate(doc, row.bytes, origin);
  }, origin);
}

/** Bytes of all that is stored: no less than the document they make. */
export const sizeOf = ({ snapshot, rows }: StoredDocument): number =>
  rows.reduce((sum, row) => sum + row.bytes.byteLength, snapshot?.byteLength ?? 0);

/** What is in the log above a floor, by board, without the bytes: cheap enough to ask every few seconds. */
export async function readIds(
  sql: postgres.Sql,
  floors: ReadonlyMap<string, number>,
): Promise<Map<string, { readonly upto: number; readonly ids: readonly number[] }>> {
  const wanted = [...floors].map(([board_id, floor]) => ({ board_id, floor }));
  const found = await sql<{ board_id: string; upto: string; ids: number[] | null }[]>`
    select want.board_id,
      coalesce((select upto from doc_snapshot s where s.board_id = want.board_id), 0) as upto,
      (select json_agg(u.id) from doc_update u
        where u.board_id = want.board_id and u.id > want.floor) as ids
    from json_to_recordset(${JSON.stringify(wanted)}::text::json) as want(board_id text, floor bigint)`;
  return new Map(
    found.map(({ board_id, upto, ids }) => [board_id, { upto: Number(upto), ids: ids ?? [] }]),
  );
}

/** A list of ids as the driver takes it: as JSON, for it knows no arrays (see `connect`). */
export const idsIn = (sql: postgres.Sql | postgres.TransactionSql, ids: readonly number[]) =>
  sql`(select value::bigint from json_array_elements_text(${JSON.stringify(ids)}::text::json))`;

export async function readRows(
  sql: postgres.Sql,
  boardId: string,
  ids: readonly number[],
): Promise<LoggedRow[]> {
  const rows = await sql<{ id: string; bytes: Buffer }[]>`
    select id, bytes from doc_update
    where board_id = ${boardId} and id in ${idsIn(sql, ids)} order by id`;
  return rows.map((row) => ({ id: Number(row.id), bytes: row.bytes }));
}
