import type { Transaction } from '../database/open-database.ts';
import { boardBlob } from '../database/schema.ts';

/** A file as it came in belongs to the board, for those who may download; what is shown already stays so. */
export const holdSource = async (
  tx: Transaction,
  of: { readonly boardId: string; readonly name: string; readonly importedBy: string },
  sha256: string,
  at: Date,
): Promise<void> => {
  const { boardId, name, importedBy } = of;
  await tx
    .insert(boardBlob)
    .values({ boardId, sha256, name, use: 'source', addedBy: importedBy, at })
    .onConflictDoNothing();
};
