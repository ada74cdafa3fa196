import { rational } from '@takeboard/editorial';
import { addShots } from '@takeboard/storyboard';
import type { Person } from './person.ts';
import { writeDocument } from './write-document.ts';
import type { WrittenShot } from './written-shots.ts';

/** Writes shots into a board's document and returns their ids. */
export const writeShots = (
  person: Person,
  boardId: string,
  shots: readonly WrittenShot[],
): Promise<readonly string[]> =>
  writeDocument(person, boardId, (board) =>
    addShots(
      board,
      shots.map(({ bars, ...shot }) => ({ ...shot, bars: rational(bars, 1) })),
    ),
  );
