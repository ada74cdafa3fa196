// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readPlayhead } from '../../src/live/playhead.ts';
import { startSharing } from '../../src/player/share-playhead.ts';
import { NO_SONG } from '../../src/player/song-player.ts';
import type { SongPlayer } from '../../src/player/song-player.ts';

/** A player of which only the place matters. */
function aPlayer() {
  const listeners = new Set<() => void>();
  let sample = 0;
  const player = {
    state: () => ({ ...NO_SONG, status: 'ready' as const }),
    sample: () => sample,
    subscribe: () => () => {},
    onMoved(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as SongPlayer;
  return {
    player,
    moveTo(next: number) {
      sample = next;
      for (const listener of listeners) listener();
    },
  };
}

it('what somebody tries out is heard by nobody else; where they then are, is', () => {
  const awareness = new Awareness(new Y.Doc());
  const { player, moveTo } = aPlayer();
  const timers: (() => void)[] = [];
  let isPrivate = false;
  const stop = startSharing(
    awareness,
    player,
    (_ms, run) => {
      timers.push(run);
      return () => {};
    },
    () => isPrivate,
  );
  const rest = () => timers.splice(0).forEach((run) => run());
  const shared = () => readPlayhead(awareness, awareness.clientID)?.sample;
  rest();
  moveTo(1000);
  rest();
  expect(shared()).toBe(1000);
  isPrivate = true;
  moveTo(5000);
  rest();
  expect(shared()).toBe(1000);
  isPrivate = false;
  moveTo(1200);
  rest();
  expect(shared()).toBe(1200);
  stop();
  awareness.destroy();
});
