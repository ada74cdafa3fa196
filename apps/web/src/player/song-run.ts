import type { AudioOut } from './audio-out.ts';
import type { SongSource } from './song-source.ts';

/** A stretch of the song; samples of the stream, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The song sounding on from one place, scheduled ahead. */
export interface SongRun {
  /** The sample of the stream that is heard at a second of the output; the first until then. */
  sampleAt(second: number): number;
  /** The second of the output at which a sample is next heard, by what is scheduled so far. */
  timeOf(sample: number): number;
  /** The sample up to which is scheduled, and whether a loop was gone round on the way there. */
  scheduled(): { readonly to: number; readonly looped: boolean };
}

/** Seconds: what is scheduled first must still lie ahead, and how far ahead the rest is. */
const LEAD = 0.025;
const AHEAD = 3;
/** Seconds of the lead that may be gone when a chunk comes: what is left is enough to schedule it. */
const LATE = 0.02;
/** More rounds than of the shortest loop are ever scheduled ahead. */
const MOST_ANCHORS = 256;

/** From a frame of the output on, the song is heard from a sample on. */
interface Anchor {
  readonly frame: number;
  readonly sample: number;
}

/**
 * Has the song sound from a sample to its end, round and round in the loop once it is in it. Resolves
 * as soon as the first chunk is scheduled; whatever ends it early, or a failure later on, goes to the
 * callbacks. All places are whole samples, so buffers meet without gap or overlap.
 */
export async function runSong(
  { source, out }: { readonly source: SongSource; readonly out: AudioOut },
  {
    from,
    end,
    loop,
    signal,
    onEnd,
    onFailure,
  }: {
    readonly from: number;
    /** Exclusive. */
    readonly end: number;
    readonly loop: () => Stretch | null;
    readonly signal: AbortSignal;
    readonly onEnd: () => void;
    readonly onFailure: (error: unknown) => void;
  },
): Promise<SongRun> {
  const voice = out.newVoice();
  const anchors: Anchor[] = [];
  let next = { frame: 0, sample: from };
  let open = 0;
  let looped = false;
  let finished = false;
  let wake: (() => void) | undefined;
  const toFrames = (samples: number) => Math.round((samples * out.rate) / source.rate);

  const onEnded = () => {
    open -= 1;
    wake?.();
    if (finished && open === 0 && !signal.aborted) onEnd();
  };
  const roomAhead = async () => {
    while (!signal.aborted && open > 0 && next.frame / out.rate - out.now() > AHEAD) {
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  signal.addEventListener('abort', () => {
    voice.stop();
    wake?.();
  });

  async function* passes() {
    for (;;) {
      const round = loop();
      const isIn = round !== null && next.sample < round.to && round.to <= end;
      const to = isIn ? round.to : end;
      yield* schedule(to);
      if (loop() === null || !isIn || signal.aborted) return;
      next = { frame: next.frame, sample: round.from };
      looped = true;
      anchors.push(next);
      if (anchors.length > MOST_ANCHORS) anchors.shift();
    }
  }
  async function* schedule(to: number) {
    for await (const { sample, buffer } of source.chunks(next.sample)) {
      if (signal.aborted) return;
      // The first chunk; or this one comes too late, for the page stood still: the song waits for it
      // rather than to go on a little beside its clock.
      const soonest = Math.ceil((out.now() + LEAD) * out.rate);
      if (anchors.length === 0 || next.frame < soonest - LATE * out.rate) {
        next = { ...next, frame: soonest };
        anchors.push(next);
      }
      // A hole in the stream is silence of its length.
      next = { frame: next.frame + toFrames(sample - next.sample), sample };
      const length = Math.min(buffer.length, to - sample);
      if (length > 0) {
        open += 1;
        voice.play(buffer, next.frame / out.rate, length, onEnded);
        next = { frame: next.frame + toFrames(length), sample: sample + length };
        yield;
      }
      if (next.sample >= to) return;
    }
  }

  const pump = passes();
  try {
    await pump.next();
    signal.throwIfAborted();
  } catch (error) {
    await pump.return();
    throw error;
  }
  void (async () => {
    try {
      for (;;) {
        await roomAhead();
        if (signal.aborted || (await pump.next()).done === true) break;
      }
    } finally {
      // Left where it stands, it would keep its decoder.
      await pump.return();
    }
    finished = true;
    if (open === 0 && !signal.aborted) onEnd();
  })().catch((error: unknown) => {
    if (!signal.aborted) onFailure(error);
  });

  return {
    sampleAt(second) {
      const frame = second * out.rate;
      const anchor = anchors.findLast((each) => each.frame <= frame);
      if (anchor === undefined) return from;
      return Math.min(end, anchor.sample + ((frame - anchor.frame) * source.rate) / out.rate);
    },
    timeOf(sample) {
      // Going round a loop it is heard again and again.
      const heard = anchors.flatMap((anchor, i) => {
        const frame = anchor.frame + toFrames(sample - anchor.sample);
        const end = anchors[i + 1]?.frame ?? Infinity;
        return sample >= anchor.sample && frame < end ? [frame] : [];
      });
      const now = out.now() * out.rate;
      return (heard.find((frame) => frame >= now) ?? heard.at(-1) ?? 0) / out.rate;
    },
    scheduled: () => ({ to: next.sample, looped }),
  };
}
