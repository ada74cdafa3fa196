import { removeSong } from '@takeboard/storyboard';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { tell } from '../shell/toast.ts';
import { songDeskOf, useSongDesk } from './song-desk.ts';

/** Asks before the song goes, and says what that means for what hangs on it. */
export function RemoveSongDialog() {
  const session = useSession();
  const desk = songDeskOf(session);
  const asking = useSongDesk((state) => state.removing);
  const song = useBoardValue((board) => board.song());
  const hanging = useBoardValue(
    (board) => board.slots().filter(({ start }) => start !== null).length,
  );
  const close = () => desk.set({ removing: false });
  if (song === null) return null;
  const { name } = song.mix;
  return (
    <ConfirmDialog
      opened={asking}
      onClose={close}
      title={`Remove “${name}”?`}
      text={
        <>
          {hanging > 0
            ? `${hanging === 1 ? '1 shot hangs' : `${hanging} shots hang`} on it. ${hanging === 1 ? 'It stays' : 'They stay'} on the board and keep${hanging === 1 ? 's its' : ' their'} place: when a song comes back, ${hanging === 1 ? 'it lies' : 'they lie'} on the same bars again. `
            : ''}
          Until then nothing plays. Sections, markers and bars are kept, and so is the file. Undo
          brings it back.
        </>
      }
      action="Remove the song"
      onConfirm={() => {
        close();
        desk.set({ panel: false, hearing: null });
        const why = removeSong(session.board, session.command);
        if (why !== null) tell(why);
      }}
    />
  );
}
