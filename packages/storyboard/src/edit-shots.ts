import type { Rational } from '@takeboard/editorial';
import type { IndexKey } from '@tldraw/utils';
import * as Y from 'yjs';
import type { Board } from './board.ts';
import { settledStarts } from './board-ruler.ts';
import { changeCut } from './change-cut.ts';
import type { SlotChange } from './change-cut.ts';
import { giveRoom } from './give-room.ts';
import { layOut, liveSlots, mainCut, putSlot, roomAt, slotsInOrder } from './main-cut.ts';
import { newId } from './new-id.ts';
import { putCards } from './put-cards.ts';
import { MAX_LABEL, MAX_TITLE } from './shot.ts';
import type { Domain } from './shot.ts';
import { compareSlots } from './slot.ts';
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
  /** Behind this shot; at the front when null, at the end when left out or unknown. */
  readonly after?: string | null | undefined;
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
    const slots = slotsInOrder(board);
    const room = roomAt(slots, indexBehind(slots, after), drafts.length);
    const labels = freeLabels(board, after, drafts);
    for (const { id, order } of room.moved) mainCut(board).get(id)?.set('order', order);
    room.keys.forEach((order, i) => {
      const id = ids[i] as string;
      putShot(board, id, { ...drafts[i], label: labels[i] as string });
      putSlot(board, id, order);
    });
    putCards(board, ids, { behind: after ?? undefined, at });
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

/** Takes shots out of the bin, back to their places; on the song next to it where it was given away. */
export function restoreShots(board: Board, ids: readonly string[], origin?: unknown): void {
  board.doc.transact(() => {
    for (const id of ids) {
      const stored = board.roots.shots.get(id);
      if (!stored?.has('binned')) continue;
      const without = layOut(board, liveSlots(board));
      stored.delete('binned');
      giveRoom(board, id, without);
    }
  }, origin);
}

/**
 * Moves shots as a block, in the order given, behind another, or to the front when `after` is null; if
 * it is one of them it stays and the others follow it. Among shots that hang on the song no boundary
 * moves: the shots change places. Returns why it did nothing, or null.
 */
export function moveShots(
  board: Board,
  ids: readonly string[],
  { after }: { readonly after: string | null },
  origin?: unknown,
): string | null {
  const moving = ids.filter((id) => id !== after && board.shot(id) !== undefined);
  if (moving.length === 0) return null;
  const slots = slotsInOrder(board);
  const rest = slots.filter(({ shotId }) => !moving.includes(shotId));
  const { keys, moved } = roomAt(rest, indexBehind(rest, after), moving.length);
  const changes = new Map<string, SlotChange>(moved.map(({ id, order }) => [id, { order }]));
  for (const [i, shotId] of moving.entries()) {
    const slot = slots.find((each) => each.shotId === shotId);
    const order = keys[i] as IndexKey;
    changes.set(slot?.id ?? newId(), { shotId, order });
  }
  const live = liveSlots(board, slots);
  const starts = settledStarts(board, live);
  const before = live.filter(({ start }) => start !== null);
  const behind = before
    .map((each) => ({ ...each, order: changes.get(each.id)?.order ?? each.order }))
    .sort(compareSlots);
  // The starts stay where they are and are dealt out anew, in the new order.
  for (const [i, { id }] of behind.entries()) {
    const was = before[i]?.id ?? id;
    if (was !== id) changes.set(id, { ...changes.get(id), start: starts.get(was) ?? null });
  }
  return changeCut(board, live, changes, origin);
}

/** Numbers the shots 1, 2, 3 … in their order; the bin keeps its numbers. */
export function renumberShots(board: Board, origin?: unknown): void {
  board.doc.transact(() => {
    board.shots().forEach((shot, i) => setShot(board, shot.id, { label: String(i + 1) }, origin));
  }, origin);
}

// ---- writing ----

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

// ---- places ----

/** The place behind a shot, at the front for null, at the end for one without a slot. */
function indexBehind(slots: readonly Slot[], after: string | null | undefined): number {
  if (after === null) return 0;
  const index = slots.findIndex(({ shotId }) => shotId === after);
  return index === -1 ? slots.length : index + 1;
}

// ---- numbers ----

/** Labels nobody has: the next whole number at the end, `22A`, `22B` … between 22 and 23. */
function freeLabels(
  board: Board,
  after: string | null | undefined,
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
