import type { AudioOut, Voice } from '../../../src/player/audio-out.ts';
import type { PlayerPorts } from '../../../src/player/song-player.ts';
import type { SongSource } from '../../../src/player/song-source.ts';

const RATE = 48_000;
/** Frames from what is computed to what is heard. */
const LATENCY = 0.04;

/** What was handed to the output: samples of the stream from `sample` on, at a frame of the output. */
export interface Handed {
  readonly frame: number;
  readonly sample: number;
  readonly length: number;
}

interface FakeBuffer {
  readonly length: number;
  readonly sample: number;
}

/**
 * A sound output whose clock stands still until it is moved, songs that are decoded at once, and
 * timers on the same clock.
 */
export class FakeAudio {
  readonly handed: Handed[] = [];
  readonly opened: string[] = [];
  outs = 0;
  /** Samples of a chunk. */
  chunk = 12_000;
  /** Why the next song cannot be opened. */
  refusal: string | null = null;
  blocked = false;
  #now = 0;
  #ends: { readonly at: number; readonly run: () => void; readonly voice: object }[] = [];
  #timers = new Set<{ readonly at: number; readonly run: () => void }>();
  #held: Promise<void> = Promise.resolve();
  #stopped: () => void = () => {};

  readonly ports: PlayerPorts = {
    openSource: (stream) => this.#openSource(stream),
    openOut: (_rate, onStopped) => this.#openOut(onStopped),
    isTouched: () => true,
    after: (milliseconds, run) => {
      const timer = { at: this.#now + milliseconds / 1000, run };
      this.#timers.add(timer);
      return () => void this.#timers.delete(timer);
    },
  };

  /** Lets so many seconds pass, and everything that happens in them. */
  async pass(seconds: number): Promise<void> {
    const until = this.#now + seconds;
    for (;;) {
      await settle();
      const coming = [...this.#ends, ...this.#timers].toSorted((a, b) => a.at - b.at);
      const [next] = coming;
      if (next === undefined || next.at > until) break;
      this.#now = Math.max(this.#now, next.at);
      this.#ends = this.#ends.filter((each) => each !== next);
      this.#timers.delete(next);
      next.run();
    }
    this.#now = until;
    await settle();
  }

  /** Nothing is decoded until what it returns is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return resolve;
  }

  /** The device is pulled out. */
  pullOut(): void {
    this.#stopped();
  }

  /** Frames of the output between pieces that should follow one another. */
  gaps(): readonly number[] {
    return this.handed
      .slice(1)
      .map(
        (each, i) => each.frame - ((this.handed[i]?.frame ?? 0) + (this.handed[i]?.length ?? 0)),
      );
  }

  async #openSource(stream: string): Promise<SongSource> {
    this.opened.push(stream);
    await settle();
    if (this.refusal !== null) throw new Error(this.refusal);
    const size = this.chunk;
    const held = () => this.#held;
    return {
      rate: RATE,
      async *chunks(from) {
        for (let sample = from; sample < 100 * RATE; sample += size) {
          await held();
          const buffer: FakeBuffer = { length: size, sample };
          yield { sample, buffer: buffer as unknown as AudioBuffer };
        }
      },
      close: () => {},
    };
  }

  #openOut(onStopped: () => void): AudioOut {
    this.outs += 1;
    this.#stopped = onStopped;
    return {
      rate: RATE,
      context: null,
      now: () => this.#now,
      heard: () => this.#now - LATENCY,
      begin: async () => {
        if (this.blocked) throw new Error('Press play.');
      },
      rest: () => {},
      newVoice: () => this.#newVoice(),
      setVolume: () => {},
      close: () => {},
    };
  }

  #newVoice(): Voice {
    const voice = {};
    return {
      play: (buffer, when, length, onEnded) => {
        const { sample } = buffer as unknown as FakeBuffer;
        this.handed.push({ frame: Math.round(when * RATE), sample, length });
        this.#ends.push({ at: when + length / RATE, run: onEnded, voice });
      },
      stop: () => {
        this.#ends = this.#ends.filter((each) => each.voice !== voice);
      },
    };
  }
}

/** Lets promises that are settled go on, however long their chain. */
async function settle(): Promise<void> {
  for (let i = 0; i < 60; i += 1) await Promise.resolve();
}
