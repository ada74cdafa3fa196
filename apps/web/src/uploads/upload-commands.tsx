import { useRef } from 'react';
import { useCommands } from '../commands/commands.tsx';
import { useSession } from '../live/use-session.tsx';
import { FileInput } from './choose-files.tsx';

const GROUP = 'Takes';

/** Bringing in takes from the palette, for who neither drags nor is where there is a button. */
export function UploadCommands() {
  const session = useSession();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const target = useRef<string | null>(null);
  const choose = (input: typeof files, shotId: string | null) => () => {
    target.current = shotId;
    input.current?.click();
  };

  useCommands(() => {
    if (session.readOnly()) return [];
    const shot = session.board.shot(session.lookingAt() ?? '');
    const words = 'upload import video drop';
    return [
      {
        id: 'add takes',
        group: GROUP,
        label: 'Add takes from files',
        words,
        run: choose(files, null),
      },
      {
        id: 'add folder',
        group: GROUP,
        label: 'Add takes from a folder',
        words,
        run: choose(folder, null),
      },
      ...(shot === undefined
        ? []
        : [
            {
              id: 'add takes of shot',
              group: GROUP,
              label: `Add takes of shot ${shot.label}`,
              words,
              run: choose(files, shot.id),
            },
          ]),
    ];
  });

  const shotId = () => target.current;
  return (
    <>
      <FileInput inputRef={files} shotId={shotId} />
      <FileInput inputRef={folder} shotId={shotId} folder />
    </>
  );
}
