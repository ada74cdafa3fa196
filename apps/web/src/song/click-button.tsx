import { Metronome } from 'lucide-react';
import { ActionIcon } from '@mantine/core';
import { useBoardValue } from '../live/use-session.tsx';
import { setClicking, useClicking } from './clicking.ts';

/** Turns the clicks on the beats on and off, for me. */
export function ClickButton() {
  const hasGrid = useBoardValue((board) => (board.song()?.grid ?? null) !== null);
  const on = useClicking();
  if (!hasGrid) return null;
  return (
    <ActionIcon
      variant={on ? 'filled' : 'subtle'}
      color="gray"
      aria-label="Click on the beats"
      aria-pressed={on}
      title="Click on the beats"
      onClick={() => setClicking(!on)}
    >
      <Metronome size={16} />
    </ActionIcon>
  );
}
