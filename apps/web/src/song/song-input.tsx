import type { RefObject } from 'react';
import { useSession } from '../live/use-session.tsx';
import { ACCEPTED_SONGS, SONG_KINDS, isSongFile } from '../uploads/sort-files.ts';
import { tell } from '../shell/toast.ts';
import { songDeskOf } from './song-desk.ts';

/** The browser's dialog for one song, opened by pressing it from elsewhere. */
export function SongInput({
  inputRef,
  onFile,
}: {
  inputRef: RefObject<HTMLInputElement | null>;
  /** What to do with it; without this it is offered as the song. */
  onFile?: ((file: File) => void) | undefined;
}) {
  const session = useSession();
  return (
    <input
      ref={inputRef}
      type="file"
      hidden
      accept={ACCEPTED_SONGS}
      data-testid="choose-song"
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        // The same file can be chosen again.
        currentTarget.value = '';
        if (file === undefined) return;
        const why = whyNoSong(file);
        if (why !== null) tell(why);
        else if (onFile === undefined) songDeskOf(session).offer([file], false);
        else onFile(file);
      }}
    />
  );
}

/** Why a file cannot be the song, before a byte of it is sent; null when it may be one. */
export function whyNoSong(file: File): string | null {
  if (!isSongFile(file)) return `“${file.name}” is no song: ${SONG_KINDS}.`;
  return file.size === 0 ? `“${file.name}” is empty (0 bytes). Choose it again.` : null;
}
