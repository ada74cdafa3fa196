import { MODES, SNAPS, editSettingsOf } from './edit-settings.ts';
import type { Command } from '../../commands/command-store.ts';
import { useCommands } from '../../commands/commands.tsx';
import { useSession } from '../../live/use-session.tsx';
import { editFilmOf, hangs } from './edit-film.ts';
import { MODE_WORDS, SNAP_WORDS } from './snap-words.ts';
import type { SlotEdits } from './use-slot-edits.ts';

/** Offers what can be done to slots to the palette; their keys are the lane's own. */
export function useSlotCommands({ selected }: SlotEdits): void {
  const session = useSession();
  useCommands(() => {
    const { board } = session;
    if (session.readOnly() || editFilmOf(board) === null) return [];
    const shotId = session.lookingAt();
    const label = board.shot(shotId ?? '')?.label;
    const isOnSong = shotId !== null && hangs(board.slotOf(shotId));
    const group = 'Song';
    const command = (id: string, text: string, run: () => void, words = ''): Command => ({
      id: `slot ${id}`,
      group,
      label: text,
      words: `slot edit ${words}`,
      run,
    });
    const shot = `shot ${label ?? ''}`;
    return [
      ...SNAPS.map((snap) =>
        command(
          `snap ${snap}`,
          snap === 'off' ? 'Snap to nothing' : `Snap to the ${SNAP_WORDS[snap]}`,
          () => editSettingsOf(session.me.userId).set({ snap }),
          'grid line',
        ),
      ),
      ...MODES.map((mode) =>
        command(
          `mode ${mode}`,
          `Dragging a slot: ${mode === 'roll' ? 'changes places' : MODE_WORDS[mode]}`,
          () => editSettingsOf(session.me.userId).set({ mode }),
          'mode tool',
        ),
      ),
      ...(label !== undefined && !isOnSong
        ? [command('insert', `Hang ${shot} at the playhead`, selected.insert, 'put on song')]
        : []),
      ...(isOnSong
        ? [
            command(
              'roll earlier',
              `Begin ${shot} earlier`,
              () => selected.roll(-1, 'line'),
              'roll',
            ),
            command('roll later', `Begin ${shot} later`, () => selected.roll(1, 'line'), 'roll'),
            command(
              'roll -1',
              `Begin ${shot} one frame earlier`,
              () => selected.roll(-1, 'frame'),
              'roll',
            ),
            command(
              'roll +1',
              `Begin ${shot} one frame later`,
              () => selected.roll(1, 'frame'),
              'roll',
            ),
            command('slip -1', `Slip ${shot} one frame earlier`, () => selected.slip(-1)),
            command('slip +1', `Slip ${shot} one frame later`, () => selected.slip(1)),
            command(
              'swap -1',
              `Change places: ${shot} with the one before`,
              () => selected.swap(-1),
              'swap',
            ),
            command(
              'swap +1',
              `Change places: ${shot} with the one after`,
              () => selected.swap(1),
              'swap',
            ),
            command('values', `Lead, speed and transition of ${shot}`, selected.openValues),
            command('lock', `Lock or unlock ${shot}`, selected.toggleLock),
            command('off', `Take ${shot} off the song`, selected.takeOff, 'remove delete'),
          ]
        : []),
    ];
  });
}
