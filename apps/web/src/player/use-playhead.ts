import { useEffect, useRef } from 'react';
import { usePlayer } from './player-context.tsx';
import type { SongPlayer } from './song-player.ts';

type Listener = (sample: number) => void;

interface Ticker {
  readonly listeners: Set<Listener>;
  /** Reads where the playhead stands once and tells all. */
  tell(): void;
}

const tickers = new WeakMap<SongPlayer, Ticker>();

/**
 * Calls back with the sample that is heard: at once, on every painted frame while it plays, and at
 * each seek. All listeners of a frame get the same sample, so what they draw fits together. Nothing
 * is rendered by React.
 */
export function onPlayhead(player: SongPlayer, listener: Listener): () => void {
  const ticker = tickers.get(player) ?? startTicker(player);
  ticker.listeners.add(listener);
  listener(player.sample());
  return () => void ticker.listeners.delete(listener);
}

/** The same for as long as a component is on screen; the newest `listener` is the one called. */
export function usePlayhead(listener: Listener): void {
  const player = usePlayer();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => onPlayhead(player, (sample) => latest.current(sample)), [player]);
}

function startTicker(player: SongPlayer): Ticker {
  const listeners = new Set<Listener>();
  let frame = 0;
  const tell = () => {
    const sample = player.sample();
    for (const listener of listeners) listener(sample);
  };
  const tick = () => {
    frame = 0;
    tell();
    goOn();
  };
  const goOn = () => {
    if (frame === 0 && player.state().playing) frame = requestAnimationFrame(tick);
  };
  const once = () => {
    // A drag of the playhead seeks more often than the screen is painted.
    if (frame === 0) frame = requestAnimationFrame(tick);
  };
  player.subscribe(goOn);
  player.onMoved(once);
  goOn();
  const ticker = { listeners, tell };
  tickers.set(player, ticker);
  return ticker;
}
