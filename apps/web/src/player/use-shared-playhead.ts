import { useEffect } from 'react';
import { auditionOf } from '../audition/audition-store.ts';
import { useSession } from '../live/use-session.tsx';
import { after } from './after.ts';
import { startFollowing } from './follow-playhead.ts';
import { usePlainPlayer } from './player-context.tsx';
import { startSharing } from './share-playhead.ts';

/** Lets who follows me hear what I hear, and me what whom I follow hears. */
export function useSharedPlayhead(): void {
  const session = useSession();
  const player = usePlainPlayer();
  useEffect(() => {
    const isPrivate = () => auditionOf(session).now() !== null;
    return startSharing(session.awareness, player, after, isPrivate);
  }, [session, player]);
  useEffect(
    () =>
      startFollowing(
        session,
        player,
        () => performance.now(),
        () => session.board.song()?.mix.rate ?? 1,
      ),
    [session, player],
  );
}
