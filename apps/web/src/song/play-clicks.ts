import type { SongPlayer } from '../player/song-player.ts';
import type { Click } from './click-times.ts';

/** Milliseconds between two looks ahead, and how far ahead is looked: timers are late, sound is not. */
const LOOK = 40;
const AHEAD = 160;
/** Seconds a click sounds, and its pitches in hertz. */
const LENGTH = 0.035;
const STRONG = 1760;
const WEAK = 1175;

/**
 * Sounds a click on every beat while the song plays, by the clock of the song's own sound.
 * @param clicksBetween the beats from one sample of the mix up to another, that one left out
 * @returns what ends it; clicks that were to come are silent at once
 */
export function playClicks(
  player: SongPlayer,
  rate: number,
  clicksBetween: (from: number, to: number) => readonly Click[],
): () => void {
  /** The first sample whose clicks are not on their way. */
  let next: number | null = null;
  let coming: OscillatorNode[] = [];

  const silence = () => {
    for (const click of coming) click.stop();
    coming = [];
    next = null;
  };
  const look = () => {
    const audio = player.audio();
    if (audio === null || !player.state().playing) {
      silence();
      return;
    }
    const now = player.sample();
    const until = now + Math.round((AHEAD / 1000) * rate);
    const { loop } = player.state();
    const from = next ?? now;
    const sound = (clicks: readonly Click[]) => {
      for (const { sample, strong } of clicks) {
        const click = soundClick(audio.context, audio.timeOf(sample), strong, () => {
          coming = coming.filter((one) => one !== click);
        });
        coming.push(click);
      }
    };
    if (loop !== null && now < loop.to && until > loop.to) {
      // What comes round again is heard on, as if the song were longer.
      const past = (sample: number) => loop.from + Math.max(0, sample - loop.to);
      sound(clicksBetween(from, loop.to));
      sound(clicksBetween(past(from), past(until)));
      next = until;
    } else {
      // Round the loop's end by now: what lies behind it was sounded already.
      const wrapped = loop !== null && from > loop.to ? from - loop.to + loop.from : from;
      sound(clicksBetween(wrapped, until));
      next = Math.max(until, wrapped);
    }
  };

  const moved = () => {
    silence();
    look();
  };
  const stopMoved = player.onMoved(moved);
  const stopState = player.subscribe(look);
  const timer = setInterval(look, LOOK);
  look();
  return () => {
    clearInterval(timer);
    stopMoved();
    stopState();
    silence();
  };
}

function soundClick(
  context: AudioContext,
  at: number,
  strong: boolean,
  onEnded: () => void,
): OscillatorNode {
  const when = Math.max(at, context.currentTime);
  const tone = new OscillatorNode(context, { frequency: strong ? STRONG : WEAK });
  const level = new GainNode(context, { gain: 0 });
  level.gain.setValueAtTime(strong ? 0.5 : 0.3, when);
  level.gain.exponentialRampToValueAtTime(0.001, when + LENGTH);
  tone.connect(level).connect(context.destination);
  tone.addEventListener('ended', () => {
    level.disconnect();
    onEnded();
  });
  tone.start(when);
  tone.stop(when + LENGTH);
  return tone;
}
