import type { DragEvent } from 'react';
import { showDragBadge } from '../../shell/drag-badge.ts';
import { sayCount } from './place-words.ts';

/** Shots that are being dragged, as the browser carries them between parts of the page. */
const TYPE = 'application/x-takeboard-shots';

/** Begins dragging shots, from the tray or the list, to a place on the song. */
export function startShotDrag(event: DragEvent, shotIds: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(shotIds));
  event.dataTransfer.effectAllowed = 'link';
  showDragBadge(event, sayCount(shotIds.length, 'shot'));
}

/** Whether shots are being dragged; which ones the browser says only at the drop. */
export const areShotsDragged = ({ types }: DataTransfer): boolean => types.includes(TYPE);

/** The shots that were dropped; none when something else was. */
export function droppedShots(data: DataTransfer): readonly string[] {
  const text = data.getData(TYPE);
  if (text === '') return [];
  const ids: unknown = JSON.parse(text);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
