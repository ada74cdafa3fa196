import { sameValue } from '@takeboard/storyboard';
import type { RecordsDiff, TLRecord, TLStore } from 'tldraw';

/**
 * Keeps undo to what a person did themself.
 *
 * tldraw's history puts whole old records back: what others changed in them since, it would revert,
 * and what others deleted, it would bring back. It does so in three places (undo, redo, and Escape
 * in the middle of a gesture), and all three replay a difference through `store.applyDiff`, so that
 * is where this stands.
 *
 * A replayed difference says of each record: from this, to that. Only a field that still has the
 * value it is said to go from is this person's to take back; any other has been written since by
 * somebody else and stays. What somebody else removed stays away, and what somebody else has worked
 * on (a field of it, something inside it or tied to it) is not removed.
 *
 * Returns what takes the guard off.
 */
export function guardUndo(store: TLStore): () => void {
  const removedByOthers = new Set<string>();
  const workedOnByOthers = new Set<string>();

  function came(record: TLRecord) {
    removedByOthers.delete(record.id);
    for (const id of hostsOf(record)) workedOnByOthers.add(id);
  }
  const stops = (['shape', 'binding', 'asset'] as const).flatMap((type) => [
    store.sideEffects.registerAfterCreateHandler(type, (record, source) => {
      if (source === 'remote') came(record);
    }),
    store.sideEffects.registerAfterChangeHandler(type, (_before, record, source) => {
      if (source !== 'remote') return;
      workedOnByOthers.add(record.id);
      came(record);
    }),
    store.sideEffects.registerAfterDeleteHandler(type, (record, source) => {
      if (source === 'remote') removedByOthers.add(record.id);
      workedOnByOthers.delete(record.id);
    }),
  ]);

  function onlyMine({ added, updated, removed }: RecordsDiff<TLRecord>): RecordsDiff<TLRecord> {
    const mine: RecordsDiff<TLRecord> = { added: {}, updated: {}, removed: {} };
    for (const record of Object.values(added)) {
      if (!removedByOthers.has(record.id)) (mine.added as Diff['added'])[record.id] = record;
    }
    for (const [from, to] of Object.values(updated)) {
      const now = store.get(to.id);
      if (now === undefined) continue;
      (mine.updated as Diff['updated'])[to.id] = [now, takeBack(now, from, to)];
    }
    for (const record of Object.values(removed)) {
      if (!workedOnByOthers.has(record.id)) (mine.removed as Diff['removed'])[record.id] = record;
    }
    return withoutLooseEnds(store, mine);
  }

  const applyDiff = store.applyDiff.bind(store);
  store.applyDiff = (diff, options) => applyDiff(onlyMine(diff), options);
  return () => {
    store.applyDiff = applyDiff;
    for (const stop of stops) stop();
  };
}

interface Diff {
  added: Record<string, TLRecord>;
  updated: Record<string, [from: TLRecord, to: TLRecord]>;
  removed: Record<string, TLRecord>;
}

/** `now` with every field that the step changed, and nobody since, set back. */
function takeBack(now: TLRecord, from: TLRecord, to: TLRecord): TLRecord {
  const fields = mineOf(now, from, to, ['props']);
  if (!('props' in now && 'props' in from && 'props' in to)) return { ...now, ...fields };
  return {
    ...now,
    ...fields,
    props: { ...now.props, ...mineOf(now.props, from.props, to.props) },
  } as TLRecord;
}

function mineOf(now: object, from: object, to: object, without: readonly string[] = []): object {
  const value = (record: object, key: string): unknown => (record as Record<string, unknown>)[key];
  const keys = Object.keys(to).filter(
    (key) =>
      !without.includes(key) &&
      !sameValue(value(from, key), value(to, key)) &&
      sameValue(value(now, key), value(from, key)),
  );
  return Object.fromEntries(keys.map((key) => [key, value(to, key)]));
}

/** The records that a record lives in or is tied to. */
function hostsOf(record: TLRecord): readonly string[] {
  if (record.typeName === 'shape') return [record.parentId];
  if (record.typeName === 'binding') return [record.fromId, record.toId];
  return [];
}

/** Leaves out of what comes back whatever has lost its parent or an end meanwhile. */
function withoutLooseEnds(store: TLStore, diff: RecordsDiff<TLRecord>): RecordsDiff<TLRecord> {
  const added = diff.added as Diff['added'];
  const willBeThere = (id: string): boolean =>
    id in added || (store.has(id as TLRecord['id']) && !(id in diff.removed));
  for (;;) {
    const loose = Object.values(added).filter(
      (record) => !hostsOf(record).every((id) => willBeThere(id)),
    );
    if (loose.length === 0) return diff;
    for (const { id } of loose) delete added[id];
  }
}
