import { Button, Popover } from '@mantine/core';
import type { Shot } from '@takeboard/storyboard';
import { FolderInput } from 'lucide-react';
import { useState } from 'react';
import { ShotChooser } from './shot-chooser.tsx';

/** A button that lets the shot be chosen under which takes are filed. */
export function FileUnder({
  words,
  shots,
  counts,
  current,
  position,
  withinPortal = true,
  onFile,
}: {
  words: string;
  shots: readonly Shot[];
  /** How many takes each shot has. */
  counts: ReadonlyMap<string, number>;
  /** The shot they are filed under now, which they can also be taken out of; null for none or several. */
  current: string | null;
  position: 'top-start' | 'bottom-start';
  /** Not inside a dialog, which keeps the keyboard to itself. */
  withinPortal?: boolean;
  onFile: (shotId: string | null) => void;
}) {
  const [opened, setOpened] = useState(false);
  const file = (shotId: string | null) => {
    setOpened(false);
    onFile(shotId);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={position}
      width={280}
      withinPortal={withinPortal}
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<FolderInput size={14} />}
          onClick={() => setOpened(!opened)}
        >
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <ShotChooser
          takesFocus
          shots={shots}
          counts={counts}
          chosen={current}
          label="File under"
          onChoose={file}
        />
        {current !== null && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => file(null)}>
            Take out of its shot
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
