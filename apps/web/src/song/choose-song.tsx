import { Button } from '@mantine/core';
import { Music } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../live/use-session.tsx';
import { ACCEPTED_SONGS } from '../uploads/sort-files.ts';
import { songDeskOf } from './song-desk.ts';

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
  const session = useSession();
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
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED_SONGS}
        data-testid="choose-song"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (file === undefined) return;
          if (onFile === undefined) songDeskOf(session).offer([file], false);
          else onFile(file);
        }}
      />
    </>
  );
}
