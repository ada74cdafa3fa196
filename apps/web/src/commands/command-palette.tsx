import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Command, CommandStore } from './command-store.ts';
import { findCommands } from './find-commands.ts';
import { Keys } from './keys-sheet.tsx';
import classes from './commands.module.css';

/** Finds any action and any shot by a few letters; arrows choose, Enter runs. */
export function CommandPalette({
  store,
  opened,
  onClose,
}: {
  store: CommandStore;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Modal.Root opened={opened} onClose={onClose} centered={false} yOffset="12vh" size={600}>
      <Modal.Overlay />
      <Modal.Content aria-label="Find anything">
        {opened && <Palette commands={store.commands()} onClose={onClose} />}
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = findCommands(commands, query);
  const active = Math.min(at, found.length - 1);

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    // The dialog gives the focus back first; a command may then move it on.
    setTimeout(command.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(found[active]);
    else if (step && found.length > 0) setAt((active + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={classes.search}>
        <Search size={16} aria-hidden="true" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[active] && `${id}-${active}`}
          aria-label="Find an action, a shot or a take"
          placeholder="Find an action, a shot or a take"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Found" className={classes.found}>
        {found.map((command, i) => (
          // The keys of the options are the input's: it keeps the focus and says which is active.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={command.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={classes.option}
            ref={i === active ? scrollIntoView : undefined}
            onPointerMove={() => setAt(i)}
            onClick={() => run(command)}
          >
            <span className="tb-line">{command.label}</span>
            <span className={classes.group}>{command.group}</span>
            {command.keys && <Keys hotkeys={command.keys} />}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className={classes.none} role="status">
          Nothing here is called “{query}”. Try another word.
        </p>
      )}
    </>
  );
}

const scrollIntoView = (element: HTMLElement | null) =>
  element?.scrollIntoView({ block: 'nearest' });
