import { boardLayoutOf, openBoard } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { connectBoard } from './board-connection.ts';
import type { BoardConnection, Notice } from './board-connection.ts';
import { DiscreetAwareness } from './discreet-awareness.ts';
import type { Ending } from './ending.ts';
import { isFromLocalCopy, openLocalCopy } from './local-copy.ts';
import type { LocalCopy } from './local-copy.ts';
import { isNewerThanThisPage } from './newer-layout.ts';
import type { BoardView, Person, Summons } from './people.ts';
import { openPresence } from './presence.ts';
import type { SaveState } from './save-state.ts';
import { trackSaving } from './track-saving.ts';
import { openUndoStack } from './undo-stack.ts';
import type { UndoStack } from './undo-stack.ts';

/** Who I am on this board. */
export interface Me {
  readonly userId: string;
  readonly name: string;
  readonly color: string;
  readonly role: string;
  readonly initials: string;
  /** What the role allows here, in the server's words. */
  readonly rights: readonly string[];
}

/** A card as it lies on the screen now; the box is in pixels of the window. */
export interface ShotOnScreen {
  readonly shotId: string;
  readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** What the rest of the page may ask of the canvas while it is on screen. */
export interface CanvasHandle {
  /** Brings a shot's card into view and selects it. */
  zoomToShot(shotId: string): void;
  /** Brings the cards of these takes into view and selects them; those without a card are left out. */
  showTakes(takeIds: readonly string[]): void;
  /** Makes a shot in the middle of what is visible and returns its id. */
  addShotAtViewport(): string;
  /** The shot whose card lies at a point of the window, and where that card is, in pixels. */
  shotAt(point: { readonly x: number; readonly y: number }): ShotOnScreen | null;
  /** Puts pictures down at a point of the window, or into the panel that lies there. */
  addPictures(pictures: File[], point: { readonly x: number; readonly y: number }): void;
  /** Puts cards for takes down at a point of the window. */
  addTakes(takeIds: readonly string[], point: { readonly x: number; readonly y: number }): void;
  /**
   * The take whose card alone is selected, which is what Space plays. Somewhere else on the canvas
   * Space moves the view: with a pointer there, in pixels of the window, there is none.
   */
  takeForSpace(pointer: { readonly x: number; readonly y: number } | null): string | null;
  focus(): void;
  /** What is visible, in canvas units. */
  viewport(): NonNullable<Summons['camera']>;
  flush(): void;
}

/**
 * A board as one person has it open: the document, its connection, its copy on this computer, one
 * undo stack, and who else is here. Every value is identity-stable until it changes.
 */
export interface BoardSession {
  readonly boardId: string;
  readonly board: Board;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** The origin of a person's commands: what is done with it is on the undo stack. */
  readonly command: object;
  /** For text editors, which put their own origin on the same stack. */
  readonly undoManager: Y.UndoManager;
  readonly me: Me;
  /** Whether the document has come, from this computer or the server. */
  loaded(): boolean;
  readOnly(): boolean;
  /** Why, as a sentence; null when I may write. */
  readOnlyReason(): string | null;
  save(): SaveState;
  /** Why changes are not kept on this computer; null when they are. */
  notKeptReason(): string | null;
  /** Why the connection is over for good; null while it is not. */
  ending(): Ending | null;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Puts what was just done on the server on the undo stack. */
  readonly did: UndoStack['did'];
  /** The selected shot: selecting it in one place selects it in all. */
  lookingAt(): string | null;
  setLookingAt(shotId: string | null): void;
  people(): readonly Person[];
  follow(userId: string | null): void;
  following(): string | null;
  bringEveryoneHere(): void;
  /** The last call to come and look since this page is open. */
  summoned(): { readonly by: Person; readonly summons: Summons } | null;
  view(): BoardView;
  setView(view: BoardView): void;
  /** The canvas while it is on screen. */
  readonly editorReady: CanvasHandle | null;
  setCanvas(canvas: CanvasHandle | null): void;
  attachHistory: UndoStack['attachCanvas'];
  /** Asks whoever shows a shot's title to put the caret into it. */
  editTitle(shotId: string): void;
  onEditTitle(listener: (shotId: string) => void): () => void;
  /** How many things on the board only a newer version can read. */
  unreadable(): number;
  setUnreadableOnCanvas(count: number): void;
  /** Takes over who I am when the server says it anew. */
  setMe(me: Me): void;
  /** Calls back when any of the above changed. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface SessionOptions {
  readonly boardId: string;
  readonly me: Me;
  /** The newest event that what is already on screen takes account of. */
  readonly lastSeq?: number;
  readonly onEvent: (event: { seq: number; kind: string; ids: readonly string[] }) => void;
  /** What was done on the server could not be taken back, or not be done again. */
  readonly onUndoFailed: (what: string, error: unknown) => void;
}

/** Milliseconds a call to edit a title stands. */
const TITLE_WAITS = 400;
const NEWER = 'A newer Takeboard runs on the server. Reload to go on editing.';

export function openBoardSession(options: SessionOptions): BoardSession {
  const { boardId } = options;
  const doc = new Y.Doc();
  const awareness = new DiscreetAwareness(doc);
  const board = openBoard(doc);
  const command = { name: 'command' };
  const listeners = new Set<() => void>();
  const titleListeners = new Set<(shotId: string) => void>();
  let me = options.me;
  let lastSeq = options.lastSeq ?? 0;
  let copy: LocalCopy | undefined;
  let notKept: string | null = null;
  let ending: Ending | null = null;
  let connection: BoardConnection | undefined;
  let canvas: CanvasHandle | null = null;
  let unreadableOnCanvas = 0;
  let titleWanted = { shotId: '', at: -Infinity };
  let loaded = false;
  let newer = false;
  let closed = false;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const saving = trackSaving(changed);
  const undoable = ['canvas', 'shots', 'cuts', 'trims', 'looks', 'entities', 'song'] as const;
  const undo = openUndoStack(
    doc,
    undoable.map((root) => doc.getMap(root)),
    command,
    changed,
    options.onUndoFailed,
  );
  const presence = openPresence(awareness, {
    me,
    viewport: () => canvas?.viewport() ?? null,
    changed,
  });

  // ---- the truth about saving ----

  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== connection?.origin && !isFromLocalCopy(origin)) saving.hear({ type: 'changed' });
  };
  const onMeta = () => {
    const nowLoaded = boardLayoutOf(doc) !== undefined;
    const nowNewer = isNewerThanThisPage(doc);
    if (nowLoaded === loaded && nowNewer === newer) return;
    loaded = nowLoaded;
    newer = nowNewer;
    changed();
  };
  const onNotice = (notice: Notice) => {
    if ('role' in notice) {
      session.setMe({ ...me, role: notice.role, rights: notice.rights });
    } else if ('seq' in notice) {
      lastSeq = Math.max(lastSeq, notice.seq);
      options.onEvent(notice);
    }
  };
  const onEnd = (end: Ending) => {
    ending = end;
    if (end.dropsCopy) void copy?.drop();
    changed();
  };
  const beforeUnload = (event: BeforeUnloadEvent) => {
    canvas?.flush();
    if (saving.unsaved() > 0) event.preventDefault();
  };
  // In the order in which they must hear of a change: it is counted before it is sent.
  doc.on('update', onUpdate);
  board.roots.meta.observe(onMeta);
  window.addEventListener('beforeunload', beforeUnload);

  async function begin() {
    try {
      copy = await openLocalCopy(doc, { userId: me.userId, boardId }, (sentence) => {
        notKept = sentence;
        changed();
      });
    } catch (error) {
      notKept = error instanceof Error ? error.message : String(error);
    }
    if (closed) {
      await copy?.close();
      return;
    }
    if (copy !== undefined) saving.markIn(copy);
    connection = connectBoard({
      boardId,
      doc,
      awareness,
      lastSeq: () => lastSeq,
      onSaving: saving.hear,
      onNotice,
      onEnd,
    });
    changed();
  }

  const session: BoardSession = {
    boardId,
    board,
    doc,
    awareness,
    command,
    undoManager: undo.manager,
    get me() {
      return me;
    },
    loaded: () => loaded,
    readOnly: () => session.readOnlyReason() !== null,
    readOnlyReason() {
      if (ending !== null) return ending.sentence;
      if (newer) return NEWER;
      if (!loaded) return 'The board is still on its way.';
      return me.rights.includes('write')
        ? null
        : `You are here as ${me.role}: you can look and point, not change anything.`;
    },
    save: saving.state,
    notKeptReason: () => notKept,
    ending: () => ending,
    undo() {
      canvas?.flush();
      if (session.canUndo()) undo.undo();
    },
    redo() {
      canvas?.flush();
      if (session.canRedo()) undo.redo();
    },
    // Whoever may only look has marks of their own to take back.
    canUndo: () => undo.canUndo() && (!session.readOnly() || undo.nextIsOnServer('undo')),
    canRedo: () => undo.canRedo() && (!session.readOnly() || undo.nextIsOnServer('redo')),
    did: undo.did,
    lookingAt: presence.lookingAt,
    setLookingAt: presence.setLookingAt,
    people: presence.people,
    follow: presence.follow,
    following: presence.following,
    bringEveryoneHere: presence.bringEveryoneHere,
    summoned: presence.summoned,
    view: presence.view,
    setView: presence.setView,
    get editorReady() {
      return canvas;
    },
    setCanvas(next) {
      canvas = next;
      changed();
    },
    attachHistory: undo.attachCanvas,
    editTitle(shotId) {
      session.setLookingAt(shotId);
      titleWanted = { shotId, at: Date.now() };
      for (const listener of titleListeners) listener(shotId);
    },
    onEditTitle(listener) {
      titleListeners.add(listener);
      // Whoever shows the title may only now come on screen, because of this very call.
      const { shotId, at } = titleWanted;
      if (Date.now() - at < TITLE_WAITS) queueMicrotask(() => listener(shotId));
      return () => titleListeners.delete(listener);
    },
    unreadable: () => board.unreadable() + unreadableOnCanvas,
    setUnreadableOnCanvas(count) {
      if (count === unreadableOnCanvas) return;
      unreadableOnCanvas = count;
      changed();
    },
    setMe(next) {
      me = next;
      presence.setMe(next);
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      canvas?.flush();
      window.removeEventListener('beforeunload', beforeUnload);
      presence.close();
      undo.close();
      connection?.close();
      void copy?.close();
      board.close();
      awareness.destroy();
      doc.destroy();
      listeners.clear();
    },
  };
  void begin();
  return session;
}
