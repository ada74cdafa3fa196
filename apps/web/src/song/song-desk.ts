import type { BoardSession } from '../live/board-session.ts';
import { ofSession, openDesk, useDesk } from '../live/desk.ts';
import type { Desk } from '../live/desk.ts';
import type { Heard } from './first-grid.ts';
import { songUploadsOf } from './song-uploads.ts';

/** Sound that somebody dropped, about which they must be asked first. */
export interface SongOffer {
  readonly files: readonly File[];
  /** Takes or pictures came with it, so it may not be meant as the song. */
  readonly beside: boolean;
}

interface DeskState {
  readonly offer: SongOffer | null;
  /** The panel for tempo and bars is open. */
  readonly panel: boolean;
  /** Beats that were proposed and are being tried by their clicks. */
  readonly hearing: Heard | null;
  /** How many places on the screen tell how far songs are that come in. */
  readonly waysShown: number;
  /** Asking whether the song shall go. */
  readonly removing: boolean;
  /** Replacing the mix: by which mix, once that is known. */
  readonly replacing: { readonly mixId: string | null } | null;
}

/** What of the song is in hand on this screen. */
export interface SongDesk extends Desk<DeskState> {
  /** Takes sound in: at once when nothing speaks against it, else it is asked. */
  offer(files: readonly File[], beside: boolean): void;
}

export const songDeskOf = ofSession(openSongDesk);

/** A value of the desk; `select` must return the same thing until it changes. */
export const useSongDesk = <T>(select: (state: DeskState) => T): T => useDesk(songDeskOf, select);

function openSongDesk(session: BoardSession): SongDesk {
  const desk = openDesk<DeskState>({
    offer: null,
    panel: false,
    hearing: null,
    waysShown: 0,
    removing: false,
    replacing: null,
  });
  return {
    ...desk,
    offer(files, beside) {
      const [file] = files;
      if (file === undefined || session.readOnly()) return;
      const uploads = songUploadsOf(session);
      const clear = files.length === 1 && !beside && session.board.song() === null;
      if (clear && uploads.queue.unsent() === 0) uploads.send(file, 'song');
      else desk.set({ offer: { files, beside } });
    },
  };
}
