import { Button } from '@mantine/core';
import type { Rational } from '@takeboard/editorial';
import { useState } from 'react';
import { useBoardValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { tempoOfTaps, withTap } from './tap-tempo.ts';
import { writeTempo } from './type-tempo.ts';
import classes from './song-panel.module.css';

/** Tap on each beat: by the song while it plays, else by the clock. */
export function TapButton({ onTempo }: { onTempo: (tempo: Rational) => void }) {
  const player = usePlayer();
  const rate = useBoardValue((board) => board.song()?.mix.rate ?? 1);
  const [taps, setTaps] = useState<{ by: 'song' | 'clock'; at: readonly number[] }>({
    by: 'clock',
    at: [],
  });
  const perSecond = taps.by === 'song' ? rate : 1000;
  const tapped = tempoOfTaps(taps.at, perSecond);
  const tap = () => {
    const by = player.state().playing ? ('song' as const) : ('clock' as const);
    const at = by === 'song' ? player.sample() : performance.now();
    const before = by === taps.by ? taps.at : [];
    setTaps({ by, at: withTap(before, at, by === 'song' ? rate : 1000) });
  };
  return (
    <span className={classes.tap}>
      <Button
        variant="default"
        size="compact-sm"
        title="Tap on each beat while the song plays"
        // When it goes down: a click comes with the release.
        onPointerDown={(event) => event.button === 0 && tap()}
        onKeyDown={(event) => {
          if (event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return;
          event.preventDefault();
          event.stopPropagation();
          tap();
        }}
        onKeyUp={(event) => {
          // Space would click, and so tap again, when it comes up.
          if (event.key === ' ') event.preventDefault();
        }}
      >
        Tap
      </Button>
      <span className="tb-mono" role="status">
        {tapped === null
          ? taps.at.length > 0
            ? `${taps.at.length} of 4 taps`
            : ''
          : `${writeTempo(tapped.tempo)} by ${tapped.taps} taps`}
      </span>
      {tapped !== null && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setTaps({ by: 'clock', at: [] });
            onTempo(tapped.tempo);
          }}
        >
          Use it
        </Button>
      )}
    </span>
  );
}
