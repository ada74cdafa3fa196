import type { Clip, Rational, SnapTo, SongPosition, Transition } from '@takeboard/editorial';
import {
  insertShot,
  rollTo,
  setSlot,
  setTrim,
  swapSlots,
  takeOffSong,
} from '@takeboard/storyboard';
import type { Slot } from '@takeboard/storyboard';
import type { Take } from '../../api/wire.ts';
import type { BoardSession } from '../../live/board-session.ts';
import { clipOf } from '../../takes/clip-of-take.ts';
import { editFilmOf, hangs } from './edit-film.ts';
import type { EditFilm } from './edit-film.ts';
import { sayFrameAt, sayFrames, sayMoved } from './place-words.ts';
import { slipTarget } from './slip-target.ts';
import type { Edit } from './slot-gesture.ts';
import { framesOn, stepPosition } from './snap-step.ts';

/**
 * What people do to slots, by hand, key or menu: each is one step of their undo, and each says in a
 * sentence what it did, or why it did nothing.
 */
export interface SlotActions {
  /** What a gesture ended with. */
  run(edit: Edit): void;
  /** Moves the begin of a slot to the next line, or by one frame. */
  roll(slotId: string, direction: -1 | 1, step: 'line' | 'frame'): void;
  /** Shows the pick of a slot so many of its frames later; negative is earlier. */
  slip(slotId: string, frames: number): void;
  /** Changes places with the slot before or after it. */
  swapWithNeighbour(slotId: string, direction: -1 | 1): void;
  /** Hangs a shot that hangs nowhere; it begins there, and the one there ends there. */
  insert(shotId: string, start: SongPosition): void;
  takeOff(slotIds: readonly string[]): void;
  toggleLock(slotId: string): void;
  setTransition(slotId: string, transition: Transition | null): void;
  /** Null: as on the whole board. */
  setLead(slotId: string, frames: number | null): void;
  setSpeed(slotId: string, speed: Rational): void;
}

export interface SlotActionsOptions {
  readonly session: BoardSession;
  /** The take that is picked for a shot. */
  readonly pickOf: (shotId: string) => Take | undefined;
  readonly snap: () => SnapTo;
  /** Says what was done. */
  readonly say: (sentence: string) => void;
  /** Says why nothing was done. */
  readonly refuse: (sentence: string) => void;
}

export function slotActions({
  session,
  pickOf,
  snap,
  say,
  refuse,
}: SlotActionsOptions): SlotActions {
  const { board, command } = session;
  const slotWith = (slotId: string): Slot | undefined =>
    board.slots().find(({ id }) => id === slotId);
  const labelOf = (slotId: string): string =>
    board.shot(slotWith(slotId)?.shotId ?? '')?.label ?? '?';

  /** Does it when I may write, and says how it ended. */
  function attempt(act: (film: EditFilm) => string | null, done: (film: EditFilm) => string): void {
    const film = editFilmOf(board);
    const reason =
      session.readOnlyReason() ?? (film === null ? 'There is no song to hang shots on yet.' : null);
    const refusal = reason ?? (film === null ? null : act(film));
    const after = editFilmOf(board);
    if (refusal !== null) refuse(refusal);
    else if (after !== null) say(done(after));
  }

  function begins(film: EditFilm, slotId: string): string {
    const index = film.cut.entries.findIndex(({ slot }) => slot.id === slotId);
    const [before, entry] = [film.cut.entries[index - 1], film.cut.entries[index]];
    if (entry === undefined) return `Shot ${labelOf(slotId)} is not on the song.`;
    const shown = `Shot ${labelOf(slotId)} begins at ${sayFrameAt(film, entry.start)} and has ${sayFrames(entry.end - entry.start)}`;
    return before === undefined
      ? `${shown}.`
      : `${shown}; ${labelOf(before.slot.id)} has ${sayFrames(before.end - before.start)}.`;
  }

  const rollSlot = (slotId: string, startOf: (film: EditFilm, slot: Slot) => SongPosition) =>
    attempt(
      (film) => {
        const slot = slotWith(slotId);
        if (!hangs(slot)) return `Shot ${labelOf(slotId)} is not on the song.`;
        return rollTo(board, slotId, startOf(film, slot), command);
      },
      (film) => begins(film, slotId),
    );

  /** The pick that plays in a slot, or why there is nothing to do it to. */
  function playing(slotId: string, what: string): { slot: Slot; take: Take } | string {
    const slot = slotWith(slotId);
    if (slot === undefined) return 'This slot is not there any more.';
    const take = pickOf(slot.shotId);
    if (slot.locked) return `Shot ${labelOf(slotId)} is locked. Unlock it to ${what}.`;
    if (take === undefined || take.facts === null)
      return `Shot ${labelOf(slotId)} has no pick: there is nothing to ${what}.`;
    return { slot, take };
  }

  const slipBy = (slotId: string, byOf: (clip: Clip) => number) => {
    let said = '';
    attempt(
      ({ cut, fps }) => {
        const found = playing(slotId, 'slip');
        if (typeof found === 'string') return found;
        const { slot, take } = found;
        const entry = cut.entries.find((each) => each.slot.id === slotId);
        const clip = clipOf(take, board.trim(slot.id, take.id));
        if (entry === undefined || clip === null) {
          return `Shot ${labelOf(slotId)} is not on the song.`;
        }
        const slipped = slipTarget(clip, entry.end - entry.start, fps, byOf(clip));
        if (slipped.by === 0) return `${take.name} ends there: it cannot slip further.`;
        const { in: first, out, short } = slipped;
        said = `Shot ${labelOf(slotId)} shows frames ${first + 1} to ${out + 1} of ${take.name}${short > 0 ? `, ${short} f short` : ''}.`;
        return setTrim(board, slot.id, take.id, { in: first }, command);
      },
      () => said,
    );
  };

  const swap = (slotId: string, other: string) =>
    attempt(
      () => swapSlots(board, slotId, other, command),
      (film) => `${labelOf(slotId)} and ${labelOf(other)} changed places. ${begins(film, slotId)}`,
    );

  const actions: SlotActions = {
    run(edit) {
      if (edit.do === 'roll') rollSlot(edit.slotId, () => edit.start);
      else if (edit.do === 'slip') slipBy(edit.slotId, (clip) => edit.in - clip.in);
      else if (edit.do === 'swap') swap(edit.slotId, edit.other);
      else actions.takeOff([edit.slotId]);
    },

    roll(slotId, direction, step) {
      rollSlot(slotId, (film, slot) => {
        const from = slot.start as SongPosition;
        return step === 'frame'
          ? framesOn(film, from, direction)
          : stepPosition(film, from, snap(), direction);
      });
    },

    slip: (slotId, frames) => slipBy(slotId, () => frames),

    swapWithNeighbour(slotId, direction) {
      const { entries } = editFilmOf(board)?.cut ?? { entries: [] };
      const at = entries.findIndex(({ slot }) => slot.id === slotId);
      const other = entries[at + direction];
      if (at === -1) refuse(`Shot ${labelOf(slotId)} is not on the song.`);
      else if (other === undefined) {
        refuse(`Shot ${labelOf(slotId)} is the ${direction === -1 ? 'first' : 'last'} already.`);
      } else swap(slotId, other.slot.id);
    },

    insert: (shotId, start) =>
      attempt(
        () => insertShot(board, shotId, start, command),
        (film) => begins(film, board.slotOf(shotId)?.id ?? ''),
      ),

    takeOff(slotIds) {
      const labels = slotIds.map(labelOf);
      attempt(
        () => takeOffSong(board, slotIds, command),
        () =>
          labels.length === 1
            ? `Shot ${labels[0]} is off the song; it is still on the board.`
            : `${labels.length} shots are off the song; they are still on the board.`,
      );
    },

    toggleLock(slotId) {
      const locked = slotWith(slotId)?.locked !== true;
      attempt(
        () => setSlot(board, slotId, { locked }, command),
        () => `Shot ${labelOf(slotId)} is ${locked ? 'locked' : 'unlocked'}.`,
      );
    },

    setTransition: (slotId, transition) =>
      attempt(
        () => setSlot(board, slotId, { transition }, command),
        () =>
          transition === null
            ? `A straight cut to shot ${labelOf(slotId)}.`
            : `A ${transition.kind} of ${sayFrames(transition.frames)} to shot ${labelOf(slotId)}.`,
      ),

    setLead: (slotId, lead) =>
      attempt(
        () => setSlot(board, slotId, { lead }, command),
        () =>
          lead === null
            ? `Shot ${labelOf(slotId)} has the lead of the board, ${sayMoved(board.lead())}.`
            : `Shot ${labelOf(slotId)} has a lead of ${sayMoved(lead)}.`,
      ),

    setSpeed: (slotId, speed) =>
      attempt(
        () => {
          const found = playing(slotId, 'play faster or slower');
          if (typeof found === 'string') return found;
          return setTrim(board, slotId, found.take.id, { speed }, command);
        },
        () =>
          `Shot ${labelOf(slotId)} plays at ${speed.num}${speed.den === 1 ? '' : `/${speed.den}`} × its speed.`,
      ),
  };
  return actions;
}
