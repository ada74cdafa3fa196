import type { Rational } from '@takeboard/editorial';
import { createShapeId } from '@tldraw/tlschema';
import { getIndexBetween, getIndicesBetween } from '@tldraw/utils';
import type { IndexKey } from '@tldraw/utils';
import * as Y from 'yjs';
import { MAIN_CUT } from './board.ts';
import type { Board } from './board.ts';
import { putCards } from './put-cards.ts';
import { MAX_LABEL, MAX_TITLE } from './shot.ts';
import type { Domain } from './shot.ts';
import { readSlot } from './slot.ts';
import type { Slot } from './slot.ts';

/**
 * Everything a person does to shots. Each function is one transaction with the caller's origin, and
 * so one step of his undo: a new shot comes with its slot and its card, or not at all.
 */

/** What a new shot starts with; whatever is left out is empty. */
export interface ShotDraft {
  readonly label?: string;
  readonly title?: string;
  readonly prompt?: string;
  readonly notes?: string;
  readonly domain?: Domain;
  readonly bars?: Rational | null;
}

export interface AddOptions {
  /** Behind this shot; at the end when left out or unknown. */
  readonly after?: string | undefined;
  /** Where the first card's top left corner goes, in canvas units; beside the others when left out. */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
}

/** Makes shots in the order given, with slots and cards, and returns their ids. */
export function addShots(
  board: Board,
  drafts: readonly ShotDraft[],
  { after, at }: AddOptions = {},
  origin?: unknown,
): string[] {
  const ids = drafts.map(newId);
  board.doc.transact(() => {
    const place = placeBehind(board, after);
    const labels = freeLabels(board, after, drafts);
    getIndicesBetween(place.before, place.after, drafts.length).forEach((order, i) => {
      const id = ids[i] as string;
      putShot(board, id, { ...drafts[i], label: labels[i] as string });
      putSlot(board, id, order);
    });
    putCards(board, ids, { behind: after, at });
  }, origin);
  return ids;
}

/** Changes fields of a shot that are plain values; prompt and notes are edited through their Y.Text. */
export function setShot(
  board: Board,
  id: string,
  change: {
    readonly label?: string;
    readonly title?: string;
    readonly domain?: Domain;
    readonly bars?: Rational | null;
  },
  origin?: unknown,
): void {
  const stored = board.roots.shots.get(id);
  if (stored === undefined) return;
  board.doc.transact(() => {
    for (const [field, value] of Object.entries(storedFields(change))) {
      if (JSON.stringify(stored.get(field)) !== JSON.stringify(value)) stored.set(field, value);
    }
  }, origin);
}

/** Copies shots, each behind its original and under the next free letter; returns the copies' ids. */
export function duplicateShots(board: Board, ids: readonly string[], origin?: unknown): string[] {
  const copies: string[] = [];
  board.doc.transact(() => {
    for (const id of ids) {
      const shot = board.shot(id);
      if (shot === undefined) continue;
      const { label: _label, prompt, notes, ...rest } = shot;
      const draft = { ...rest, prompt: prompt.toString(), notes: notes.toString() };
      copies.push(...addShots(board, [draft], { after: id }, origin));
    }
  }, origin);
  return copies;
}

/** Moves shots to the bin. They keep slot, card and number, so that restoring puts them back in place. */
export function binShots(
  board: Board,
  ids: readonly string[],
  by: string,
  at: number,
  origin?: unknown,
): void {
  board.doc.transact(() => {
    for (const id of ids) board.roots.shots.get(id)?.set('binned', { by, at });
  }, origin);
}

/** Takes shots out of the bin. */
export function restoreShots(board: Board, ids: readonly string[], origin?: unknown): void {
  board.doc.transact(() => {
    for (const id of ids) board.roots.shots.get(id)?.delete('binned');
  }, origin);
}

/** Moves a shot behind another, or to the front when `after` is null. */
export function moveShot(
  board: Board,
  id: string,
  { after }: { readonly after: string | null },
  origin?: unknown,
): void {
  if (after === id || board.shot(id) === undefined) return;
  board.doc.transact(() => {
    const place = placeBehind(board, after ?? undefined, { toFront: after === null, without: id });
    const order = getIndexBetween(place.before, place.after);
    const slot = slotsInOrder(board).find(({ shotId }) => shotId === id);
    if (slot === undefined) putSlot(board, id, order);
    else mainCut(board).get(slot.id)?.set('order', order);
  }, origin);
}

/** Numbers the shots 1, 2, 3 … in their order; the bin keeps its numbers. */
export function renumberShots(board: Board, origin?: unknown): void {
  board.doc.transact(() => {
    board.shots().forEach((shot, i) => setShot(board, shot.id, { label: String(i + 1) }, origin));
  }, origin);
}

// ---- writing ----

// tldraw's own id maker: random, URL-safe, and there in every environment.
const newId = (): string => createShapeId().slice('shape:'.length);

function putShot(board: Board, id: string, draft: ShotDraft): void {
  const stored = new Y.Map<unknown>();
  const {
    prompt = '',
    notes = '',
    domain = 'camera-story',
    title = '',
    label = '',
    bars = null,
  } = draft;
  for (const [field, value] of Object.entries(storedFields({ label, title, domain, bars }))) {
    stored.set(field, value);
  }
  stored.set('prompt', new Y.Text(prompt));
  stored.set('notes', new Y.Text(notes));
  board.roots.shots.set(id, stored);
}

function storedFields(change: Omit<ShotDraft, 'prompt' | 'notes'>): Record<string, unknown> {
  const { label, title, domain, bars } = change;
  return {
    ...(label === undefined ? {} : { label: label.trim().slice(0, MAX_LABEL) }),
    ...(title === undefined ? {} : { title: title.replaceAll(/\s+/gu, ' ').slice(0, MAX_TITLE) }),
    ...(domain === undefined ? {} : { domain }),
    ...(bars === undefined ? {} : { bars: bars === null ? null : [bars.num, bars.den] }),
  };
}

function putSlot(board: Board, shotId: string, order: IndexKey): void {
  const stored = new Y.Map<unknown>();
  stored.set('shotId', shotId);
  stored.set('order', order);
  mainCut(board).set(newId(), stored);
}

function mainCut(board: Board): Y.Map<Y.Map<unknown>> {
  const cut = board.roots.cuts.get(MAIN_CUT);
  // Only the server makes it; a client that made its own would replace everybody's.
  if (cut === undefined)
    throw new Error('the board has no main cut: it has not come from the server yet');
  return cut;
}

// ---- places ----

function slotsInOrder(board: Board): Slot[] {
  return [...mainCut(board).entries()]
    .flatMap(([id, stored]) => readSlot(id, stored) ?? [])
    .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1));
}

/** The keys around the place behind a shot, the bin's slots included, with room made between them. */
function placeBehind(
  board: Board,
  after: string | undefined,
  { toFront = false, without }: { readonly toFront?: boolean; readonly without?: string } = {},
): { before: IndexKey | null; after: IndexKey | null } {
  const slots = slotsInOrder(board).filter(({ shotId }) => shotId !== without);
  const index = slots.findIndex(({ shotId }) => shotId === after);
  const behind = toFront ? 0 : index === -1 ? slots.length : index + 1;
  const before = slots[behind - 1]?.order ?? null;
  const twins = slots.slice(behind).filter(({ order }) => order === before);
  if (twins.length > 0) {
    // Two people put shots here at the same moment: equal keys leave no room, the later ones move up.
    const next = slots[behind + twins.length]?.order ?? null;
    const keys = getIndicesBetween(before, next, twins.length);
    twins.forEach(({ id }, i) => mainCut(board).get(id)?.set('order', keys[i]));
    return { before, after: keys[0] ?? next };
  }
  return { before, after: slots[behind]?.order ?? null };
}

// ---- numbers ----

/** Labels nobody has: the next whole number at the end, `22A`, `22B` … between 22 and 23. */
function freeLabels(
  board: Board,
  after: string | undefined,
  drafts: readonly ShotDraft[],
): string[] {
  // Read from the document itself: inside a transaction the view still shows what was before it.
  const taken = new Set(
    [...board.roots.shots.values()].map((stored) => String(stored.get('label'))),
  );
  const slots = slotsInOrder(board);
  const place = slots.findIndex(({ shotId }) => shotId === after);
  const inside = place !== -1 && place < slots.length - 1;
  const number = numberOf(board.shot(after ?? '')?.label ?? '');
  let last = Math.max(0, ...[...taken].map(numberOf));
  return drafts.map((draft) => {
    const wanted = draft.label?.trim() ?? '';
    const free = wanted !== '' && !taken.has(wanted);
    const label = free ? wanted : inside ? lettered(number, taken) : String(++last);
    taken.add(label);
    last = Math.max(last, numberOf(label));
    return label;
  });
}

const numberOf = (label: string): number => Number(/^\d{1,6}/u.exec(label)?.[0] ?? 0);

function lettered(number: number, taken: ReadonlySet<string>): string {
  for (let i = 0; ; i++) {
    const label = `${number}${letters(i)}`;
    if (!taken.has(label)) return label;
  }
}

/** A … Z, AA, AB …, as on set; I and O are skipped, they read as 1 and 0. */
function letters(index: number): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const head = index >= alphabet.length ? letters(Math.floor(index / alphabet.length) - 1) : '';
  return head + alphabet.charAt(index % alphabet.length);
}
