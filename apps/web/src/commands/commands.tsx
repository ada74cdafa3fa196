import { createContext, use, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { newCommandStore } from './command-store.ts';
import type { Command, CommandStore, KeyHelp } from './command-store.ts';
import { CommandPalette } from './command-palette.tsx';
import { editsText, isField, matchesHotkey } from './hotkey.ts';
import { KeysSheet } from './keys-sheet.tsx';

interface Commands {
  readonly store: CommandStore;
  showPalette(): void;
  showKeys(): void;
}

const CommandsContext = createContext<Commands | null>(null);

/** Access to the palette and the sheet of keys. */
export function useCommandCenter(): Commands {
  const commands = use(CommandsContext);
  if (commands === null) throw new Error('commands are offered inside <CommandsProvider> only');
  return commands;
}

/** Offers commands for as long as the calling part of the screen is mounted. */
export function useCommands(read: () => readonly Command[]): void {
  const { store } = useCommandCenter();
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => store.addCommands(() => latest.current()), [store]);
}

/**
 * Tells the sheet of keys what the calling part of the screen does with keys; null while it is out
 * of sight. Pass a constant.
 */
export function useKeyHelp(help: KeyHelp | null): void {
  const { store } = useCommandCenter();
  useEffect(() => (help === null ? undefined : store.addKeyHelp(help)), [store, help]);
}

/** Runs the commands' keys, and holds the palette (Ctrl/⌘-K) and the sheet of keys (?). */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(newCommandStore);
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const [center] = useState(() => ({
    store,
    showPalette: () => setOpen('palette'),
    showKeys: () => setOpen('keys'),
  }));

  useEffect(() => {
    const own: readonly Command[] = [
      { id: 'palette', label: 'Find anything', group: '', keys: 'mod+k', run: center.showPalette },
      { id: 'keys', label: 'Keys for where you are', group: '', keys: '?', run: center.showKeys },
    ];
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // A dialog keeps its keys to itself.
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && editsText(event.target)) return;
      const inField = isField(event.target);
      const command = [...own, ...store.commands()].find(
        ({ keys, notInFields, leavesTo }) =>
          keys !== undefined &&
          matchesHotkey(event, keys) &&
          !(notInFields && inField) &&
          leavesTo?.(event.target) !== true,
      );
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store, center]);

  return (
    <CommandsContext value={center}>
      {children}
      <CommandPalette store={store} opened={open === 'palette'} onClose={() => setOpen(null)} />
      <KeysSheet store={store} opened={open === 'keys'} onClose={() => setOpen(null)} />
    </CommandsContext>
  );
}
