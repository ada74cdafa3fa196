import { Button } from '@mantine/core';
import { Music } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { SongInput } from './song-input.tsx';

/** Chooses a song in the browser's own dialog, for who does not drag. */
export function ChooseSong({
  children,
  small = false,
  filled = false,
  onFile,
}: {
  children: ReactNode;
  small?: boolean;
  filled?: boolean;
  /** What to do with it; without this it is offered as the song. */
  onFile?: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={filled ? 'filled' : 'default'}
        size={small ? 'compact-xs' : 'compact-md'}
        {...(small ? {} : { leftSection: <Music size={14} />, px: 12, h: 30 })}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
      <SongInput inputRef={input} onFile={onFile} />
    </>
  );
}
