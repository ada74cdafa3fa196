import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { boardKeys } from '../api/board-queries.ts';
import { answerOf, api } from '../api/client.ts';
import { nameOfShot } from '../choose/scopes.ts';
import type { Decision, Take, TakeRange } from '../api/wire.ts';
import type { BoardSession } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';
import { tellFailure } from '../shell/toast.ts';
import { sayTakes } from '../uploads/say-size.ts';
import { seenQueueOf } from './seen-queue.ts';
import { takeCacheOf } from './take-cache.ts';
import { takesQuery, picksQuery } from './take-queries.ts';

/** What a person says about a take beside the file itself. */
export interface TakeDescription {
  readonly notes?: string;
  readonly tool?: string | null;
  readonly prompt?: string | null;
}

/**
 * What people do with takes. Each shows at once, stands on the personal undo stack, and is put back
 * with a sentence when the server refuses; the promises say whether it was done, and never reject.
 */
export interface TakeActions {
  /**
   * Files takes under a shot, or under none. With `joins` undoing it also undoes the change of the
   * document right before it, such as the shot that was made for them.
   */
  fileTakes(
    takeIds: readonly string[],
    shotId: string | null,
    options?: { readonly joins?: boolean },
  ): Promise<boolean>;
  hideTakes(takeIds: readonly string[], hidden: boolean): Promise<boolean>;
  /** Gathers what was watched and says so in one request; it cannot be undone, nor need it be. */
  markSeen(takeIds: readonly string[]): void;
  /** A decision by hand: this take, or none any more, is the pick of the shot. `joins` as for filing. */
  pickTake(
    shotId: string,
    takeId: string | null,
    options?: { readonly joins?: boolean },
  ): Promise<boolean>;
  setRange(takeId: string, range: TakeRange | null): Promise<boolean>;
  describeTake(takeId: string, said: TakeDescription, before: TakeDescription): Promise<boolean>;
  /** Tries a failed one again; `keepDamaged`: with its glitches. */
  retryTake(takeId: string, options?: { readonly keepDamaged?: boolean }): Promise<boolean>;
  /** Ends the work on takes that are not ready yet. */
  cancelTakes(takeIds: readonly string[]): Promise<boolean>;
  /** Gives up takes of which the file has not come. */
  forgetTakes(takeIds: readonly string[]): Promise<boolean>;
}

export function useTakeActions(): TakeActions {
  const session = useSession();
  const queries = useQueryClient();
  return useMemo(() => takeActions(session, queries), [session, queries]);
}

export function takeActions(session: BoardSession, queries: QueryClient): TakeActions {
  const { boardId, board } = session;
  const cache = takeCacheOf(queries, boardId);
  const path = { boardId };
  const takes = () => queries.getQueryData(takesQuery(boardId).queryKey) ?? [];
  const takeOf = (id: string) => takes().find((take) => take.id === id);
  const labelOf = (shotId: string) => board.shot(shotId)?.label ?? '?';
  /** What the log calls it. */
  const nameOf = (shotId: string) => {
    const shot = board.shot(shotId);
    return shot === undefined ? null : nameOfShot(shot);
  };

  /** One request with its takes shown as they will be; throws what the server said. */
  async function ask<Answer>(
    takeIds: readonly string[],
    change: (take: Take) => Partial<Take>,
    request: () => Promise<Answer>,
  ): Promise<Answer> {
    const answered = cache.expect(takeIds, change);
    try {
      const answer = await request();
      answered();
      return answer;
    } catch (error) {
      answered(true);
      throw error;
    }
  }

  /** Does it, on the undo stack unless it failed; tells why it did not work. */
  async function doing(
    says: string,
    work: Promise<unknown>,
    step?: { undo(): Promise<unknown>; redo(): Promise<unknown>; joins?: boolean },
  ): Promise<boolean> {
    const off =
      step &&
      session.did(
        {
          says,
          undo: async () => void (await step.undo()),
          redo: async () => void (await step.redo()),
        },
        { joins: step.joins ?? false },
      );
    try {
      await work;
      return true;
    } catch (error) {
      off?.();
      tellFailure(`Not done: ${says}`, error);
      return false;
    }
  }

  // ---- filing ----

  const file = (ids: readonly string[], shotId: string | null) =>
    ask(
      ids,
      () => ({ shotId }),
      async () =>
        (
          await inParts(ids, (takeIds) =>
            answerOf(
              api.POST('/api/boards/{boardId}/takes/file', {
                params: { path },
                body: { takeIds, shotId },
              }),
            ),
          )
        ).flatMap(({ before }) => before),
    );

  const hide = (ids: readonly string[], hidden: boolean) =>
    ask(
      ids,
      () => ({ hidden }),
      () =>
        inParts(ids, (takeIds) =>
          answerOf(
            api.POST('/api/boards/{boardId}/takes/hide', {
              params: { path },
              body: { takeIds, hidden },
            }),
          ),
        ),
    );

  // ---- picking ----

  const picks = () => queries.getQueryData(picksQuery(boardId).queryKey);
  const pickOf = (shotId: string) => picks()?.get(shotId)?.takeId ?? null;
  const showPick = (shotId: string, decision: Decision | null) =>
    queries.setQueryData(picksQuery(boardId).queryKey, (known) => {
      const next = new Map(known);
      if (decision === null || decision.takeId === null) next.delete(shotId);
      else next.set(shotId, decision);
      return next;
    });

  async function pick(shotId: string, takeId: string | null) {
    const before = picks()?.get(shotId) ?? null;
    const expected = {
      id: '',
      shotId,
      takeId,
      madeHow: 'hand',
      madeBy: session.me.userId,
      roundId: null,
    } as const;
    await queries.cancelQueries({ queryKey: boardKeys.picks(boardId) });
    showPick(shotId, { ...expected, at: new Date().toISOString() });
    try {
      const decision = await ask(
        takeId === null ? [] : [takeId],
        () => ({ shotId }),
        () =>
          answerOf(
            api.POST('/api/boards/{boardId}/decisions', {
              params: { path },
              body: { shotId, takeId, shot: nameOf(shotId) },
            }),
          ),
      );
      showPick(shotId, decision);
      void queries.invalidateQueries({ queryKey: boardKeys.decisions(boardId, shotId) });
    } catch (error) {
      showPick(shotId, before);
      throw error;
    }
  }

  // ---- what is said about one ----

  async function change(takeId: string, body: TakeDescription & { range?: TakeRange | null }) {
    const shown = 'range' in body ? { range: body.range ?? null } : {};
    const take = await ask(
      [takeId],
      () => ({ ...shown, ...(body.tool === undefined ? {} : { tool: body.tool }) }),
      () =>
        answerOf(
          api.PATCH('/api/boards/{boardId}/takes/{takeId}', {
            params: { path: { boardId, takeId } },
            body,
          }),
        ),
    );
    cache.put(take);
    await queries.invalidateQueries({ queryKey: boardKeys.take(boardId, takeId) });
  }

  return {
    fileTakes(takeIds, shotId, { joins = false } = {}) {
      const moving = takeIds.filter((id) => takeOf(id)?.shotId !== shotId);
      if (moving.length === 0) return Promise.resolve(true);
      const filed = file(moving, shotId);
      const where = shotId === null ? 'taken out of their shot' : `filed under ${labelOf(shotId)}`;
      return doing(`${sayTakes(moving.length)} ${where}`, filed, {
        joins,
        async undo() {
          const before = new Map((await filed).map((was) => [was.takeId, was.shotId]));
          // What somebody has filed elsewhere since is theirs.
          const still = moving.filter((id) => takeOf(id)?.shotId === shotId);
          const groups = Map.groupBy(still, (id) => before.get(id) ?? null);
          for (const [wasIn, ids] of groups) await file(ids, wasIn);
        },
        redo: () => file(moving, shotId),
      });
    },

    hideTakes(takeIds, hidden) {
      const changing = takeIds.filter((id) => takeOf(id)?.hidden !== hidden);
      if (changing.length === 0) return Promise.resolve(true);
      const hid = hide(changing, hidden);
      return doing(`${sayTakes(changing.length)} ${hidden ? 'hidden' : 'shown again'}`, hid, {
        undo: () => hide(changing, !hidden),
        redo: () => hide(changing, hidden),
      });
    },

    markSeen(takeIds) {
      const unseen = takeIds.filter((id) => takeOf(id)?.seen === false);
      if (unseen.length > 0) seenQueueOf(queries, boardId).add(unseen);
    },

    pickTake(shotId, takeId, { joins = false } = {}) {
      const before = pickOf(shotId);
      if (before === takeId) return Promise.resolve(true);
      const wasFiled = takeId === null ? null : (takeOf(takeId)?.shotId ?? null);
      const picked = pick(shotId, takeId);
      const says =
        takeId === null ? `no pick for ${labelOf(shotId)}` : `picked for ${labelOf(shotId)}`;
      return doing(says, picked, {
        joins,
        async undo() {
          await picked;
          // A decision that somebody made after mine stands.
          if (pickOf(shotId) !== takeId) return;
          await pick(shotId, before);
          if (takeId !== null && wasFiled === null && takeOf(takeId)?.shotId === shotId) {
            await file([takeId], null);
          }
        },
        redo: () => pick(shotId, takeId),
      });
    },

    setRange(takeId, range) {
      const before = takeOf(takeId)?.range ?? null;
      if (sameRange(before, range)) return Promise.resolve(true);
      return doing('the best range', change(takeId, { range }), {
        async undo() {
          if (sameRange(takeOf(takeId)?.range ?? null, range)) {
            await change(takeId, { range: before });
          }
        },
        redo: () => change(takeId, { range }),
      });
    },

    describeTake(takeId, said, before) {
      const name = takeOf(takeId)?.name ?? 'this take';
      return doing(`what was written about ${name}`, change(takeId, said), {
        undo: () => change(takeId, before),
        redo: () => change(takeId, said),
      });
    },

    retryTake(takeId, { keepDamaged = false } = {}) {
      const params = { path: { boardId, takeId } };
      const work = ask(
        [takeId],
        () => ({ state: 'waiting', failure: null, progress: 0 }),
        () =>
          answerOf(
            keepDamaged
              ? api.POST('/api/boards/{boardId}/takes/{takeId}/keep-damaged', { params })
              : api.POST('/api/boards/{boardId}/takes/{takeId}/retry', { params }),
          ),
      );
      return doing(`${takeOf(takeId)?.name ?? 'this take'} tried again`, work);
    },

    cancelTakes: (takeIds) =>
      doing(
        `${sayTakes(takeIds.length)} cancelled`,
        inParts(takeIds, (ids) =>
          answerOf(
            api.POST('/api/boards/{boardId}/takes/cancel', {
              params: { path },
              body: { takeIds: ids },
            }),
          ),
        ).then(() => cache.changed(takeIds)),
      ),

    forgetTakes: (takeIds) =>
      doing(
        `${sayTakes(takeIds.length)} forgotten`,
        inParts(takeIds, (ids) =>
          answerOf(
            api.POST('/api/boards/{boardId}/takes/forget', {
              params: { path },
              body: { takeIds: ids },
            }),
          ),
        ).then(() => cache.changed(takeIds)),
      ),
  };
}

/** The server takes this many takes in one request. */
const MOST_AT_ONCE = 1000;

/** Asks in as many requests as it takes, one after the other. */
async function inParts<Answer>(
  takeIds: readonly string[],
  request: (takeIds: string[]) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let i = 0; i < takeIds.length; i += MOST_AT_ONCE) {
    answers.push(await request(takeIds.slice(i, i + MOST_AT_ONCE)));
  }
  return answers;
}

const sameRange = (a: TakeRange | null, b: TakeRange | null): boolean =>
  a === b || (a !== null && b !== null && a.in === b.in && a.out === b.out);
