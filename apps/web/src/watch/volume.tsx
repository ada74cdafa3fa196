import { ActionIcon, Slider } from '@mantine/core';
import { Volume2, VolumeX } from 'lucide-react';
import { useRef } from 'react';
import { usePlayer, usePlayerState } from '../player/player-context.tsx';
import classes from './watch.module.css';

/** How loud the song is, for me; a press on its sign silences it and brings it back as it was. */
export function Volume() {
  const player = usePlayer();
  const volume = usePlayerState((state) => state.volume);
  const before = useRef(1);
  const isOff = volume === 0;
  return (
    <span className={classes.volume}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={isOff ? 'Sound on' : 'Sound off'}
        onClick={() => {
          if (!isOff) before.current = volume;
          player.setVolume(isOff ? before.current : 0);
        }}
      >
        {isOff ? <VolumeX size={16} /> : <Volume2 size={16} />}
      </ActionIcon>
      <Slider
        className={classes.volumeLine}
        size="xs"
        thumbLabel="Volume"
        label={null}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        onChange={(to) => player.setVolume(to)}
      />
    </span>
  );
}
