import { Menu } from '@mantine/core';
import { TRANSITION_KINDS } from '@takeboard/editorial';
import { Keys } from '../../commands/keys-sheet.tsx';
import { useBoardValue, useSession } from '../../live/use-session.tsx';
import { editFilmOf } from './edit-film.ts';
import type { SlotMenuAt } from './edit-state.ts';
import { sayFrameAt } from './place-words.ts';
import { Chosen } from './chosen.tsx';
import { PointTarget } from './point-target.tsx';
import { TRANSITION_WORDS } from './snap-words.ts';
import { USUAL_TRANSITION } from './selected-slot.ts';
import type { SlotEdits } from './use-slot-edits.ts';

/** All that can be done to a slot. */
export function SlotMenu({
  at,
  edits,
  onClose,
}: {
  at: SlotMenuAt;
  edits: SlotEdits;
  onClose: () => void;
}) {
  const { board } = useSession();
  const { actions, store } = edits;
  const { slotId } = at;
  useBoardValue((b) => b.cut());
  const film = editFilmOf(board);
  const index = film?.cut.entries.findIndex(({ slot }) => slot.id === slotId) ?? -1;
  const entry = film?.cut.entries[index];
  if (film === null || entry === undefined) return null;
  const { slot } = entry;
  const labelOf = (shotId: string) => board.shot(shotId)?.label ?? '?';
  const before = film.cut.entries[index - 1];
  const after = film.cut.entries[index + 1];
  const item = (label: string, keys: string | null, run: () => void, disabled = false) => (
    <Menu.Item
      key={label}
      disabled={disabled}
      rightSection={keys === null ? undefined : <Keys hotkeys={keys} />}
      onClick={run}
    >
      {label}
    </Menu.Item>
  );
  const joins = slot.transition?.kind ?? null;
  const join = (kind: (typeof TRANSITION_KINDS)[number] | null) => (
    <Menu.Item
      key={kind}
      disabled={before === undefined}
      rightSection={<Chosen when={joins === kind} />}
      onClick={() =>
        actions.setTransition(
          slotId,
          kind && { kind, frames: slot.transition?.frames ?? USUAL_TRANSITION },
        )
      }
    >
      {kind === null ? 'Straight cut' : TRANSITION_WORDS[kind]}
    </Menu.Item>
  );

  return (
    <Menu
      opened
      onClose={onClose}
      width={300}
      position="top-start"
      floatingStrategy="fixed"
      returnFocus={false}
      closeOnItemClick
    >
      <Menu.Target>
        <PointTarget at={at} label={`Shot ${labelOf(slot.shotId)} on the song`} />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Shot ${labelOf(slot.shotId)} on the song`}>
        <Menu.Label>
          Shot {labelOf(slot.shotId)} · {index === 0 ? 'start' : sayFrameAt(film, entry.start)} →{' '}
          {after === undefined ? 'end' : sayFrameAt(film, entry.end)} · {entry.end - entry.start} f
        </Menu.Label>
        {item('Begin earlier', 'alt+arrowleft', () => actions.roll(slotId, -1, 'line'), !before)}
        {item('Begin later', 'alt+arrowright', () => actions.roll(slotId, 1, 'line'), !before)}
        {item(
          before ? `Change places with ${labelOf(before.slot.shotId)}` : 'First on the song',
          'alt+arrowup',
          () => actions.swapWithNeighbour(slotId, -1),
          !before,
        )}
        {item(
          after ? `Change places with ${labelOf(after.slot.shotId)}` : 'Last on the song',
          'alt+arrowdown',
          () => actions.swapWithNeighbour(slotId, 1),
          !after,
        )}
        <Menu.Divider />
        {item('Slip one frame earlier', 'mod+arrowleft', () => actions.slip(slotId, -1))}
        {item('Slip one frame later', 'mod+arrowright', () => actions.slip(slotId, 1))}
        {item('Lead, speed, transition …', 'e', () =>
          // The menu closes first, and gives the focus back.
          setTimeout(() => store.set({ menu: { ...at, values: true } }), 0),
        )}
        <Menu.Divider />
        {join(null)}
        {TRANSITION_KINDS.map(join)}
        <Menu.Divider />
        {item(slot.locked ? 'Unlock' : 'Lock', 'shift+l', () => actions.toggleLock(slotId))}
        {item('Take off the song', 'delete', () => actions.takeOff([slotId]))}
      </Menu.Dropdown>
    </Menu>
  );
}
