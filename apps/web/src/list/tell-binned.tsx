import { restoreShots } from '@takeboard/storyboard';
import type { Shot } from '@takeboard/storyboard';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { BoardSession } from '../live/board-session.ts';

/** Says what went into the bin and offers to take it out again. */
export function tellBinned(
  session: BoardSession,
  shots: readonly Pick<Shot, 'id' | 'label'>[],
): void {
  const id = `binned ${shots.map((shot) => shot.id).join(' ')}`;
  const what = shots.length === 1 ? `Shot ${shots[0]?.label} is` : `${shots.length} shots are`;
  const restore = () => {
    restoreShots(
      session.board,
      shots.map((shot) => shot.id),
      session.command,
    );
    notifications.hide(id);
  };
  notifications.show({
    id,
    autoClose: 8_000,
    withBorder: true,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
        <span style={{ flex: 1 }}>{what} in the bin.</span>
        <Button size="compact-sm" variant="default" onClick={restore}>
          Put back
        </Button>
      </span>
    ),
  });
}
