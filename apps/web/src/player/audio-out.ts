import { heardTime } from './heard-clock.ts';

/** Where sound goes and whose clock the film follows; seconds are those of its one AudioContext. */
export interface AudioOut {
  readonly rate: number;
  /** The next second that can still be scheduled. */
  now(): number;
  /** The second that is heard at this moment. */
  heard(): number;
  /** Has the clock run; rejects with a sentence when the browser will not. */
  begin(): Promise<void>;
  /** Nothing is played for now: lets the clock, and what it costs, rest after a while. */
  rest(): void;
  newVoice(): Voice;
  setVolume(volume: number): void;
  /** The context, for whoever schedules sounds of their own beside the song. */
  readonly context: AudioContext | null;
  close(): void;
}

/** Sounds that are stopped together. */
export interface Voice {
  /** Plays the first `length` samples of a buffer at a second; calls back when they have been. */
  play(buffer: AudioBuffer, when: number, length: number, onEnded: () => void): void;
  /** Fades out within a few milliseconds, and forgets what was scheduled. */
  stop(): void;
}

/** Seconds: a cut in mid-wave would click. */
const FADE = 0.006;
/** Milliseconds until a silent context is let go to sleep. */
const REST = 20_000;

const BLOCKED =
  'The browser keeps this page silent until you press a key or click in it. Press play.';

/** Whether somebody has touched the page: before that it may not make sound. */
export const isTouched = (): boolean =>
  // Where the browser does not say, it answers when it is asked for sound.
  !('userActivation' in navigator) || navigator.userActivation.hasBeenActive;

/** Opens the one AudioContext of a player; `onStopped` when something else than us silenced it. */
export function openAudioOut(rate: number, onStopped: () => void): AudioOut {
  const context = new AudioContext({ sampleRate: rate, latencyHint: 'interactive' });
  const master = new GainNode(context);
  master.connect(context.destination);
  let wanted = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  // A device that was pulled out, a call on a phone, a computer that slept.
  const onState = () => {
    if (wanted && context.state !== 'running') onStopped();
  };
  const onError = () => {
    if (wanted) onStopped();
  };
  context.addEventListener('statechange', onState);
  context.addEventListener('error', onError);

  return {
    rate,
    context,
    now: () => context.currentTime,
    heard: () => heardTime(context, performance.now()),
    async begin() {
      clearTimeout(resting);
      if (context.state !== 'running') {
        // Asked before that, the browser would not refuse: it would never answer.
        if (!isTouched()) throw new Error(BLOCKED);
        await context.resume();
      }
      wanted = true;
    },
    rest() {
      wanted = false;
      clearTimeout(resting);
      resting = setTimeout(() => void context.suspend(), REST);
    },
    newVoice: () => newVoice(context, master),
    setVolume(volume) {
      master.gain.setTargetAtTime(volume, context.currentTime, FADE);
    },
    close() {
      clearTimeout(resting);
      context.removeEventListener('statechange', onState);
      context.removeEventListener('error', onError);
      void context.close();
    },
  };
}

function newVoice(context: AudioContext, into: AudioNode): Voice {
  const gain = new GainNode(context);
  gain.connect(into);
  const sounding = new Set<AudioBufferSourceNode>();
  return {
    play(buffer, when, length, onEnded) {
      const node = new AudioBufferSourceNode(context, { buffer: shortened(buffer, length) });
      node.connect(gain);
      sounding.add(node);
      node.addEventListener('ended', () => {
        if (!sounding.delete(node)) return;
        node.disconnect();
        onEnded();
      });
      node.start(when);
    },
    stop() {
      const nodes = [...sounding];
      sounding.clear();
      const end = context.currentTime + FADE * 5;
      gain.gain.setTargetAtTime(0, context.currentTime, FADE);
      const last = nodes.at(-1);
      if (last === undefined) return gain.disconnect();
      last.addEventListener('ended', () => gain.disconnect());
      // What has not begun by then never sounds.
      for (const node of nodes) node.stop(end);
      return undefined;
    },
  };
}

/** The begin of a buffer. A duration given to `start` is rounded; the length of a buffer is not. */
function shortened(buffer: AudioBuffer, length: number): AudioBuffer {
  if (length === buffer.length) return buffer;
  const { numberOfChannels, sampleRate } = buffer;
  const short = new AudioBuffer({ numberOfChannels, length, sampleRate });
  for (let channel = 0; channel < numberOfChannels; channel += 1) {
    short.copyToChannel(buffer.getChannelData(channel).subarray(0, length), channel);
  }
  return short;
}
