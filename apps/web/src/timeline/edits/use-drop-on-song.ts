import { barPositionOf, frameOf, tickOfBarPosition, tickOfPosition } from '@takeboard/editorial';
import type { Rational, SnapTo, SongPosition } from '@takeboard/editorial';
import { addShotsOnSong, insertShot } from '@takeboard/storyboard';
import { useMemo } from 'react';
import type { Take } from '../../api/wire.ts';
import { useSession } from '../../live/use-session.tsx';
import { tellFailure } from '../../shell/toast.ts';
import { titleFromName } from '../../sorting/find-shot.ts';
import { useFullPrompt } from '../../takes/full-prompt.ts';
import { useTakeActions } from '../../takes/take-actions.ts';
import { useTakes } from '../../takes/take-queries.ts';
import { sayTakes } from '../../uploads/say-size.ts';
import { dropStarts } from './drop-starts.ts';
import { editFilmOf, hangs } from './edit-film.ts';
import type { EditFilm } from './edit-film.ts';
import { sayCount, sayFrameAt } from './place-words.ts';

interface Saying {
  readonly say: (sentence: string) => void;
  readonly refuse: (sentence: string) => void;
}

/** What is dropped on the song from the pool, the tray or the list. Each drop is one step of undo. */
export interface DropOnSong {
  /** One take becomes the pick of the slot's shot, by hand; several are filed under it. */
  takesOnSlot(takeIds: readonly string[], slotId: string, saying: Saying): Promise<void>;
  /** Shots and slots appear, one for each take, with the takes filed under them. */
  takesOnSong(
    takeIds: readonly string[],
    start: SongPosition,
    snap: SnapTo,
    saying: Saying,
  ): Promise<void>;
  /** Shots that hang nowhere, as long as they are planned for, else a bar each. */
  shotsOnSong(shotIds: readonly string[], start: SongPosition, snap: SnapTo, saying: Saying): void;
}

export function useDropOnSong(): DropOnSong {
  const session = useSession();
  const actions = useTakeActions();
  const fullPrompt = useFullPrompt();
  const { byId } = useTakes();

  return useMemo(() => {
    const { board, command } = session;
    const known = (takeIds: readonly string[]) => takeIds.flatMap((id) => byId.get(id) ?? []);

    return {
      async takesOnSlot(takeIds, slotId, { say, refuse }) {
        const slot = board.slots().find(({ id }) => id === slotId);
        const shot = slot && board.shot(slot.shotId);
        const takes = known(takeIds);
        const [take] = takes;
        if (slot === undefined || shot === undefined || take === undefined) return;
        session.setLookingAt(shot.id);
        if (takes.length > 1) {
          void actions.fileTakes(takeIds, shot.id);
          say(`${sayTakes(takes.length)} filed under ${shot.label}.`);
        } else if (slot.locked) {
          refuse(`Shot ${shot.label} is locked. Unlock it to change its pick.`);
        } else if (take.state !== 'ready') {
          refuse('Only a take that is ready can be picked.');
        } else {
          // A pick is a take of its shot: one of another shot is filed here first, in the same step.
          const elsewhere = take.shotId !== null && take.shotId !== shot.id;
          if (elsewhere && !(await actions.fileTakes([take.id], shot.id))) return;
          if (await actions.pickTake(shot.id, take.id, { joins: elsewhere })) {
            say(`${take.name} is the pick of ${shot.label}.`);
          }
        }
      },

      async takesOnSong(takeIds, start, snap, { say, refuse }) {
        const takes = known(takeIds);
        if (takes.length === 0) return;
        let prompts: readonly string[];
        try {
          prompts = await Promise.all(takes.map(fullPrompt));
        } catch (error) {
          tellFailure('No shots were made: the prompts could not be read', error);
          return;
        }
        const film = editFilmOf(board);
        const reason = session.readOnlyReason();
        if (film === null || reason !== null) {
          refuse(reason ?? 'There is no song any more.');
          return;
        }
        const lengths = takes.map((take) => lengthIn(film, take));
        const starts = dropStarts(film, start, lengths, snap);
        if (typeof starts === 'string') {
          refuse(starts);
          return;
        }
        const drafts = takes.map(({ name }, i) => ({
          draft: { title: titleFromName(name) || name, prompt: prompts[i] ?? '' },
          start: starts[i] ?? start,
        }));
        const made = addShotsOnSong(board, drafts, command);
        // One step of undo: the shots, and what was filed under them.
        for (const [i, { id }] of takes.entries()) {
          const shotId = made[i];
          if (shotId !== undefined) void actions.fileTakes([id], shotId, { joins: true });
        }
        session.setLookingAt(made[0] ?? null);
        const labels = made.map((id) => board.shot(id)?.label ?? '');
        say(
          labels.length === 1
            ? `Shot ${labels[0]} made on the song.`
            : `${labels.length} shots made on the song, ${labels[0]} to ${labels.at(-1)}.`,
        );
      },

      shotsOnSong(shotIds, start, snap, { say, refuse }) {
        const reason = session.readOnlyReason();
        const film = editFilmOf(board);
        if (film === null || reason !== null) {
          refuse(reason ?? 'There is no song any more.');
          return;
        }
        const free = shotIds.filter((id) => !hangs(board.slotOf(id)));
        if (free.length === 0) {
          refuse(
            shotIds.length === 1
              ? `Shot ${board.shot(shotIds[0] ?? '')?.label ?? '?'} hangs on the song already. Drag it there to change its place.`
              : 'These shots hang on the song already.',
          );
          return;
        }
        const lengths = free.map((id) => lengthOfBars(film, start, board.shot(id)?.bars ?? null));
        const starts = dropStarts(film, start, lengths, snap);
        if (typeof starts === 'string') {
          refuse(starts);
          return;
        }
        const refusal = session.doc.transact(() => {
          for (const [i, id] of free.entries()) {
            const refused = insertShot(board, id, starts[i] ?? start, command);
            if (refused !== null) return refused;
          }
          return null;
        }, command);
        if (refusal !== null) refuse(refusal);
        else {
          session.setLookingAt(free[0] ?? null);
          const at = editFilmOf(board)?.cut.entries.find(({ slot }) => slot.shotId === free[0]);
          const where = at === undefined ? 'the song' : sayFrameAt(film, at.start);
          say(`${sayCount(free.length, 'shot')} put on the song at ${where}.`);
        }
      },
    };
  }, [session, actions, fullPrompt, byId]);
}

/** Planned bars in frames of the film, reckoned by the bar in which they begin; at least one frame. */
function lengthOfBars({ song, fps }: EditFilm, start: SongPosition, bars: Rational | null): number {
  const { grid } = song;
  const tick = tickOfPosition(song, start);
  const { bar } = barPositionOf(grid, tick);
  const length = tickOfBarPosition(grid, { bar: bar + 1 }) - tickOfBarPosition(grid, { bar });
  const ticks = Math.round((length * (bars?.num ?? 1)) / (bars?.den ?? 1));
  return Math.max(1, frameOf(grid, tick + ticks, fps) - frameOf(grid, tick, fps));
}

/** The length of a take in frames of the film, at least one. */
function lengthIn({ fps }: EditFilm, { facts }: Take): number {
  if (facts === null) return 1;
  const num = facts.frames * facts.fps.den * fps.num;
  return Math.max(1, Math.round(num / (facts.fps.num * fps.den)));
}
