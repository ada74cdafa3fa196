import * as Y from 'yjs';
import { openBoard, pictureOf, seedBoard } from '../src/index.ts';
import type { Board } from '../src/index.ts';

/** A fresh board, as the server seeds it. */
export function newBoard(): Board {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  return openBoard(doc);
}

/** A second person's copy of a board; nothing flows until `exchange`. */
export function copyOf(board: Board): Board {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
  return openBoard(doc);
}

/** Lets every copy know what every other knows. */
export function exchange(...boards: readonly Board[]): void {
  for (const from of boards) {
    for (const to of boards) {
      if (from !== to)
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
    }
  }
}

export const titles = (board: Board): string[] => board.shots().map((shot) => shot.title);
export const labels = (board: Board): string[] => board.shots().map((shot) => shot.label);
