import { Menu } from '@mantine/core';
import { useSessionValue } from '../../live/use-session.tsx';
import { MODES, SNAPS, useEditSettings } from './edit-settings.ts';
import { MODE_WORDS, SNAP_WORDS } from './snap-words.ts';
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
    </span>
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
            role="menuitemradio"
            aria-checked={choice.value === value}
            rightSection={choice.value === value ? <span aria-hidden="true">✓</span> : null}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
