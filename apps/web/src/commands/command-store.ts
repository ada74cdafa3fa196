/** Something a person can do here and now. The palette offers it, its keys run it. */
export interface Command {
  /** Unique among the commands of a screen. */
  readonly id: string;
  readonly label: string;
  /** The heading it stands under in the palette and on the sheet of keys. */
  readonly group: string;
  /** Such as `mod+k`, `shift+b` or `?`; `mod` is Ctrl, on a Mac ⌘. */
  readonly keys?: string;
  /** Further words it is found by. */
  readonly words?: string;
  /** A field being typed in has its own meaning for these keys. */
  readonly notInFields?: boolean;
  /** Whether what has the focus has a use of its own for these keys, as a button has for Space. */
  readonly leavesTo?: (target: EventTarget | null) => boolean;
  /** Hidden from the sheet of keys and from the palette until somebody types: there are many. */
  readonly onlyWhenSearched?: boolean;
  run(): void;
}

/** Keys that a part of the screen handles itself while it has the focus; only told on the sheet. */
export interface KeyHelp {
  readonly group: string;
  readonly rows: readonly (readonly [keys: string, does: string])[];
}

export interface CommandStore {
  /** Commands are read when they are needed, so `read` may depend on anything. */
  addCommands(read: () => readonly Command[]): () => void;
  addKeyHelp(help: KeyHelp): () => void;
  commands(): readonly Command[];
  keyHelp(): readonly KeyHelp[];
}

/** Collects what the mounted parts of a screen offer. */
export function newCommandStore(): CommandStore {
  const readers = new Set<() => readonly Command[]>();
  const helps = new Set<KeyHelp>();
  return {
    addCommands(read) {
      readers.add(read);
      return () => readers.delete(read);
    },
    addKeyHelp(help) {
      helps.add(help);
      return () => helps.delete(help);
    },
    commands: () => [...readers].flatMap((read) => read()),
    keyHelp: () => [...helps],
  };
}
