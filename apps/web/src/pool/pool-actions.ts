import { addShots } from '@takeboard/storyboard';
import type { Shot } from '@takeboard/storyboard';
import type { Decision, Take } from '../api/wire.ts';
import { chosen } from '../list/list-selection.ts';
import type { BoardSession } from '../live/board-session.ts';
import { tellFailure } from '../shell/toast.ts';
import { shotOf } from '../takes/take-queries.ts';
import type { TakeActions } from '../takes/take-actions.ts';
import { titleFromName } from '../sorting/find-shot.ts';
import { sayTakes } from '../uploads/say-size.ts';
import type { PoolStore } from './pool-store.ts';

/** What can be done with the takes that are selected, each with a sentence when it cannot. */
export interface PoolActions {
  /** The selected takes in the order of the grid, else the one the keyboard stands on. */
  chosen(): readonly Take[];
  file(shotId: string | null): void;
  /** Files under the shot whose number was typed. */
  fileTyped(): void;
  hide(): void;
  pick(): void;
  makeShots(): Promise<void>;
}

export function poolActions({
  session,
  pool,
  actions,
  shown,
  picks,
  fullPrompt,
}: {
  session: BoardSession;
  pool: PoolStore;
  actions: TakeActions;
  shown: readonly Take[];
  picks: ReadonlyMap<string, Decision>;
  /** The whole declared prompt of a take; lists have its begin only. */
  fullPrompt: (take: Take) => Promise<string>;
}): PoolActions {
  const { board, command } = session;
  const say = (said: string) => pool.set({ said });
  const takes = () => {
    const { selection, active } = pool.get();
    const ids = new Set(
      chosen(
        shown.map(({ id }) => id),
        selection,
        active,
      ),
    );
    return shown.filter(({ id }) => ids.has(id));
  };
  const mayWrite = () => {
    const reason = session.readOnlyReason();
    if (reason !== null) say(reason);
    return reason === null;
  };

  const file = (shotId: string | null) => {
    const files = takes();
    if (files.length === 0 || !mayWrite()) return;
    stepOn(files);
    void actions.fileTakes(
      files.map(({ id }) => id),
      shotId,
    );
    const where = shotId === null ? 'without a shot' : `filed under ${board.shot(shotId)?.label}`;
    say(`${sayTakes(files.length)} ${where}.`);
  };

  /** Whoever files or hides down a list stands on the next one. */
  const stepOn = (gone: readonly Take[]) => {
    const leaving = new Set(gone);
    const last = shown.indexOf(gone.at(-1) as Take);
    const next =
      shown.slice(last + 1).find((take) => !leaving.has(take)) ??
      shown.slice(0, last).findLast((take) => !leaving.has(take));
    pool.set({ active: next?.id ?? null, selection: { anchor: null, ids: new Set() }, typed: '' });
  };

  return {
    chosen: takes,
    file,
    fileTyped() {
      const { typed } = pool.get();
      const shot = shotLabelled(board.shots(), typed);
      if (shot === undefined) say(`There is no shot ${typed}.`);
      else file(shot.id);
    },
    hide() {
      const hides = takes();
      if (hides.length === 0) return;
      const hidden = !hides.every((take) => take.hidden);
      void actions.hideTakes(
        hides.map(({ id }) => id),
        hidden,
      );
      say(`${sayTakes(hides.length)} ${hidden ? 'hidden for you' : 'shown again'}.`);
    },
    pick() {
      const [take, ...others] = takes();
      if (take === undefined || !mayWrite()) return;
      const shot = shotOf(take, board);
      if (others.length > 0) say('A shot has one pick: select one take.');
      else if (shot === undefined) {
        say('It has no shot yet: type the number of one, then Enter, then pick it.');
      } else if (picks.get(shot.id)?.takeId === take.id) {
        say(`It is the pick of ${shot.label} already.`);
      } else {
        void actions.pickTake(shot.id, take.id);
        say(`Picked for ${shot.label}.`);
      }
    },
    async makeShots() {
      const from = takes();
      if (from.length === 0 || !mayWrite()) return;
      let prompts: readonly string[];
      try {
        prompts = await Promise.all(from.map(fullPrompt));
      } catch (error) {
        tellFailure('No shots were made: the prompts could not be read', error);
        return;
      }
      if (!mayWrite()) return;
      const drafts = from.map(({ name }, i) => ({
        title: titleFromName(name) || name,
        prompt: prompts[i] ?? '',
      }));
      const made = addShots(board, drafts, {}, command);
      // One step of undo: the shots, and what was filed under them.
      from.forEach(({ id }, i) => {
        const shotId = made[i];
        if (shotId !== undefined) void actions.fileTakes([id], shotId, { joins: true });
      });
      session.setLookingAt(made[0] ?? null);
      const labels = made.map((id) => board.shot(id)?.label ?? '');
      say(
        made.length === 1
          ? `Shot ${labels[0]} made from it.`
          : `${made.length} shots made, ${labels[0]} to ${labels.at(-1)}.`,
      );
    },
  };
}

/** The shot somebody means by typing its number; letters count in either size. */
export const shotLabelled = (shots: readonly Shot[], typed: string): Shot | undefined =>
  shots.find(({ label }) => label.toLowerCase() === typed.trim().toLowerCase());
