import { NO_SONG } from './song-player.ts';
import type { LoadablePlayer, PlayerSong, PlayerState } from './song-player.ts';

/**
 * Plays the song through an `<audio>` element, where a browser decodes nothing for the page itself. Its
 * clock is good to some hundredths of a second: what follows it is called approximate on screen.
 */
export function newElementPlayer(audio: HTMLAudioElement = new Audio()): LoadablePlayer {
  const listeners = new Set<() => void>();
  const movedListeners = new Set<() => void>();
  let state: PlayerState = NO_SONG;
  let song: PlayerSong | null = null;

  const change = (part: Partial<PlayerState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const moved = () => {
    for (const listener of movedListeners) listener();
  };
  const held = (sample: number) => Math.min(song?.samples ?? 0, Math.max(0, Math.round(sample)));
  const sample = () => held(audio.currentTime * (song?.rate ?? 0));
  const stop = () => {
    audio.pause();
    change({ playing: false, rate: 1 });
    moved();
  };

  audio.preload = 'auto';
  audio.addEventListener('loadedmetadata', () => change({ status: 'ready', failure: null }));
  audio.addEventListener('ended', stop);
  audio.addEventListener('seeked', moved);
  audio.addEventListener('timeupdate', () => {
    const { loop } = state;
    if (loop === null || !state.playing || song === null) return;
    if (sample() >= loop.to) audio.currentTime = loop.from / song.rate;
  });
  audio.addEventListener('error', () => {
    if (song === null) return;
    const why = audio.error?.message ?? '';
    change({
      status: 'failed',
      playing: false,
      failure: `The song cannot be played: this browser could not read its stream${why && ` (${why})`}. Reload the page, or ask for the song to be uploaded again.`,
    });
  });

  const seek = (to: number) => {
    if (song === null) return;
    audio.currentTime = held(to) / song.rate;
    moved();
  };

  async function play(from?: number): Promise<void> {
    if (song === null) return;
    if (from !== undefined) seek(from);
    else if (sample() >= song.samples) seek(state.loop?.from ?? 0);
    change({ playing: true, rate: 1, failure: null });
    moved();
    try {
      await audio.play();
    } catch (error) {
      // Paused again before it began: nothing went wrong.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      change({
        playing: false,
        failure: 'The browser did not let the song begin. Press play once more.',
      });
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMoved(listener) {
      movedListeners.add(listener);
      return () => movedListeners.delete(listener);
    },
    sample,
    play,
    pause: stop,
    toggle() {
      if (state.playing) stop();
      else void play();
    },
    seek,
    // An audio element goes forward only, at one speed that sounds right.
    shuttle(by) {
      if (by === 1) void play();
      else {
        stop();
        seek(sample() - (song?.rate ?? 0));
      }
    },
    setLoop: (loop) => change({ loop: loop !== null && loop.to > loop.from ? loop : null }),
    setVolume(volume) {
      audio.volume = Math.min(1, Math.max(0, volume));
      change({ volume: audio.volume });
    },
    audio: () => null,
    load(next) {
      if (next?.stream === song?.stream) return;
      audio.pause();
      song = next;
      change({
        status: next === null ? 'none' : 'loading',
        playing: false,
        loop: null,
        failure: null,
      });
      if (next === null) audio.removeAttribute('src');
      else audio.src = `/media/${next.stream}`;
      audio.load();
      moved();
    },
    close() {
      song = null;
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
      listeners.clear();
      movedListeners.clear();
    },
  };
}
