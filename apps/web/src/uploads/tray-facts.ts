import type { Take } from '../api/wire.ts';
import { isInWork, sayTrouble } from '../takes/say-take.ts';
import { sameFile } from './client-key.ts';
import { isOpen } from './upload-item.ts';
import type { UploadItem } from './upload-item.ts';

/** A line of the tray's list: a file of mine on its way, or a take the server works on. */
export type TrayRow =
  | { readonly kind: 'file'; readonly key: string; readonly item: UploadItem }
  | { readonly kind: 'take'; readonly key: string; readonly take: Take };

/** Where everything that comes in stands, mine and others'. */
export interface TrayFacts {
  /** Arrived, but not ready to be looked at. */
  readonly working: number;
  /** Why some of these wait, such as for room on the disk; one sentence for each reason. */
  readonly held: readonly string[];
  /** Mine, as long as I may do something about them. */
  readonly failed: readonly Take[];
  /** Files that others are sending now. */
  readonly others: number;
  /** Mine that were begun and that no page of this browser is sending. */
  readonly missing: readonly Take[];
  readonly rows: readonly TrayRow[];
}

export function trayFacts(
  items: readonly UploadItem[],
  takes: readonly Take[],
  {
    userId,
    held,
    mayWrite,
  }: {
    readonly userId: string;
    readonly held: ReadonlySet<string> | null;
    readonly mayWrite: boolean;
  },
): TrayFacts {
  const mine = new Set(items.flatMap(({ takeId }) => takeId ?? []));
  // After a reload files are told anew before their takes are known.
  const told = new Set(items.filter(isOpen).map((item) => sameFile(item)));
  const working = takes.filter(isInWork);
  // Others, and who can do nothing about them, find them in the pool.
  const failed = takes.filter(
    (take) => mayWrite && take.importedBy === userId && take.state === 'failed' && !take.hidden,
  );
  const coming = takes.filter(({ state, id }) => state === 'uploading' && !mine.has(id));
  const missing =
    held === null
      ? []
      : coming.filter(
          (take) =>
            take.importedBy === userId && !held.has(take.batchId) && !told.has(sameFile(take)),
        );
  const inHand = items.filter((item) => isOpen(item) || item.state === 'failed');
  const gone = new Set(missing.map(({ id }) => id));
  return {
    working: working.length,
    held: [...new Set(working.flatMap((take) => sayTrouble(take) ?? []))],
    failed,
    missing,
    others: coming.filter(({ importedBy }) => importedBy !== userId).length,
    rows: [
      ...failed.map(rowOf),
      ...inHand
        .toSorted((a, b) => RANK[a.state] - RANK[b.state])
        .map((item) => ({ kind: 'file', key: item.key, item }) as const),
      ...working.map(rowOf),
      ...coming.filter(({ id }) => !gone.has(id)).map(rowOf),
    ],
  };
}

const RANK: Readonly<Record<UploadItem['state'], number>> = {
  failed: 0,
  sending: 1,
  queued: 2,
  offered: 3,
  arrived: 4,
  here: 4,
};

const rowOf = (take: Take): TrayRow => ({ kind: 'take', key: take.id, take });
