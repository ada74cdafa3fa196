import {
  TICKS_PER_BEAT,
  barPositionOf,
  sampleOf,
  tickOf,
  tickOfBarPosition,
} from '@takeboard/editorial';
import type { KeyboardEvent } from 'react';
import { matchesHotkey } from '../commands/hotkey.ts';
import { frameAtSample, sampleOfFrame } from '../player/frame-time.ts';
import { usePlayer } from '../player/player-context.tsx';
import { stepBeat } from '../player/step-beat.ts';
import type { SongFacts } from './song-facts.ts';

/**
 * Keys that move the playhead where the arrows mean something else to the rest of the page. Each
 * answers whether the key was one of its own.
 */
export function useStepKeys({ song, cut, fps }: SongFacts) {
  const player = usePlayer();
  const { rate, samples } = song.mix;
  const go = (sample: number) => player.seek(Math.min(samples, Math.max(0, sample)));
  const frame = (by: number) => {
    const next = frameAtSample(player.sample(), rate, fps) + by;
    player.pause();
    go(sampleOfFrame(Math.min(cut.frames - 1, Math.max(0, next)), rate, fps));
  };
  const beat = (by: 1 | -1) =>
    go(song.grid === null ? player.sample() + by * rate : stepBeat(song.grid, player.sample(), by));
  const bar = (by: 1 | -1) => {
    const { grid } = song;
    if (grid === null) return go(player.sample() + 10 * by * rate);
    // From within a bar its own beginning is the one before.
    const at = barPositionOf(grid, tickOf(grid, player.sample()));
    const isWithin = at.beat > 1 || at.tick > TICKS_PER_BEAT / 16;
    const to = by === 1 ? at.bar + 1 : isWithin ? at.bar : at.bar - 1;
    return go(sampleOf(grid, tickOfBarPosition(grid, { bar: to })));
  };
  return {
    /** Beats: in the whole timeline. */
    onBeatKey(event: KeyboardEvent): boolean {
      const is = (hotkey: string) => matchesHotkey(event.nativeEvent, hotkey);
      if (is('shift+arrowleft')) beat(-1);
      else if (is('shift+arrowright')) beat(1);
      else return false;
      return true;
    },
    /** Frames and bars: on the handle of the playhead itself. */
    onFrameKey(event: KeyboardEvent): boolean {
      const is = (hotkey: string) => matchesHotkey(event.nativeEvent, hotkey);
      if (is('arrowleft') || is('arrowdown')) frame(-1);
      else if (is('arrowright') || is('arrowup')) frame(1);
      else if (is('pageup')) bar(1);
      else if (is('pagedown')) bar(-1);
      else if (is('home')) go(0);
      else if (is('end')) go(samples);
      else return false;
      return true;
    },
  };
}
