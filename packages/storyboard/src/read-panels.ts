import type * as Y from 'yjs';
import type { BoardRoots } from './board.ts';
import { readProp } from './canvas-record.ts';

/** What stands on the canvas for a shot. */
export interface ShotPanel {
  readonly panelId: string;
  /** SHA-256 of its still; empty when it is only drawn. */
  readonly image: string;
  /** Whether anything is on it: a still or a stroke. */
  readonly sketched: boolean;
}

/** The panels of a canvas by shot; of several that stand for one shot the first by id. */
export function readPanels(canvas: BoardRoots['canvas']): Map<string, ShotPanel> {
  const parents = new Set<unknown>();
  const panelIds: string[] = [];
  for (const [id, stored] of canvas.entries()) {
    parents.add(stored.get('parentId'));
    if (stored.get('type') === 'panel') panelIds.push(id);
  }
  const panels = new Map<string, ShotPanel>();
  for (const panelId of panelIds.sort()) {
    const stored = canvas.get(panelId);
    const shotId = stored && readProp(stored, 'shotId');
    const image = stored && readProp(stored, 'image');
    if (typeof shotId !== 'string' || shotId === '' || panels.has(shotId)) continue;
    const still = typeof image === 'string' ? image : '';
    panels.set(shotId, { panelId, image: still, sketched: still !== '' || parents.has(panelId) });
  }
  return panels;
}

/**
 * Whether a change can matter to panels. Gestures only move things; a scan of the canvas is worth it
 * when panels or strokes come, go or change what they stand for.
 */
export function touchesPanels(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  if (event.path.length !== 1) return event.path.length === 0;
  return ['parentId', 'p.shotId', 'p.image'].some((key) => event.keys.has(key));
}
