import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Board, Shot } from '@takeboard/storyboard';
import { boardKeys } from '../api/board-queries.ts';
import { answerOf, api } from '../api/client.ts';
import type { Decision, Take } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';

const NO_TAKES: readonly Take[] = [];
const NO_PICKS: ReadonlyMap<string, Decision> = new Map();

export const takesQuery = (boardId: string) =>
  queryOptions({
    queryKey: boardKeys.takes(boardId),
    queryFn: async (): Promise<readonly Take[]> =>
      (await answerOf(api.GET('/api/boards/{boardId}/takes', { params: { path: { boardId } } })))
        .takes,
    // Events keep it true (take-cache.ts).
    staleTime: Infinity,
  });

/** Views of one list of takes; the same list gives the same views. */
interface TakeViews {
  /** Ready and hidden neither by me nor by all: what is shown as the takes of the board. */
  readonly takes: readonly Take[];
  readonly byId: ReadonlyMap<string, Take>;
  /** By the shot the takes are filed under, which may be gone from the document. */
  readonly byShot: ReadonlyMap<string, TakesOfShot>;
}

/** The takes filed under one shot. */
export interface TakesOfShot {
  /** Ready and hidden neither by me nor by all. */
  readonly takes: readonly Take[];
  /** Every one, in whatever state. */
  readonly all: readonly Take[];
}

const NO_TAKES_OF_SHOT: TakesOfShot = { takes: NO_TAKES, all: NO_TAKES };
const views = new WeakMap<readonly Take[], TakeViews>();

/** All takes of the board, oldest first, kept true by its events. */
export function useTakes() {
  const { boardId } = useSession();
  const { data: all = NO_TAKES, isPending, error } = useQuery(takesQuery(boardId));
  return { ...viewsOf(all), all, loading: isPending, error };
}

/** The takes filed under a shot, oldest first. */
export function useTakesOfShot(shotId: string): TakesOfShot {
  return useTakes().byShot.get(shotId) ?? NO_TAKES_OF_SHOT;
}

/** The decision that made the present pick of each shot that has one. */
export function usePicks(): ReadonlyMap<string, Decision> {
  const { boardId } = useSession();
  return useQuery(picksQuery(boardId)).data ?? NO_PICKS;
}

export const picksQuery = (boardId: string) =>
  queryOptions({
    queryKey: boardKeys.picks(boardId),
    queryFn: async (): Promise<ReadonlyMap<string, Decision>> => {
      const { picks } = await answerOf(
        api.GET('/api/boards/{boardId}/decisions', { params: { path: { boardId } } }),
      );
      return new Map(
        (picks ?? []).flatMap((pick) => (pick.takeId === null ? [] : [[pick.shotId, pick]])),
      );
    },
    // A Map is shared as a whole; comparing it deeply would find no difference at all.
    structuralSharing: false,
    staleTime: Infinity,
  });

/** Whether a take is shown as one: complete, and hidden neither by me nor by all. */
export const isShown = (take: Take): boolean =>
  take.state === 'ready' && !take.hidden && !take.hiddenByAll;

/** The shot a take is filed under; one that is gone, or in the bin, counts as none. */
export function shotOf(take: Pick<Take, 'shotId'>, board: Board): Shot | undefined {
  const shot = take.shotId === null ? undefined : board.shot(take.shotId);
  return shot?.binned === null ? shot : undefined;
}

function viewsOf(all: readonly Take[]): TakeViews {
  const known = views.get(all);
  if (known !== undefined) return known;
  const takes = all.filter(isShown);
  const byShot = new Map(
    [...Map.groupBy(all, ({ shotId }) => shotId)].flatMap(([shotId, ofShot]) =>
      shotId === null ? [] : [[shotId, { takes: ofShot.filter(isShown), all: ofShot }] as const],
    ),
  );
  const made = { takes, byId: new Map(all.map((take) => [take.id, take])), byShot };
  views.set(all, made);
  return made;
}
