import { useEffect } from 'react';
import type { Command } from '../commands/command-store.ts';
import { useCommands } from '../commands/commands.tsx';
import { editsText } from '../commands/hotkey.ts';
import { useSession } from '../live/use-session.tsx';
import { frameAtSample, sampleOfFrame } from './frame-time.ts';
import { isOnCanvas, pressesWithSpace, walksWithArrows } from './keys-of-others.ts';
import { useFilm } from './film.ts';
import { usePlayer } from './player-context.tsx';
import type { Stretch } from './song-run.ts';
import { stepBeat } from './step-beat.ts';

const GROUP = 'Playing';
/** Milliseconds: a Space on the canvas that is held longer moves the view. */
const TAP = 250;
/** Frames of the shortest loop. */
const LEAST_LOOP = 4;
/** Keys that nothing else on the page goes by. */
const PUNCTUATION: ReadonlySet<string> = new Set([',', '.']);

/** Offers what plays the film to the palette and its keys, wherever the focus is. */
export function useTransportCommands(): void {
  const player = usePlayer();
  const film = useFilm();
  const { board } = useSession();

  useCommands(() => (film === null ? [] : [...playing(), ...moving(film), ...looping(film)]));
  useTapOnCanvas(film !== null);

  function playing(): Command[] {
    const { playing: plays } = player.state();
    return [
      {
        id: 'play',
        group: GROUP,
        label: plays ? 'Pause the film' : 'Play the film',
        words: 'song stop',
        keys: 'space',
        leavesTo: (target) => pressesWithSpace(target) || isOnCanvas(target),
        run: player.toggle,
      },
      {
        id: 'shuttle-back',
        group: GROUP,
        label: 'Run backwards, without sound; again: faster',
        keys: 'j',
        run: () => player.shuttle(-1),
      },
      { id: 'stop', group: GROUP, label: 'Stop', keys: 'k', run: player.pause },
      {
        id: 'shuttle-on',
        group: GROUP,
        label: 'Play; again: faster, without sound',
        keys: 'l',
        run: () => player.shuttle(1),
      },
    ];
  }

  function moving({ fps, cut, song: { mix, grid } }: NonNullable<typeof film>): Command[] {
    const stepFrame = (by: number) => {
      const frame = frameAtSample(player.sample(), mix.rate, fps) + by;
      const held = Math.min(cut.frames - 1, Math.max(0, frame));
      player.pause();
      player.seek(sampleOfFrame(held, mix.rate, fps));
    };
    const beat = (by: 1 | -1) => {
      if (grid !== null) player.seek(stepBeat(grid, player.sample(), by));
      else player.seek(player.sample() + by * mix.rate);
    };
    const step = grid === null ? 'second' : 'beat';
    const all = [
      ['frame-back', 'One frame back', 'arrowleft', () => stepFrame(-1)],
      ['frame-on', 'One frame on', 'arrowright', () => stepFrame(1)],
      ['frame-back-sign', 'One frame back', ',', () => stepFrame(-1)],
      ['frame-on-sign', 'One frame on', '.', () => stepFrame(1)],
      ['beat-back', `One ${step} back`, 'shift+arrowleft', () => beat(-1)],
      ['beat-on', `One ${step} on`, 'shift+arrowright', () => beat(1)],
      ['begin', 'To the begin of the song', 'home', () => player.seek(0)],
      ['end', 'To the end of the song', 'end', () => player.seek(mix.samples)],
    ] as const;
    return all.map(([id, label, keys, run]) => ({
      id,
      group: GROUP,
      label,
      keys,
      ...(PUNCTUATION.has(keys)
        ? {}
        : {
            leavesTo: (target: EventTarget | null) => walksWithArrows(target) || isNudging(target),
          }),
      run,
    }));
  }

  function looping({ fps, song: { mix } }: NonNullable<typeof film>): Command[] {
    const least = sampleOfFrame(LEAST_LOOP, mix.rate, fps);
    const set = (loop: Stretch) => {
      if (loop.to - loop.from >= least) player.setLoop(loop);
    };
    return [
      {
        id: 'loop-from',
        group: GROUP,
        label: 'Loop from here',
        keys: '[',
        run: () => {
          const at = player.sample();
          const to = player.state().loop?.to ?? mix.samples;
          set({ from: at, to: to > at ? to : mix.samples });
        },
      },
      {
        id: 'loop-to',
        group: GROUP,
        label: 'Loop to here',
        keys: ']',
        run: () => {
          const at = player.sample();
          const from = player.state().loop?.from ?? 0;
          set({ from: from < at ? from : 0, to: at });
        },
      },
      {
        id: 'loop',
        group: GROUP,
        label: player.state().loop === null ? 'Loop this shot' : 'Stop looping',
        keys: '\\',
        run: () => {
          if (player.state().loop !== null) return player.setLoop(null);
          const cut = board.cut();
          const frame = frameAtSample(player.sample(), mix.rate, fps);
          const entry = cut?.entries.find(({ start, end }) => start <= frame && frame < end);
          const [from, to] = entry === undefined ? [0, cut?.frames ?? 0] : [entry.start, entry.end];
          return player.setLoop({
            from: sampleOfFrame(from, mix.rate, fps),
            to: Math.min(mix.samples, sampleOfFrame(to, mix.rate, fps)),
          });
        },
      },
    ];
  }
}

/** Arrows on the canvas move what is selected there. */
const isNudging = (target: EventTarget | null): boolean =>
  isOnCanvas(target) && document.querySelector('.tl-selection__bg, .tl-selection__fg') !== null;

/** On the canvas a held Space moves the view, so only a tap plays. */
function useTapOnCanvas(offered: boolean): void {
  const player = usePlayer();
  useEffect(() => {
    if (!offered) return;
    let since: number | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      const isTap =
        event.key === ' ' &&
        plain &&
        !event.repeat &&
        !event.defaultPrevented &&
        isOnCanvas(event.target) &&
        !pressesWithSpace(event.target) &&
        !editsText(event.target);
      if (!event.repeat) since = isTap ? event.timeStamp : null;
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== ' ' || since === null) return;
      if (event.timeStamp - since < TAP) player.toggle();
      since = null;
    };
    const forget = () => (since = null);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('pointerdown', forget);
    window.addEventListener('blur', forget);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('pointerdown', forget);
      window.removeEventListener('blur', forget);
    };
  }, [player, offered]);
}
