import { Modal } from '@mantine/core';
import type { CommandStore } from './command-store.ts';
import { printHotkey } from './hotkey.ts';
import classes from './commands.module.css';

/** Every key that does something on the screen one is at. */
export function KeysSheet({
  store,
  opened,
  onClose,
}: {
  store: CommandStore;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys for where you are" size={760}>
      {opened && <Sheet store={store} />}
    </Modal>
  );
}

function Sheet({ store }: { store: CommandStore }) {
  const groups = new Map<string, (readonly [string, string])[]>();
  const add = (group: string, row: readonly [string, string]) =>
    groups.set(group, [...(groups.get(group) ?? []), row]);
  for (const { group, rows } of store.keyHelp()) for (const row of rows) add(group, row);
  for (const { group, keys, label } of store.commands()) if (keys) add(group, [keys, label]);
  add('Everywhere', ['mod+k', 'Find any action, shot or take']);
  add('Everywhere', ['?', 'This sheet']);
  add('Everywhere', ['escape', 'Step out']);
  return (
    <div className={classes.sheet}>
      {[...groups].map(([group, rows]) => (
        <section key={group}>
          <h3 className="tb-label">{group}</h3>
          <dl className={classes.rows}>
            {rows.map(([keys, does]) => (
              <div key={keys + does} className={classes.row}>
                <dt>
                  <Keys hotkeys={keys} />
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Keys as they are printed on a keyboard; several ways are separated by a space. */
export function Keys({ hotkeys }: { hotkeys: string }) {
  return (
    <span className={classes.keys}>
      {hotkeys.split(' ').map((hotkey) => (
        <span key={hotkey}>
          {printHotkey(hotkey).map((part) => (
            <kbd key={part}>{part}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
