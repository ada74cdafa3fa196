import type { Command } from '../commands/command-store.ts';
import { useCommands } from '../commands/commands.tsx';
import { useSession } from '../live/use-session.tsx';
import { isClicking, setClicking } from './clicking.ts';
import { songDeskOf } from './song-desk.ts';

const GROUP = 'Song';

/** What can be done with the song, for who looks for it in the palette. */
export function useSongCommands(choose: () => void): void {
  const session = useSession();
  const desk = songDeskOf(session);
  useCommands((): Command[] => {
    const song = session.board.song();
    const readOnly = session.readOnly();
    if (song === null) {
      return readOnly
        ? []
        : [
            {
              id: 'add song',
              group: GROUP,
              label: 'Add the song',
              words: 'music upload import mix audio',
              run: choose,
            },
          ];
    }
    return [
      {
        id: 'tempo',
        group: GROUP,
        label: 'Tempo and bars',
        words: 'bpm grid beat meter tap listen',
        run: () => desk.set({ panel: true }),
      },
      ...(song.grid === null
        ? []
        : [
            {
              id: 'click',
              group: GROUP,
              label: isClicking() ? 'No clicks on the beats' : 'Click on the beats',
              words: 'metronome',
              run: () => setClicking(!isClicking()),
            },
          ]),
      ...(readOnly
        ? []
        : [
            {
              id: 'replace mix',
              group: GROUP,
              label: 'Replace the mix',
              words: 'song upload new',
              run: () => desk.set({ replacing: { mixId: null } }),
            },
            {
              id: 'remove song',
              group: GROUP,
              label: 'Remove the song',
              words: 'delete mix',
              run: () => desk.set({ removing: true }),
            },
          ]),
    ];
  });
}
