import type { AudioOut } from './audio-out.ts';
import { runSong } from './song-run.ts';
import type { SongRun, Stretch } from './song-run.ts';
import type { SongSource } from './song-source.ts';

/** What of a player changes seldom, and is drawn by React. */
export interface PlayerState {
  readonly status: 'none' | 'loading' | 'ready' | 'failed';
  readonly playing: boolean;
  /** 1 as the song goes; other speeds, backwards included, are silent. */
  readonly rate: number;
  /** Samples of the mix, `to` exclusive. */
  readonly loop: Stretch | null;
  /** 0 to 1. */
  readonly volume: number;
  /** Why it does not play, as a sentence. */
  readonly failure: string | null;
}

/** The song of a board, played from its stream copy. Places are samples of the mix. */
export interface SongPlayer {
  state(): PlayerState;
  subscribe(listener: () => void): () => void;
  /** Calls back whenever the playhead stands somewhere else than playing on would have brought it. */
  onMoved(listener: () => void): () => void;
  /** What is heard now, or where the playhead stands. Whole samples. */
  sample(): number;
  /** Resolves when the sound is on its way, or something else was asked for meanwhile. */
  play(from?: number): Promise<void>;
  pause(): void;
  toggle(): void;
  seek(sample: number): void;
  /** One speed faster to the right (L) or to the left (J). */
  shuttle(by: 1 | -1): void;
  setLoop(loop: Stretch | null): void;
  setVolume(volume: number): void;
  /**
   * For sounds that go with the song: its context, and the second of it at which a sample of the mix
   * is heard, or will be. Null while the song does not sound.
   */
  audio(): { readonly context: AudioContext; timeOf(sample: number): number } | null;
  close(): void;
}

/** The song a player plays. */
export interface PlayerSong {
  /** SHA-256 of the stream copy. */
  readonly stream: string;
  /** Of the mix. */
  readonly rate: number;
  readonly samples: number;
}

export interface PlayerPorts {
  openSource(stream: string): Promise<SongSource>;
  openOut(rate: number, onStopped: () => void): AudioOut;
  /** Whether somebody has touched the page, so that browsers let it have a sound output. */
  isTouched(): boolean;
  /** Calls back after so many milliseconds; returns what calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** A player whose song can be changed for another one; it keeps its place. */
export interface LoadablePlayer extends SongPlayer {
  load(song: PlayerSong | null): void;
}

const SPEEDS = [1, 2, 4, 8] as const;

const STOPPED = 'The sound output went away or was taken by something else. Press play to go on.';

export const NO_SONG: PlayerState = {
  status: 'none',
  playing: false,
  rate: 1,
  loop: null,
  volume: 1,
  failure: null,
};

/** How the playhead moves: it stands, waits for its first sound, follows the sound, or runs silently. */
type Motion =
  | { readonly kind: 'stands'; readonly sample: number }
  | { readonly kind: 'starts'; readonly sample: number }
  | { readonly kind: 'sounds'; readonly run: SongRun }
  | { readonly kind: 'runs'; readonly sample: number; readonly since: number };

/**
 * Plays a song by the clock of one AudioContext: what `sample` says is what leaves the loudspeaker,
 * and pictures follow it.
 */
export function newSongPlayer(ports: PlayerPorts, volume = 1): LoadablePlayer {
  const listeners = new Set<() => void>();
  const movedListeners = new Set<() => void>();
  let state: PlayerState = { ...NO_SONG, volume };
  let song: PlayerSong | null = null;
  let source: Promise<SongSource> | null = null;
  let opened: SongSource | null = null;
  let out: AudioOut | null = null;
  let motion: Motion = { kind: 'stands', sample: 0 };
  let asked = new AbortController();
  let callOff = () => {};

  const change = (part: Partial<PlayerState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const moved = () => {
    for (const listener of movedListeners) listener();
  };
  const held = (sample: number) => Math.min(song?.samples ?? 0, Math.max(0, Math.round(sample)));
  const toStream = (sample: number) =>
    Math.round((sample * (opened?.rate ?? 1)) / (song?.rate ?? 1));
  const toMix = (sample: number) => Math.floor((sample * (song?.rate ?? 1)) / (opened?.rate ?? 1));

  function sample(): number {
    if (motion.kind === 'stands' || motion.kind === 'starts') return motion.sample;
    const heard = out?.heard() ?? 0;
    if (motion.kind === 'sounds') return held(toMix(motion.run.sampleAt(heard)));
    const gone = Math.max(0, heard - motion.since) * state.rate * (song?.rate ?? 1);
    return held(motion.sample + gone);
  }

  /** Ends whatever moves the playhead, and leaves it standing where it is. */
  function halt(at = sample()): void {
    asked.abort();
    asked = new AbortController();
    callOff();
    callOff = () => {};
    motion = { kind: 'stands', sample: at };
  }
  function stop(at?: number, failure: string | null = null): void {
    halt(at);
    out?.rest();
    change({ playing: false, rate: 1, failure });
    moved();
  }
  const fail = (error: unknown) =>
    stop(undefined, error instanceof Error ? error.message : String(error));

  function outOf({ rate }: PlayerSong): AudioOut {
    const wanted = streamRate(rate);
    if (out !== null && out.rate !== wanted) {
      out.close();
      out = null;
    }
    // Made within the key press or the click that asked for sound, as browsers want it.
    if (out === null) {
      out = ports.openOut(wanted, () => {
        const at = sample();
        out?.close();
        out = null;
        stop(at, STOPPED);
      });
      out.setVolume(state.volume);
    }
    return out;
  }
  function sourceOf(of: PlayerSong): Promise<SongSource> {
    source ??= ports.openSource(of.stream).then(
      (ready) => {
        if (song !== of) ready.close();
        else {
          opened = ready;
          change({ status: 'ready', failure: null });
          // The first one costs a tenth of a second, which is then not waited for at the first play.
          if (ports.isTouched()) outOf(of).rest();
        }
        return ready;
      },
      (error: unknown) => {
        if (song === of) {
          source = null;
          const why = error instanceof Error ? error.message : String(error);
          change({ status: 'failed', failure: `The song cannot be played. ${why}` });
        }
        throw error;
      },
    );
    return source;
  }

  async function play(from?: number): Promise<void> {
    const of = song;
    if (of === null) return;
    const wished = held(from ?? sample());
    // At its end there is nothing left to play.
    const begin = wished >= of.samples ? (state.loop?.from ?? 0) : wished;
    halt(begin);
    motion = { kind: 'starts', sample: begin };
    const { signal } = asked;
    change({ playing: true, rate: 1, failure: null });
    moved();
    try {
      const output = outOf(of);
      const [ready] = await Promise.all([sourceOf(of), output.begin()]);
      if (signal.aborted) return;
      const run = await runSong(
        { source: ready, out: output },
        {
          from: toStream(begin),
          end: toStream(of.samples),
          loop: () =>
            state.loop && { from: toStream(state.loop.from), to: toStream(state.loop.to) },
          signal,
          onEnd: () => stop(of.samples),
          onFailure: fail,
        },
      );
      if (!signal.aborted) motion = { kind: 'sounds', run };
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
  }

  /** Runs without sound at a speed other than 1, backwards too, by the same clock. */
  async function run(rate: number): Promise<void> {
    const of = song;
    if (of === null) return;
    halt();
    const begin = sample();
    const { signal } = asked;
    const output = outOf(of);
    change({ playing: true, rate, failure: null });
    try {
      await output.begin();
    } catch (error) {
      if (!signal.aborted) fail(error);
      return;
    }
    if (signal.aborted) return;
    motion = { kind: 'runs', sample: begin, since: output.heard() };
    const edge = rate > 0 ? of.samples : 0;
    const left = Math.abs(edge - begin) / of.rate / Math.abs(rate);
    callOff = ports.after(left * 1000, () => stop(edge));
    moved();
  }

  const player: LoadablePlayer = {
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
    pause() {
      if (state.playing) stop();
    },
    toggle() {
      if (state.playing) stop();
      else void play();
    },
    seek(to) {
      const at = held(to);
      if (state.playing && state.rate === 1) void play(at);
      else if (state.playing) {
        halt(at);
        void run(state.rate);
      } else {
        halt(at);
        moved();
      }
    },
    shuttle(by) {
      const same = state.playing && Math.sign(state.rate) === by;
      const at = same ? SPEEDS.indexOf(Math.abs(state.rate) as 1) + 1 : 0;
      const rate = by * (SPEEDS[Math.min(at, SPEEDS.length - 1)] ?? 1);
      if (rate === 1) void play();
      else void run(rate);
    },
    setLoop(loop) {
      const before = state.loop;
      change({ loop: loop !== null && loop.to > loop.from ? loop : null });
      if (motion.kind !== 'sounds' || state.loop === before) return;
      // What is scheduled already may run past the new end, or round the old loop.
      const { to, looped } = motion.run.scheduled();
      const runsPast = state.loop !== null && to > toStream(state.loop.to);
      if (looped || runsPast) void play(sample());
    },
    setVolume(next) {
      change({ volume: Math.min(1, Math.max(0, next)) });
      out?.setVolume(state.volume);
    },
    audio() {
      const context = out?.context ?? null;
      if (motion.kind !== 'sounds' || context === null) return null;
      const { run: sounding } = motion;
      return { context, timeOf: (at) => sounding.timeOf(toStream(at)) };
    },
    load(next) {
      if (sameSong(song, next)) return;
      const seconds = song === null ? 0 : sample() / song.rate;
      halt();
      opened?.close();
      opened = null;
      source = null;
      song = next;
      const at = next === null ? 0 : held(seconds * next.rate);
      motion = { kind: 'stands', sample: at };
      change({
        status: next === null ? 'none' : 'loading',
        playing: false,
        rate: 1,
        loop: null,
        failure: null,
      });
      moved();
      // Its failure stands in the state.
      if (next !== null) sourceOf(next).catch(() => {});
    },
    close() {
      halt();
      song = null;
      opened?.close();
      out?.close();
      out = null;
      listeners.clear();
      movedListeners.clear();
    },
  };
  return player;
}

/** The rate of a mix's stream copy, by which the server makes it. */
const streamRate = (mixRate: number): number =>
  [44_100, 88_200, 176_400].includes(mixRate) ? 44_100 : 48_000;

const sameSong = (one: PlayerSong | null, other: PlayerSong | null): boolean =>
  one === other ||
  (one !== null &&
    one.stream === other?.stream &&
    one.rate === other.rate &&
    one.samples === other.samples);
