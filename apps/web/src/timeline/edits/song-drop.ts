import { indexAt, positionAt } from '@takeboard/editorial';
import type { SongPosition } from '@takeboard/editorial';
import type { DragEvent } from 'react';
import { areTakesDragged, droppedTakes } from '../../takes/take-drag.ts';
import type { TimelineView } from '../timeline-view.ts';
import { frameAt } from './edit-film.ts';
import type { EditFilm } from './edit-film.ts';
import type { EditSettings } from './edit-settings.ts';
import type { DropGhost, EditStore } from './edit-state.ts';
import { areShotsDragged, droppedShots } from './shot-drag.ts';

export interface SongDropOptions {
  readonly lane: () => HTMLElement | null;
  readonly view: TimelineView;
  readonly store: EditStore;
  readonly film: () => EditFilm | null;
  readonly settings: () => EditSettings;
  readonly refusal: () => string | null;
  /** Takes were dropped on a slot. */
  readonly takesOnSlot: (takeIds: readonly string[], slotId: string) => void;
  /** Takes were dropped on the song itself: shots are to appear there. */
  readonly takesOnSong: (takeIds: readonly string[], start: SongPosition) => void;
  readonly shotsOnSong: (shotIds: readonly string[], start: SongPosition) => void;
}

/**
 * Lets takes and shots be dropped on the song, for the element around all its lanes. Takes over a
 * slot are for its shot; takes anywhere else, and shots everywhere, go to the place on the song.
 */
export function songDropHandlers(options: SongDropOptions) {
  const { store, film, settings, view } = options;

  function ghostAt(event: DragEvent): DropGhost | null {
    const now = film();
    const what = areTakesDragged(event.dataTransfer)
      ? 'takes'
      : areShotsDragged(event.dataTransfer)
        ? 'shots'
        : null;
    if (now === null || what === null || options.refusal() !== null) return null;
    const lane = options.lane();
    const sample = view.get().sampleAt(event.clientX - (lane?.getBoundingClientRect().left ?? 0));
    if (what === 'takes' && lane?.contains(event.target as Node) === true) {
      const entry = now.cut.entries[indexAt(now.cut.entries, frameAt(now, sample))];
      if (entry !== undefined) return { what, on: { slotId: entry.slot.id } };
    }
    const free = event.altKey || event.ctrlKey || event.metaKey;
    const held = Math.min(Math.max(0, sample), now.song.samples - 1);
    return { what, on: { position: positionAt(now, held, free ? 'off' : settings().snap) } };
  }

  return {
    onDragOver(event: DragEvent<HTMLElement>) {
      const drop = ghostAt(event);
      if (drop === null) {
        if (store.get().drop !== null) store.set({ drop: null });
        return;
      }
      event.preventDefault();
      event.dataTransfer.dropEffect = 'link';
      store.set({ drop });
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
      store.set({ drop: null });
    },
    onDrop(event: DragEvent<HTMLElement>) {
      const drop = ghostAt(event);
      store.set({ drop: null });
      if (drop === null) return;
      event.preventDefault();
      const { on } = drop;
      const takeIds = droppedTakes(event.dataTransfer);
      const shotIds = droppedShots(event.dataTransfer);
      if ('slotId' in on) options.takesOnSlot(takeIds, on.slotId);
      else if (takeIds.length > 0) options.takesOnSong(takeIds, on.position);
      else if (shotIds.length > 0) options.shotsOnSong(shotIds, on.position);
    },
  };
}
