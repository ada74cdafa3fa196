import type { Ballot } from '@takeboard/voting';
import type { Board, Shot } from '@takeboard/storyboard';
import type { Take } from '../api/wire.ts';

/** What stands on one side of a cut. */
export type JoinSide =
  | { readonly kind: 'take'; readonly shot: Shot; readonly take: Take }
  /** A still of the shot, by SHA-256. */
  | { readonly kind: 'panel'; readonly shot: Shot; readonly image: string }
  | { readonly kind: 'open'; readonly shot: Shot }
  /** The film begins or ends here. */
  | { readonly kind: 'edge' };

/** What a shot's picture joins: the end of what is before it and the begin of what is after. */
export interface Join {
  readonly before: JoinSide;
  readonly after: JoinSide;
}

/** Reads the two neighbours of a shot off the board, in the order of the film. */
export function findJoin(
  board: Board,
  shotId: string,
  pickOf: (shotId: string) => Take | undefined,
): Join {
  const hung = board.cut()?.entries.map(({ slot }) => slot.shotId) ?? [];
  // Off the song the order of the shots is still that of the film to be.
  const order = hung.includes(shotId) ? hung : board.slots().map((slot) => slot.shotId);
  const at = order.indexOf(shotId);
  const side = (id: string | undefined): JoinSide => {
    const shot = id === undefined ? undefined : board.shot(id);
    if (shot === undefined) return { kind: 'edge' };
    const take = pickOf(shot.id);
    if (take !== undefined) return { kind: 'take', shot, take };
    const image = board.panelOf(shot.id)?.image ?? '';
    return image === '' ? { kind: 'open', shot } : { kind: 'panel', shot, image };
  };
  if (at === -1) return { before: { kind: 'edge' }, after: { kind: 'edge' } };
  return { before: side(order[at - 1]), after: side(order[at + 1]) };
}

/** Which of my takes is shown in the join: the loved one, else a liked one, else the one I stand on. */
export function takeInJoin(
  takes: readonly string[],
  { marks }: Pick<Ballot, 'marks'>,
  standing: string | null,
): { readonly takeId: string; readonly as: '♥' | '✓' | null } | null {
  const marked = (mark: 'love' | 'like') => takes.find((id) => marks[id]?.mark === mark);
  const loved = marked('love');
  if (loved !== undefined) return { takeId: loved, as: '♥' };
  const liked = marked('like');
  if (liked !== undefined) return { takeId: liked, as: '✓' };
  return standing === null ? null : { takeId: standing, as: null };
}

/** `21’s out · your ♥ · 23’s in`. */
export function sayJoin(join: Join, yours: ReturnType<typeof takeInJoin>, key: string): string {
  const say = (side: JoinSide, of: 'out' | 'in', edge: string) => {
    if (side.kind === 'edge') return edge;
    const { label } = side.shot;
    if (side.kind === 'open') return `${label} has no pick`;
    return `${label}’s ${side.kind === 'panel' ? 'panel' : of}`;
  };
  return [
    say(join.before, 'out', 'the film begins'),
    yours === null ? 'yours' : yours.as === null ? `take ${key}` : `your ${yours.as}`,
    say(join.after, 'in', 'the film ends'),
  ].join(' · ');
}
