import type { DragEvent } from 'react';
import { sayTakes } from '../uploads/say-size.ts';

/** Takes that are being dragged, as the browser carries them between parts of the page. */
const TYPE = 'application/x-takeboard-takes';

/** Begins dragging takes, with how many they are beside the pointer. */
export function startTakeDrag(event: DragEvent, takeIds: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(takeIds));
  event.dataTransfer.effectAllowed = 'link';
  const badge = document.createElement('div');
  badge.textContent = sayTakes(takeIds.length);
  badge.style.cssText =
    'position:fixed;top:-100px;padding:5px 10px;border-radius:6px;font:600 13px var(--tb-sans);background:var(--tb-text);color:var(--tb-ink)';
  document.body.append(badge);
  event.dataTransfer.setDragImage(badge, -12, 12);
  // The browser has taken its picture of it once this event is over.
  setTimeout(() => badge.remove(), 0);
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
