import type { SongPosition } from '@takeboard/editorial';
import * as Y from 'yjs';
import type { Board } from './board.ts';
import { newId } from './new-id.ts';
import type { Marker, Section } from './song.ts';

/**
 * Sections and markers of the song. Each function is one transaction with the caller's origin; those
 * that change one return why they did nothing, as a sentence to show, or null.
 */

export const MAX_NAME = 80;

type Change<Of> = Partial<Omit<Of, 'id'>>;

/** A part of the song begins here; the one before it ends here. Returns its id. */
export const addSection = (
  board: Board,
  section: { readonly name: string; readonly start: SongPosition },
  origin?: unknown,
): string => add(board, 'section', { ...section }, origin);

export const setSection = (
  board: Board,
  id: string,
  change: Change<Section>,
  origin?: unknown,
): string | null => set(board, 'section', id, { ...change }, origin);

/** The part before it goes on to where the next begins. */
export const removeSection = (board: Board, id: string, origin?: unknown): string | null =>
  remove(board, 'section', id, origin);

/** Marks a place of the song, or a stretch of it. Returns the marker's id. */
export const addMarker = (
  board: Board,
  marker: {
    readonly name: string;
    readonly start: SongPosition;
    readonly end: SongPosition | null;
    readonly by: string;
  },
  origin?: unknown,
): string => add(board, 'marker', { ...marker }, origin);

export const setMarker = (
  board: Board,
  id: string,
  change: Change<Marker>,
  origin?: unknown,
): string | null => set(board, 'marker', id, { ...change }, origin);

export const removeMarker = (board: Board, id: string, origin?: unknown): string | null =>
  remove(board, 'marker', id, origin);

type Kind = 'section' | 'marker';

function add(board: Board, kind: Kind, fields: Record<string, unknown>, origin: unknown): string {
  const id = newId();
  board.doc.transact(() => {
    const stored = new Y.Map<unknown>();
    board.roots.song.set(`${kind}:${id}`, stored);
    write(stored, fields);
  }, origin);
  return id;
}

function set(
  board: Board,
  kind: Kind,
  id: string,
  change: Record<string, unknown>,
  origin: unknown,
): string | null {
  const stored = board.roots.song.get(`${kind}:${id}`);
  if (!(stored instanceof Y.Map)) return `Somebody has removed this ${kind} meanwhile.`;
  board.doc.transact(() => write(stored, change), origin);
  return null;
}

function remove(board: Board, kind: Kind, id: string, origin: unknown): string | null {
  const { song } = board.roots;
  if (!song.has(`${kind}:${id}`)) return `Somebody has removed this ${kind} already.`;
  board.doc.transact(() => song.delete(`${kind}:${id}`), origin);
  return null;
}

function write(stored: Y.Map<unknown>, fields: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(fields)) {
    const next = typeof value === 'string' && field === 'name' ? oneLine(value) : value;
    if (JSON.stringify(stored.get(field)) !== JSON.stringify(next)) stored.set(field, next);
  }
}

const oneLine = (name: string): string => name.replaceAll(/\s+/gu, ' ').trim().slice(0, MAX_NAME);
