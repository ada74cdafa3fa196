import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { OpenBoard } from './open-board.ts';
import { refusal } from './refusal.ts';
import type { Room } from './room.ts';

/** An open board, or one on its way; `users` keeps it from being unloaded between two steps. */
interface Slot {
  readonly opening: Promise<OpenBoard>;
  open: OpenBoard | undefined;
  users: number;
  unload: AbortController | undefined;
}

/**
 * The boards in memory. One comes when somebody asks for it and goes some time after nobody does;
 * who comes before that cancels it. A board that cannot be opened is not kept: the next one who asks
 * tries again.
 */
export class Shelf {
  readonly #open: (boardId: string) => Promise<OpenBoard>;
  readonly #unloadAfterMs: number;
  readonly #log: Log;
  readonly #slots = new Map<string, Slot>();
  readonly #leaving = new Set<Promise<void>>();

  constructor(open: (boardId: string) => Promise<OpenBoard>, unloadAfterMs: number, log: Log) {
    this.#open = open;
    this.#unloadAfterMs = unloadAfterMs;
    this.#log = log;
  }

  /** Work on a board, which stays open at least until the work is done. */
  async with<T>(boardId: string, work: (open: OpenBoard) => Promise<T>): Promise<T> {
    const slot = this.#slots.get(boardId) ?? this.#take(boardId);
    slot.unload?.abort();
    slot.users += 1;
    try {
      return await work(await slot.opening);
    } finally {
      slot.users -= 1;
      if (slot.open) this.emptied(slot.open.room);
    }
  }

  /** The board if it is in memory or on its way there. */
  get(boardId: string): Promise<OpenBoard> | undefined {
    return this.#slots.get(boardId)?.opening;
  }

  *boards(): Iterable<OpenBoard> {
    for (const slot of this.#slots.values()) if (slot.open) yield slot.open;
  }

  /** Nobody is connected to this room; perhaps nobody needs it any more. */
  emptied(room: Room): void {
    const slot = this.#slotOf(room);
    if (!slot || inUse(slot)) return;
    slot.unload?.abort();
    const unload = new AbortController();
    slot.unload = unload;
    const left = delay(this.#unloadAfterMs, undefined, { signal: unload.signal })
      .then(() => this.#unload(slot))
      .catch((error: unknown) => {
        if (unload.signal.aborted) return;
        this.#log.error({ err: error, boardId: room.boardId }, 'A board could not be unloaded');
      });
    this.#leaving.add(left);
    void left.finally(() => this.#leaving.delete(left));
  }

  /** Forget a room that has closed itself. */
  drop(room: Room): void {
    const slot = this.#slotOf(room);
    slot?.unload?.abort();
    if (slot) this.#slots.delete(room.boardId);
  }

  /** Close every room now; resolves when those that were just being unloaded are done. */
  async clear(): Promise<void> {
    for (const slot of this.#slots.values()) slot.unload?.abort();
    for (const { room } of [...this.boards()]) room.end(refusal.restarting());
    this.#slots.clear();
    await Promise.all(this.#leaving);
  }

  #take(boardId: string): Slot {
    const slot: Slot = {
      opening: this.#open(boardId),
      open: undefined,
      users: 0,
      unload: undefined,
    };
    this.#slots.set(boardId, slot);
    slot.opening.then(
      (open) => (slot.open = open),
      // Whoever asked is told why; only the slot must go.
      () => this.#slots.get(boardId) === slot && this.#slots.delete(boardId),
    );
    return slot;
  }

  async #unload(slot: Slot): Promise<void> {
    const { room, upkeep } = await slot.opening;
    await room.settled();
    // Somebody may have come while the last edits were being written.
    if (this.#slotOf(room) !== slot || inUse(slot)) return;
    this.#slots.delete(room.boardId);
    const finished = upkeep.finish();
    room.end(refusal.openedAnew());
    await finished;
  }

  #slotOf(room: Room): Slot | undefined {
    const slot = this.#slots.get(room.boardId);
    return slot?.open?.room === room ? slot : undefined;
  }
}

const inUse = ({ users, open }: Slot): boolean =>
  users > 0 || (open !== undefined && open.room.connections.size > 0);
