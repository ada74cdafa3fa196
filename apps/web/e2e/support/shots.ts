import { writeDocument } from './write-document.ts';
import type { Someone } from './test.ts';

/** The shots of a board in the order of the film, as a round is started over them. */
export async function shotsOf(
  { context }: Pick<Someone, 'context'>,
  url: string,
  boardId: string,
): Promise<readonly { readonly shotId: string; readonly label: string }[]> {
  let shots: readonly { readonly shotId: string; readonly label: string }[] = [];
  await writeDocument(context, url, boardId, (board) => {
    shots = board
      .shots()
      .map(({ id, label, title }) => ({ shotId: id, label: `${label} ${title}`.trim() }));
    // The server tells of what it has committed: something must change.
    board.roots.song.set('lead', 0);
  });
  return shots;
}
