import { Menu, Popover } from '@mantine/core';
import { setLead } from '@takeboard/storyboard';
import { useState } from 'react';
import { useBoardValue, useSession, useSessionValue } from '../../live/use-session.tsx';
import { MODES, SNAPS, useEditSettings } from './edit-settings.ts';
import { tell } from '../../shell/toast.ts';
import { sayMoved } from './place-words.ts';
import { readLead } from './read-values.ts';
import { MODE_WORDS, SNAP_WORDS } from './snap-words.ts';
import { Chosen } from './chosen.tsx';
import { ValueField } from './value-field.tsx';
import classes from './edits.module.css';

/** What boundaries snap to, what dragging a slot does, and the lead of the board: words in the head. */
export function SnapWords() {
  const [settings, change] = useEditSettings();
  const readOnly = useSessionValue((s) => s.readOnly());
  if (readOnly) return null;
  return (
    <span className={classes.words}>
      <Word
        name="Snap"
        value={settings.snap}
        choices={SNAPS.map((value) => ({ value, label: SNAP_WORDS[value] }))}
        onChange={(snap) => change({ snap })}
        hint="S"
      />
      <Word
        name="Edit"
        value={settings.mode}
        choices={MODES.map((value) => ({ value, label: MODE_WORDS[value] }))}
        onChange={(mode) => change({ mode })}
        hint="what dragging a slot does; Alt slips always"
      />
      <BoardLead />
    </span>
  );
}

/** Frames by which all pictures change before or after their beat, but those that say something else. */
function BoardLead() {
  const { board, command } = useSession();
  const lead = useBoardValue((b) => b.lead());
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-end"
      width={260}
      withinPortal={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.word}
          title="Frames by which pictures change before their beat (−) or after it"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          Lead <b>{lead === 0 ? 'none' : sayMoved(lead)}</b>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.values}>
        <ValueField
          label="Lead of all shots in frames"
          hint="0"
          value={String(lead)}
          read={readLead}
          onValue={(frames) => {
            const refusal = setLead(board, frames ?? 0, command);
            if (refusal !== null) tell(refusal);
          }}
        />
        <p className={classes.note}>
          −2 changes each picture two frames before its beat. A shot with a lead of its own keeps
          it.
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}

function Word<T extends string>({
  name,
  value,
  choices,
  onChange,
  hint,
}: {
  name: string;
  value: T;
  choices: readonly { readonly value: T; readonly label: string }[];
  onChange: (value: T) => void;
  hint: string;
}) {
  const label = choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <Menu position="top-end" width={150}>
      <Menu.Target>
        <button type="button" className={classes.word} title={`${name} (${hint})`}>
          {name} <b>{label}</b>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.value}
            rightSection={<Chosen when={choice.value === value} />}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
