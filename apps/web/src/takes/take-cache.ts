import type { QueryClient } from '@tanstack/react-query';
import { boardKeys } from '../api/board-queries.ts';
import { answerOf, api } from '../api/client.ts';
import type { Take } from '../api/wire.ts';

/**
 * The takes of one board as this page knows them, and how they change: an event names takes, and
 * only those are fetched; what a person does shows at once. While a change of mine is on its way to
 * the server nothing that was read before it may put the old state back.
 */
export interface TakeCache {
  /** Others changed these takes: fetches them soon, many at once, and how the work stands. */
  changed(ids: readonly string[]): void;
  /**
   * Shows takes as they will be. Returns what to call when the server has answered; with `true` when
   * it refused, and the takes are as they were again.
   */
  expect(
    ids: readonly string[],
    change: (take: Take) => Partial<Take>,
  ): (refused?: boolean) => void;
  /** Puts in a take as the server has just answered with it. */
  put(take: Take): void;
}

/** Milliseconds in which events are gathered. */
const GATHER = 250;
/** More ids than this are not worth naming one by one. */
const MOST_NAMED = 200;
const NAMED_AT_ONCE = 100;

const caches = new WeakMap<QueryClient, Map<string, TakeCache>>();

/** The one cache of a board in this page. */
export function takeCacheOf(queries: QueryClient, boardId: string): TakeCache {
  const known = caches.get(queries) ?? new Map<string, TakeCache>();
  caches.set(queries, known);
  const cache = known.get(boardId) ?? openTakeCache(queries, boardId);
  known.set(boardId, cache);
  return cache;
}

/** Reads the takes of the board from the server: those named, or all. */
type ReadTakes = (ids?: readonly string[]) => Promise<readonly Take[]>;

const readerOf =
  (boardId: string): ReadTakes =>
  async (ids) => {
    const query = ids === undefined ? {} : { ids: ids.join(',') };
    const params = { path: { boardId }, query };
    return (await answerOf(api.GET('/api/boards/{boardId}/takes', { params }))).takes;
  };

export function openTakeCache(
  queries: QueryClient,
  boardId: string,
  readTakes: ReadTakes = readerOf(boardId),
): TakeCache {
  const queryKey = boardKeys.takes(boardId);
  const wanted = new Set<string>();
  /** Takes with a change of mine on its way, and how many. */
  const busy = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let fetching = false;

  const read = () => queries.getQueryData<readonly Take[]>(queryKey);
  const write = (change: (takes: readonly Take[]) => readonly Take[]) =>
    queries.setQueryData<readonly Take[]>(queryKey, (takes) => takes && change(takes));
  const schedule = () => {
    if (timer === undefined && !fetching && [...wanted].some((id) => !busy.has(id))) {
      timer = setTimeout(() => void fetchWanted(), GATHER);
    }
  };

  async function fetchWanted() {
    timer = undefined;
    const state = queries.getQueryState(queryKey);
    // A list that is being read may have been read before the change: look again when it is here.
    if (state?.fetchStatus === 'fetching') return schedule();
    if (state?.data === undefined) return wanted.clear();
    const ids = [...wanted].filter((id) => !busy.has(id));
    for (const id of ids) wanted.delete(id);
    fetching = true;
    try {
      if (ids.length > MOST_NAMED) await readAll();
      else await readNamed(ids);
      void queries.invalidateQueries({ queryKey: boardKeys.take(boardId) });
      void queries.invalidateQueries({ queryKey: boardKeys.ingest(boardId) });
    } catch {
      // The whole list says why it cannot be had, and asks again by itself.
      void queries.invalidateQueries({ queryKey });
    } finally {
      fetching = false;
      schedule();
    }
    return undefined;
  }

  async function readAll() {
    const takes = await readTakes();
    const mine = new Map(
      read()
        ?.filter(({ id }) => busy.has(id))
        .map((take) => [take.id, take]),
    );
    for (const id of mine.keys()) wanted.add(id);
    write((before) => {
      const former = new Map(before.map((take) => [take.id, take]));
      return takes.map((take) => mine.get(take.id) ?? withStills(take, former.get(take.id)));
    });
  }

  async function readNamed(ids: readonly string[]) {
    const found = new Map<string, Take>();
    for (let i = 0; i < ids.length; i += NAMED_AT_ONCE) {
      const takes = await readTakes(ids.slice(i, i + NAMED_AT_ONCE));
      for (const take of takes) found.set(take.id, take);
    }
    // What I changed meanwhile is newer than what was read.
    const settled = new Set(ids.filter((id) => !busy.has(id) || void wanted.add(id)));
    write((takes) => mergeTakes(takes, settled, found));
  }

  return {
    changed(ids) {
      for (const id of ids) wanted.add(id);
      schedule();
    },
    expect(ids, change) {
      const before = new Map<string, Take>();
      const named = new Set(ids);
      for (const id of ids) busy.set(id, (busy.get(id) ?? 0) + 1);
      write((takes) =>
        takes.map((take) => {
          if (!named.has(take.id)) return take;
          before.set(take.id, take);
          return { ...take, ...change(take) };
        }),
      );
      return (refused = false) => {
        for (const id of ids) {
          const others = (busy.get(id) ?? 1) - 1;
          if (others === 0) busy.delete(id);
          else busy.set(id, others);
        }
        if (refused) {
          // What another change of mine is on its way for, that one settles.
          write((takes) =>
            takes.map((take) => (busy.has(take.id) ? take : (before.get(take.id) ?? take))),
          );
          for (const id of ids) wanted.add(id);
        }
        schedule();
      };
    },
    put(take) {
      write((takes) =>
        takes.map((each) => (each.id === take.id ? withStills({ ...each, ...take }, each) : each)),
      );
    },
  };
}

/** A list with the takes of `ids` as found: new ones at the end, those not found gone. */
export function mergeTakes(
  takes: readonly Take[],
  ids: ReadonlySet<string>,
  found: ReadonlyMap<string, Take>,
): readonly Take[] {
  const known = new Set(takes.map(({ id }) => id));
  return [
    ...takes.flatMap((take) => {
      if (!ids.has(take.id)) return take;
      const now = found.get(take.id);
      return now === undefined ? [] : withStills(now, take);
    }),
    ...[...ids].flatMap((id) => (known.has(id) ? [] : (found.get(id) ?? []))),
  ];
}

/**
 * Another best range has other stills, and until the worker has made them there are none: the former
 * ones stand so long, for an empty frame says less and flickers.
 */
const withStills = (now: Take, before: Take | undefined): Take =>
  before === undefined || now.state !== 'ready'
    ? now
    : {
        ...now,
        inStill: now.inStill ?? before.inStill,
        outStill: now.outStill ?? before.outStill,
      };
