import { moveShot } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';

/**
 * Moves shots one place up or down as a block, in one step of the person's undo. Returns whether
 * there was room to move.
 */
export function nudgeShots(
  board: Board,
  ids: readonly string[],
  by: -1 | 1,
  origin: unknown,
): boolean {
  const order = board.shots().map(({ id }) => id);
  const moving = order.filter((id) => ids.includes(id));
  const first = order.indexOf(moving[0] ?? '');
  const last = order.indexOf(moving.at(-1) ?? '');
  if (first === -1 || (by === -1 ? first === 0 : last === order.length - 1)) return false;
  const rest = order.filter((id) => !moving.includes(id));
  // The neighbour that is passed: the block ends up before or behind it.
  const neighbour = rest.indexOf(order[by === -1 ? first - 1 : last + 1] ?? '');
  placeShots(board, moving, rest[by === -1 ? neighbour - 1 : neighbour] ?? null, origin);
  return true;
}

/** Puts shots behind another (null: first), in the order given, in one step of the person's undo. */
export function placeShots(
  board: Board,
  ids: readonly string[],
  after: string | null,
  origin: unknown,
): void {
  board.doc.transact(() => {
    let behind = after;
    for (const id of ids) {
      if (id === behind) continue;
      moveShot(board, id, { after: behind }, origin);
      behind = id;
    }
  }, origin);
}
