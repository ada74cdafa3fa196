import { rootsOf } from '@takeboard/storyboard';
import * as Y from 'yjs';

/**
 * What undoing must not delete: a shot I made, once somebody else has written in it, and with it its
 * place in the cut and its card. Taking back my step would take their words with it. As it is, the
 * shot stays, and so does all of it.
 *
 * Tells for an item that the step being undone had inserted whether it may go. Work of others is
 * known by its client id: everything I do from this tab has the document's.
 */
export function mayUndoDelete(doc: Y.Doc, step: DeletedIds, item: Y.Item): boolean {
  const made = outermostMade(step, item);
  if (made === undefined) return true;
  if (holdsOthersWork(made, doc.clientID)) return false;
  const shotId = made.get('shotId') ?? made.get('p.shotId');
  const shot = typeof shotId === 'string' ? rootsOf(doc).shots.get(shotId) : undefined;
  const shotIsOfThisStep = shot?._item && Y.isDeleted(step, shot._item.id);
  return !shotIsOfThisStep || !holdsOthersWork(shot, doc.clientID);
}

/** Ranges of struct ids, as a step of Y.UndoManager keeps what it inserted. */
type DeletedIds = Parameters<typeof Y.isDeleted>[0];

/** The record that the step made and that holds the item, or is it; the outermost when several do. */
function outermostMade(step: DeletedIds, item: Y.Item): Y.Map<unknown> | undefined {
  let made: Y.Map<unknown> | undefined;
  for (let at: Y.Item | null = item; at !== null;) {
    if (!Y.isDeleted(step, at.id)) break;
    if (at.content instanceof Y.ContentType && at.content.type instanceof Y.Map) {
      made = at.content.type;
    }
    at = at.parent instanceof Y.AbstractType ? at.parent._item : null;
  }
  return made;
}

type AnyType = Y.ContentType['type'];

function holdsOthersWork(type: AnyType | Y.Map<unknown>, me: number): boolean {
  const items: Y.Item[] = [...type._map.values()];
  for (let item = type._start; item !== null; item = item.right) items.push(item);
  return items.some((item) => {
    if (item.deleted) return false;
    if (item.id.client !== me) return true;
    return item.content instanceof Y.ContentType && holdsOthersWork(item.content.type, me);
  });
}
