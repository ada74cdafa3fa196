import * as Y from 'yjs';
import { mayUndoDelete } from './keep-others-work.ts';
import { openServerSteps } from './server-steps.ts';
import type { ServerStep } from './server-steps.ts';

/**
 * One personal stack over three histories, in the order in which things were done: gestures on the
 * canvas (its own history of marks), commands and typing (a Y.UndoManager), and what was done to
 * facts of the server. Whatever somebody did last is what Ctrl-Z takes back, wherever the keyboard
 * is; what others did is not on it.
 *
 * The canvas counts as runs: all that was drawn between two commands lies above one mark, the
 * floor of the run, and is taken back gesture by gesture until nothing is left above it.
 */
export interface UndoStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /**
   * Puts what was just done on the server on the stack. With `joins` it is one step with what was done
   * right before it, back to and including a change of the document. Returns how to take it off again, should it not have happened.
   */
  did(step: ServerStep, options?: { readonly joins?: boolean }): () => void;
  /** Whether the next step back, or forth, is one of the server's: those ask for no right to write. */
  nextIsOnServer(direction: 'undo' | 'redo'): boolean;
  /** Takes in the history of a canvas; ends with it, since a closed canvas forgets its gestures. */
  attachCanvas(history: CanvasHistory): () => void;
  readonly manager: Y.UndoManager;
  close(): void;
}

/** What a canvas must offer to take part. Its steps are gestures that changed the document. */
export interface CanvasHistory {
  /** Ends the gesture in progress and returns the height of the history. */
  seal(): number;
  /** Whether anything above that height changed the document. */
  changedAbove(floor: number): boolean;
  /** Takes back the latest step; returns how many marks that took, to be given to `redo`. */
  undo(): number;
  redo(marks: number): void;
  /** Calls back when a person changes the document on the canvas, not when a step is replayed. */
  onEdit(listener: () => void): () => void;
}

type OnServer = { readonly on: 'server'; readonly step: ServerStep; readonly joins: boolean };
type Done =
  | { readonly on: 'canvas'; readonly floor: number }
  | { readonly on: 'document' }
  | OnServer;
type StepIds = Parameters<typeof mayUndoDelete>[1];
type Undone =
  | { readonly on: 'canvas'; readonly marks: number }
  | { readonly on: 'document' }
  | OnServer;

/** Milliseconds within which typing belongs together. */
const TYPING = 500;

export function openUndoStack(
  doc: Y.Doc,
  roots: readonly Y.Map<unknown>[],
  command: object,
  onChange: () => void,
  /** Hears of a step that the server did not take back, or did not do again. */
  onFailure: (what: string, error: unknown) => void,
): UndoStack {
  const manager = new Y.UndoManager([...roots], {
    captureTimeout: TYPING,
    trackedOrigins: new Set([command]),
    deleteFilter: (item) => {
      // Yjs takes the step it is undoing off its stack first: it stood where the stack now ends.
      const step = steps[manager.undoStack.length];
      return step === undefined || mayUndoDelete(doc, step.insertions, item);
    },
  });
  /** The document's steps while one is undone; empty otherwise. */
  let steps: readonly { readonly insertions: StepIds }[] = [];
  let canvas: CanvasHistory | undefined;
  let floor = 0;
  let done: Done[] = [];
  let undone: Undone[] = [];
  let replaying = false;
  let lastOrigin: unknown;
  const onServer = openServerSteps((step, direction, { error, again }) => {
    const [went, back] = direction === 'undo' ? [undone, done] : [done, undone];
    const at = went.findLastIndex((each) => each.on === 'server' && each.step === step);
    const [entry] = at === -1 ? [] : went.splice(at, 1);
    // Back where it came from, to be tried again, unless the server would say the same again.
    if (again && entry?.on === 'server') back.push(entry);
    onFailure(
      direction === 'undo' ? `Not taken back: ${step.says}` : `Not done: ${step.says}`,
      error,
    );
    onChange();
  });

  // Typing merges with typing; a command never merges with anything.
  const separate = ({ origin }: Y.Transaction) => {
    if (!manager.trackedOrigins.has(origin) || origin === manager) return;
    if (origin === command || origin !== lastOrigin) manager.stopCapturing();
    lastOrigin = origin;
  };
  const onStep = ({ type }: { readonly type: 'undo' | 'redo' }) => {
    if (replaying || type !== 'undo') return;
    floor = canvas?.seal() ?? 0;
    did({ on: 'document' });
  };
  const onEdit = () => {
    if (replaying) return;
    manager.stopCapturing();
    if (done.at(-1)?.on === 'canvas' && undone.length === 0) return;
    if (done.at(-1)?.on === 'canvas') forget();
    else did({ on: 'canvas', floor });
    onChange();
  };
  function did(step: Done) {
    done.push(step);
    forget();
    onChange();
  }
  /** Something new was done: what was undone before cannot come back. */
  function forget() {
    undone = [];
    manager.clear(false, true);
  }
  function replay(step: () => void) {
    replaying = true;
    try {
      step();
    } finally {
      replaying = false;
      onChange();
    }
  }

  doc.on('beforeTransaction', separate);
  manager.on('stack-item-added', onStep);

  /** True when something was taken back; false when there was nothing left, or more belongs to it. */
  function undoLast(step: Done): boolean {
    if (step.on === 'server') {
      done.pop();
      undone.push(step);
      onServer.run(step.step, 'undo');
      return !step.joins;
    }
    if (step.on === 'document') {
      done.pop();
      steps = [...manager.undoStack];
      const effective = manager.undo() !== null;
      steps = [];
      // A step without effect (others have changed it all since) makes Yjs go on to the one before.
      while (documentSteps(done) > manager.undoStack.length) dropLastDocumentStep(done);
      if (effective) undone.push({ on: 'document' });
      return effective;
    }
    if (canvas === undefined || !canvas.changedAbove(step.floor)) {
      done.pop();
      floor = canvas?.seal() ?? 0;
      return false;
    }
    undone.push({ on: 'canvas', marks: canvas.undo() });
    if (!canvas.changedAbove(step.floor)) {
      done.pop();
      floor = canvas.seal();
    }
    return true;
  }
  function redoOnServer(step: OnServer) {
    floor = canvas?.seal() ?? 0;
    done.push(step);
    onServer.run(step.step, 'redo');
  }

  return {
    manager,
    undo: () =>
      replay(() => {
        for (let step = done.at(-1); step !== undefined; step = done.at(-1)) {
          if (undoLast(step)) return;
        }
      }),
    redo: () =>
      replay(() => {
        const step = undone.pop();
        if (step === undefined) return;
        if (step.on === 'server') {
          redoOnServer(step);
        } else if (step.on === 'document') {
          if (manager.redo() === null) return;
          floor = canvas?.seal() ?? 0;
          done.push(step);
          for (
            let next = undone.at(-1);
            next?.on === 'server' && next.joins;
            next = undone.at(-1)
          ) {
            undone.pop();
            redoOnServer(next);
          }
        } else {
          if (done.at(-1)?.on !== 'canvas') done.push({ on: 'canvas', floor: canvas?.seal() ?? 0 });
          canvas?.redo(step.marks);
        }
      }),
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    did(step, { joins = false } = {}) {
      // Typing after it must not run into typing before it.
      manager.stopCapturing();
      floor = canvas?.seal() ?? 0;
      const entry: Done = { on: 'server', step, joins };
      did(entry);
      return () => {
        done = done.filter((each) => each !== entry);
        undone = undone.filter((each) => each !== entry);
        onChange();
      };
    },
    nextIsOnServer: (direction) => (direction === 'undo' ? done : undone).at(-1)?.on === 'server',
    attachCanvas(history) {
      canvas = history;
      floor = history.seal();
      const stop = history.onEdit(onEdit);
      return () => {
        stop();
        if (canvas !== history) return;
        canvas = undefined;
        done = done.filter(({ on }) => on !== 'canvas');
        undone = undone.filter(({ on }) => on !== 'canvas');
        onChange();
      };
    },
    close() {
      doc.off('beforeTransaction', separate);
      manager.destroy();
    },
  };
}

const documentSteps = (steps: readonly Done[]) =>
  steps.filter(({ on }) => on === 'document').length;

function dropLastDocumentStep(steps: Done[]): void {
  const index = steps.findLastIndex(({ on }) => on === 'document');
  if (index !== -1) steps.splice(index, 1);
}
