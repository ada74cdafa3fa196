import { moveShots } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';

/** What came of it: there was no room, or something holds the shots where they are. */
export type Nudged = 'moved' | 'at the edge' | { readonly refused: string };

/** Moves shots one place up or down as a block, in one step of the person's undo. */
export function nudgeShots(
  board: Board,
  ids: readonly string[],
  by: -1 | 1,
  origin: unknown,
): Nudged {
  const order = board.shots().map(({ id }) => id);
  const moving = order.filter((id) => ids.includes(id));
  const first = order.indexOf(moving[0] ?? '');
  const last = order.indexOf(moving.at(-1) ?? '');
  if (first === -1 || (by === -1 ? first === 0 : last === order.length - 1)) return 'at the edge';
  const rest = order.filter((id) => !moving.includes(id));
  // The neighbour that is passed: the block ends up before or behind it.
  const neighbour = rest.indexOf(order[by === -1 ? first - 1 : last + 1] ?? '');
  const after = rest[by === -1 ? neighbour - 1 : neighbour] ?? null;
  const refused = moveShots(board, moving, { after }, origin);
  return refused === null ? 'moved' : { refused };
}
