import { NONE } from '../list/list-selection.ts';
import type { ListSelection } from '../list/list-selection.ts';
import { ofSession, openDesk, useDesk } from '../live/desk.ts';
import type { Desk } from '../live/desk.ts';
import { EVERYTHING } from './pool-filter.ts';
import type { PoolFilter } from './pool-filter.ts';

/** What one person is doing in the pool of a board. It outlives looking at the canvas meanwhile. */
export interface PoolState {
  readonly filter: PoolFilter;
  readonly query: string;
  /** The take the keyboard stands on. */
  readonly active: string | null;
  readonly selection: ListSelection;
  /** The take that is open in the big player. */
  readonly open: string | null;
  /** A shot's number as far as it is typed, to file what is selected. */
  readonly typed: string;
  /** The last thing that was done or could not be done. */
  readonly said: string;
}

export type PoolStore = Desk<PoolState>;

/** The pool of an open board, from anywhere in the page. */
export const poolOf = ofSession(() =>
  openDesk<PoolState>({
    filter: EVERYTHING,
    query: '',
    active: null,
    selection: NONE,
    open: null,
    typed: '',
    said: '',
  }),
);

export const usePool = <T>(select: (state: PoolState) => T): T => useDesk(poolOf, select);
