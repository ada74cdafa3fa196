import { Button } from '@mantine/core';
import { FilePlus, FolderPlus } from 'lucide-react';
import { useRef } from 'react';
import type { InputHTMLAttributes } from 'react';
import { foundInInput } from './found-files.ts';
import { ACCEPTED } from './sort-files.ts';
import { useSession } from '../live/use-session.tsx';
import { songDeskOf } from '../song/song-desk.ts';
import { useUploads } from './use-uploads.ts';
import classes from './uploads.module.css';

/** Chooses takes in the browser's own dialogs, for who does not drag. */
export function ChooseFiles({ shotId, small = false }: { shotId: string | null; small?: boolean }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const size = small ? 'compact-xs' : 'compact-sm';
  return (
    <span className={classes.choose}>
      <Button
        variant="default"
        size={size}
        leftSection={<FilePlus size={14} />}
        onClick={() => files.current?.click()}
      >
        Choose files
      </Button>
      <Button
        variant="default"
        size={size}
        leftSection={<FolderPlus size={14} />}
        onClick={() => folder.current?.click()}
      >
        A folder
      </Button>
      <FileInput inputRef={files} shotId={() => shotId} />
      <FileInput inputRef={folder} shotId={() => shotId} folder />
    </span>
  );
}

/** The browser's dialog for files or for a folder, opened by pressing it from elsewhere. */
export function FileInput({
  inputRef,
  shotId,
  folder = false,
}: {
  inputRef: React.RefObject<HTMLInputElement | null>;
  /** Asked when files were chosen. */
  shotId: () => string | null;
  folder?: boolean;
}) {
  const session = useSession();
  const uploads = useUploads();
  return (
    <input
      ref={inputRef}
      type="file"
      hidden
      multiple
      data-testid={folder ? 'choose-folder' : 'choose-files'}
      {...(folder ? FOLDER : { accept: ACCEPTED })}
      onChange={({ currentTarget }) => {
        const found = foundInInput(currentTarget.files ?? []);
        // The same files can be chosen again.
        currentTarget.value = '';
        void uploads.offer(found, {
          shotId: shotId(),
          takeSongs: (songs, beside) => songDeskOf(session).offer(songs, beside),
        });
      }}
    />
  );
}

const FOLDER = { webkitdirectory: '' } as InputHTMLAttributes<HTMLInputElement>;
