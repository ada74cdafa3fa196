import type { DragEvent } from 'react';
import { showDragBadge } from '../shell/drag-badge.ts';
import { sayTakes } from '../uploads/say-size.ts';

/** Takes that are being dragged, as the browser carries them between parts of the page. */
const TYPE = 'application/x-takeboard-takes';

/** Begins dragging takes, with how many they are beside the pointer. */
export function startTakeDrag(event: DragEvent, takeIds: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(takeIds));
  event.dataTransfer.effectAllowed = 'link';
  showDragBadge(event, sayTakes(takeIds.length));
}

/** Whether takes are being dragged; which ones the browser says only at the drop. */
export const areTakesDragged = ({ types }: DataTransfer): boolean => types.includes(TYPE);

/** The takes that were dropped; none when something else was. */
export function droppedTakes(data: DataTransfer): readonly string[] {
  const text = data.getData(TYPE);
  if (text === '') return [];
  // Another page of ours may be where it comes from: what does not fit is no drop.
  const ids: unknown = JSON.parse(text);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
