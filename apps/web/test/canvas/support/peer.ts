import { canvasSchema, openBoard, pictureOf, repairCanvas, seedBoard } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import {
  Editor,
  createTLStore,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
} from 'tldraw';
import type { TLAnyShapeUtilConstructor, TLRecord, TLStore } from 'tldraw';
import * as Y from 'yjs';
import { bindCanvas } from '../../../src/canvas/bind-canvas.ts';
import type { CanvasBinding } from '../../../src/canvas/bind-canvas.ts';
import { openCanvasHistory } from '../../../src/canvas/canvas-history.ts';
import { openUndoStack } from '../../../src/live/undo-stack.ts';
import type { UndoStack } from '../../../src/live/undo-stack.ts';

/** Transactions that came over the line, in any document of these tests. */
export const NET = { name: 'net' };

/** The document every board begins with, as the server seeds it. */
export function seed(): Uint8Array {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  return Y.encodeStateAsUpdate(doc);
}

/** One person with the board open: tldraw's own editor, the binding, and their undo stack. */
export interface Peer {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly board: Board;
  readonly store: TLStore;
  readonly editor: Editor;
  readonly binding: CanvasBinding;
  readonly undo: UndoStack;
  readonly command: object;
  readonly now: { mayWrite: boolean; unreadable: number };
  close(): void;
}

export function openPeer(name: string, state: Uint8Array): Peer {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state, NET);
  const board = openBoard(doc);
  const store = createTLStore({ schema: canvasSchema });
  const command = { name: 'command' };
  let quietly = (merge: () => void) => merge();
  const now = { mayWrite: true, unreadable: 0 };
  const binding = bindCanvas(store, board, {
    mayWrite: () => now.mayWrite,
    onUnreadable: (count) => {
      now.unreadable = count;
    },
    quietly: (merge) => quietly(merge),
  });
  const container = document.createElement('div');
  document.body.append(container);
  const editor = new Editor({
    store,
    shapeUtils: defaultShapeUtils as readonly TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
  });
  const history = openCanvasHistory(editor);
  quietly = history.quietly;
  const undo = openUndoStack(
    doc,
    [doc.getMap('canvas'), doc.getMap('shots'), doc.getMap('cuts')],
    command,
    () => undefined,
    (what, error) => {
      throw new Error(what, { cause: error });
    },
  );
  undo.attachCanvas(history);
  return {
    name,
    doc,
    board,
    store,
    editor,
    binding,
    undo,
    command,
    now,
    close() {
      binding.close();
      undo.close();
      editor.dispose();
      container.remove();
      board.close();
      doc.destroy();
    },
  };
}

/**
 * A server between peers: what one writes reaches it, and from it the others, when `deliver` says
 * so. It mends orphans as the real one does.
 */
export class Line {
  readonly server = new Y.Doc();
  readonly #peers: Peer[] = [];
  readonly #up = new Map<Peer, Uint8Array[]>();
  readonly #down = new Map<Peer, Uint8Array[]>();

  constructor(state: Uint8Array) {
    Y.applyUpdate(this.server, state);
    this.server.on('update', (update: Uint8Array, origin: unknown) => {
      for (const peer of this.#peers) if (origin !== peer) this.#down.get(peer)?.push(update);
    });
  }

  join(peer: Peer): void {
    this.#peers.push(peer);
    this.#up.set(peer, []);
    this.#down.set(peer, []);
    peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== NET) this.#up.get(peer)?.push(update);
    });
  }

  /** Carries up to so many messages up from, and down to, one peer. */
  deliver(peer: Peer, up = Infinity, down = Infinity): void {
    for (const update of this.#up.get(peer)?.splice(0, up) ?? []) {
      Y.applyUpdate(this.server, update, peer);
      repairCanvas(this.server);
    }
    for (const update of this.#down.get(peer)?.splice(0, down) ?? []) {
      Y.applyUpdate(peer.doc, update, NET);
    }
  }

  /** Until nobody has anything more to say. */
  settle(): void {
    for (let rounds = 0; rounds < 50; rounds++) {
      for (const peer of this.#peers) {
        peer.binding.flush();
        this.deliver(peer);
        // What came may have after-effects (an arrow moves above what it points at).
        peer.binding.flush();
      }
      if (this.#peers.every((peer) => this.#quiet(peer))) return;
    }
    throw new Error('the peers never stop answering each other');
  }

  #quiet(peer: Peer): boolean {
    return this.#up.get(peer)?.length === 0 && this.#down.get(peer)?.length === 0;
  }
}

/** What a store holds of the document, in a comparable order. */
export function documentOf(store: TLStore): TLRecord[] {
  return store
    .allRecords()
    .filter(({ typeName }) => store.scopedTypes.document.has(typeName))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
