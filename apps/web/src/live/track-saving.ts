import type { LocalCopy } from './local-copy.ts';
import { UNKNOWN, isSaved, nextSaving, saveStateOf, unsavedChanges } from './save-state.ts';
import type { SaveEvent, SaveState } from './save-state.ts';

/** The truth about saving of one open board, and its mark in the copy on this computer. */
export interface SaveTracker {
  hear(event: SaveEvent): void;
  /** The same object until it changes. */
  state(): SaveState;
  unsaved(): number;
  /** From now on the mark in this copy says how many changes are not saved. */
  markIn(copy: LocalCopy): void;
}

export function trackSaving(changed: () => void): SaveTracker {
  let saving = UNKNOWN;
  let shown = saveStateOf(saving);
  let copy: LocalCopy | undefined;
  return {
    hear(event) {
      const before = saving;
      saving = nextSaving(saving, event);
      if (saving === before) return;
      if (isSaved(saving)) {
        if (!isSaved(before)) copy?.clear();
      } else if (unsavedChanges(saving) !== unsavedChanges(before)) {
        copy?.mark(unsavedChanges(saving));
      }
      const next = saveStateOf(saving);
      if (sameState(next, shown)) return;
      shown = next;
      changed();
    },
    state: () => shown,
    unsaved: () => unsavedChanges(saving),
    markIn(next) {
      copy = next;
      this.hear({ type: 'opened', unsaved: next.unsaved });
    },
  };
}

function sameState(a: SaveState, b: SaveState): boolean {
  return (
    a.kind === b.kind &&
    ('changes' in a ? a.changes : 0) === ('changes' in b ? b.changes : 0) &&
    ('reason' in a ? a.reason : '') === ('reason' in b ? b.reason : '')
  );
}
