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
 * A replayed difference says of each record: from this, to that. A field is this person's to take
 * back only if they wrote it last and it still has the value it is said to go from; any other stays
 * as somebody else has made it. What somebody else removed stays away, what somebody else brought
 * back stays as they brought it, and what somebody else has worked on (a field of it, something
 * inside it or tied to it) is not removed.
 *
 * Returns what takes the guard off.
 */
export function guardUndo(store: TLStore): () => void {
  const removedByOthers = new Set<string>();
  const workedOnByOthers = new Set<string>();
  /** Record → the fields that somebody else wrote last. */
  const othersFields = new Map<string, Set<string>>();

  function came(record: TLRecord) {
    removedByOthers.delete(record.id);
    for (const id of hostsOf(record)) workedOnByOthers.add(id);
  }
  const stops = (['shape', 'binding', 'asset'] as const).flatMap((type) => [
    store.sideEffects.registerAfterCreateHandler(type, (record, source) => {
      if (source !== 'remote') return;
      othersFields.set(record.id, new Set(fieldsOf(record).keys()));
      workedOnByOthers.add(record.id);
      came(record);
    }),
    store.sideEffects.registerAfterChangeHandler(type, (before, record, source) => {
      const others = othersFields.get(record.id) ?? new Set();
      for (const field of changedFields(before, record)) {
        if (source === 'remote') others.add(field);
        else others.delete(field);
      }
      othersFields.set(record.id, others);
      if (source !== 'remote') return;
      workedOnByOthers.add(record.id);
      came(record);
    }),
    store.sideEffects.registerAfterDeleteHandler(type, (record, source) => {
      if (source === 'remote') removedByOthers.add(record.id);
      workedOnByOthers.delete(record.id);
      othersFields.delete(record.id);
    }),
  ]);

  function onlyMine({ added, updated, removed }: RecordsDiff<TLRecord>): RecordsDiff<TLRecord> {
    const mine: RecordsDiff<TLRecord> = { added: {}, updated: {}, removed: {} };
    for (const record of Object.values(added)) {
      // What I deleted and somebody else has brought back is as they brought it.
      if (!removedByOthers.has(record.id) && !store.has(record.id))
        (mine.added as Diff['added'])[record.id] = record;
    }
    for (const [from, to] of Object.values(updated)) {
      const now = store.get(to.id);
      if (now === undefined) continue;
      (mine.updated as Diff['updated'])[to.id] = [
        now,
        takeBack(now, from, to, othersFields.get(to.id) ?? NOBODYS),
      ];
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

const NOBODYS: ReadonlySet<string> = new Set();

/** `now` with every field set back that the step changed and nobody since. */
function takeBack(
  now: TLRecord,
  from: TLRecord,
  to: TLRecord,
  others: ReadonlySet<string>,
): TLRecord {
  const [current, start] = [fieldsOf(now), fieldsOf(from)];
  const fields: Record<string, unknown> = {};
  const props: Record<string, unknown> = {};
  for (const [field, value] of fieldsOf(to)) {
    if (others.has(field) || sameValue(start.get(field), value)) continue;
    if (!sameValue(current.get(field), start.get(field))) continue;
    if (field.startsWith(PROP)) props[field.slice(PROP.length)] = value;
    else fields[field] = value;
  }
  if (!('props' in now)) return { ...now, ...fields };
  return { ...now, ...fields, props: { ...now.props, ...props } } as TLRecord;
}

const PROP = 'props.';

/** A record's fields, its props each by itself. */
function fieldsOf(record: TLRecord): Map<string, unknown> {
  const { props = {}, ...own } = record as TLRecord & { readonly props?: object };
  const fields = new Map<string, unknown>(Object.entries(own));
  for (const [name, value] of Object.entries(props)) fields.set(PROP + name, value);
  return fields;
}

function changedFields(before: TLRecord, after: TLRecord): string[] {
  const was = fieldsOf(before);
  return [...fieldsOf(after)].flatMap(([field, value]) =>
    sameValue(was.get(field), value) ? [] : [field],
  );
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
