import type { Editor, RecordsDiff, TLRecord } from 'tldraw';
import type { CanvasHistory } from '../live/undo-stack.ts';

/**
 * What tldraw 3.15.6 keeps of its undo stack, newest first. It shows it to nobody but its own tests
 * (`debug`), so the version is pinned, and the undo tests of `bind-canvas.test.ts` fail if it changes.
 */
interface HistoryPeek {
  getNumUndos(): number;
  debug(): {
    readonly undos: readonly (
      | { readonly type: 'stop' }
      | { readonly type: 'diff'; readonly diff: RecordsDiff<TLRecord> }
    )[];
    readonly pendingDiff: { readonly diff: RecordsDiff<TLRecord>; readonly isEmpty: boolean };
  };
}

export interface TldrawHistory extends CanvasHistory {
  /** Runs what is not this person's doing: it is neither on the undo stack nor an edit. */
  quietly(change: () => void): void;
}

/**
 * tldraw's undo stack as one of two on a personal one. tldraw also records selecting; a step here is
 * one that changed the document, and takes the selecting after it along.
 */
export function openCanvasHistory(editor: Editor): TldrawHistory {
  const history = (editor as unknown as { readonly history: HistoryPeek }).history;
  const listeners = new Set<() => void>();
  let quiet = false;

  const edited = (_before: unknown, _after?: unknown, source?: unknown) => {
    if (quiet || source === 'remote' || _after === 'remote') return;
    for (const listener of listeners) listener();
  };
  const stops = (['shape', 'binding', 'asset'] as const).flatMap((type) => [
    editor.sideEffects.registerAfterCreateHandler(type, edited),
    editor.sideEffects.registerAfterChangeHandler(type, edited),
    editor.sideEffects.registerAfterDeleteHandler(type, edited),
  ]);

  /** For each mark from the newest down to the floor: whether the document changed above it. */
  function stepsAbove(floor: number): boolean[] {
    const { undos, pendingDiff } = history.debug();
    const steps = [!pendingDiff.isEmpty && changesDocument(editor, pendingDiff.diff)];
    for (const entry of undos.slice(0, Math.max(0, undos.length - floor))) {
      if (entry.type === 'stop') steps.push(false);
      else if (changesDocument(editor, entry.diff)) steps[steps.length - 1] = true;
    }
    return steps;
  }

  return {
    seal() {
      editor.markHistoryStoppingPoint('sealed');
      return history.getNumUndos();
    },
    changedAbove: (floor) => stepsAbove(floor).includes(true),
    undo() {
      let marks = 0;
      // Undoing goes mark by mark; those above the latest change of the document only selected.
      for (let reached = false; !reached && history.getNumUndos() > 0; marks++) {
        reached = nextUndoChangesDocument();
        editor.undo();
      }
      return marks;
    },
    redo(marks) {
      for (let i = 0; i < marks; i++) editor.redo();
    },
    onEdit(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) for (const stop of stops) stop();
      };
    },
    quietly(change) {
      const before = quiet;
      quiet = true;
      try {
        editor.run(change, { history: 'ignore' });
      } finally {
        quiet = before;
      }
    },
  };

  function nextUndoChangesDocument(): boolean {
    const { undos, pendingDiff } = history.debug();
    if (!pendingDiff.isEmpty && changesDocument(editor, pendingDiff.diff)) return true;
    // tldraw skips marks with nothing above them, then goes down to the next one.
    const first = pendingDiff.isEmpty ? undos.findIndex(({ type }) => type !== 'stop') : 0;
    for (const entry of first === -1 ? [] : undos.slice(first)) {
      if (entry.type === 'stop') return false;
      if (changesDocument(editor, entry.diff)) return true;
    }
    return false;
  }
}

function changesDocument(
  { store }: Editor,
  { added, updated, removed }: RecordsDiff<TLRecord>,
): boolean {
  const records = [
    ...Object.values(added),
    ...Object.values(removed),
    ...Object.values(updated).map(([, to]) => to),
  ];
  return records.some(({ typeName }) => store.scopedTypes.document.has(typeName));
}
