import type { Ballot } from '@takeboard/voting';
import { PAGE } from './lay-out-wall.ts';

/** How many pages so many takes need; one for none. */
export const pagesOf = (takes: number): number => Math.max(1, Math.ceil(takes / PAGE));

/** The takes of a page, counted from 0. */
export const pageAt = <Item>(takes: readonly Item[], page: number): readonly Item[] =>
  takes.slice(page * PAGE, (page + 1) * PAGE);

/** The page on which the take with that place among all stands. */
export const pageWith = (place: number): number => Math.floor(Math.max(0, place) / PAGE);

/** The takes that are loved or liked on other pages, the loved ones first: they stay in sight. */
export function dockedTakes(
  takes: readonly string[],
  page: number,
  { marks }: Pick<Ballot, 'marks'>,
): readonly string[] {
  const here = new Set(pageAt(takes, page));
  const marked = (mark: 'love' | 'like') =>
    takes.filter((id) => marks[id]?.mark === mark && !here.has(id));
  return [...marked('love'), ...marked('like')];
}

/** `→ 1 more take`, `→ takes 25 to 36 of 60`; null where there is no such page. */
export function sayTurn(takes: number, page: number, by: 1 | -1): string | null {
  const other = page + by;
  if (other < 0 || other >= pagesOf(takes)) return null;
  const [first, last] = [other * PAGE + 1, Math.min(takes, (other + 1) * PAGE)];
  const count = last - first + 1;
  if (by === 1 && last === takes) return `${count} more ${count === 1 ? 'take' : 'takes'}`;
  return first === last ? `take ${first} of ${takes}` : `takes ${first} to ${last} of ${takes}`;
}

/** Which way the focus is sent. */
export type Move = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/**
 * The place, among all takes, where the focus goes from another. Left and right go on to the next page
 * at the ends of one; up and down stay on theirs.
 */
export function movedFocus(
  at: number,
  move: Move,
  { count, columns }: { readonly count: number; readonly columns: number },
): number {
  const begin = pageWith(at) * PAGE;
  const end = Math.min(count, begin + PAGE) - 1;
  const within = (place: number) => (place < begin || place > end ? at : place);
  const to = {
    left: Math.max(0, at - 1),
    right: Math.min(count - 1, at + 1),
    up: within(at - columns),
    down: within(at + columns),
    first: begin,
    last: end,
  }[move];
  return Math.max(0, to);
}
