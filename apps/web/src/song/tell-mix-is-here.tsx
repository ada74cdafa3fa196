import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Mix } from '../api/wire.ts';
import type { BoardSession } from '../live/board-session.ts';
import { songDeskOf } from './song-desk.ts';

/** Says that a mix is here which is not the song, and offers to look at what it would move. */
export function tellMixIsHere(session: BoardSession, { id: mixId }: Mix, why: string): void {
  const id = `mix ${mixId}`;
  const look = () => {
    notifications.hide(id);
    songDeskOf(session).set({ replacing: { mixId } });
  };
  notifications.show({
    id,
    autoClose: false,
    withBorder: true,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
        <span style={{ flex: 1 }}>{why} It is kept.</span>
        <Button size="compact-sm" variant="default" onClick={look}>
          Replace the mix…
        </Button>
      </span>
    ),
  });
}
