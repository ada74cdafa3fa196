import { react } from 'tldraw';
import type { Editor } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';

/** Milliseconds. */
const MOVE = 300;

/** Moves my camera with the person I follow, and to where somebody brings everyone. */
export function followOnCanvas(editor: Editor, session: BoardSession): () => void {
  let led: string | null = null;
  let answered = session.summoned()?.summons.id;

  const sync = () => {
    const leader = session.following();
    if (leader !== led) {
      led = leader;
      if (leader === null) editor.stopFollowingUser();
      else editor.startFollowingUser(leader);
    }
    const call = session.summoned()?.summons;
    if (call === undefined || call.id === answered) return;
    answered = call.id;
    const { camera } = call;
    if (camera === null) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    editor.stopFollowingUser();
    editor.zoomToBounds(camera, {
      inset: 0,
      ...(still ? {} : { animation: { duration: MOVE } }),
    });
  };
  // Whoever moves their view by hand has stopped following.
  const stop = react('stopped following', () => {
    const { followingUserId } = editor.getInstanceState();
    if (followingUserId === null && led !== null) {
      queueMicrotask(() => {
        if (editor.getInstanceState().followingUserId === null) session.follow(null);
      });
    }
  });
  const unsubscribe = session.subscribe(sync);
  sync();
  return () => {
    stop();
    unsubscribe();
  };
}
