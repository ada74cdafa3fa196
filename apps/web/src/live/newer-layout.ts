import { LAYOUT_VERSION, boardLayoutOf, canvasSchema, rootsOf } from '@takeboard/storyboard';
import type * as Y from 'yjs';
import { z } from 'zod';

const storedSchema = z.object({ sequences: z.record(z.string(), z.number()) });

/**
 * Whether a newer Takeboard than this page wrote the board: its server was updated while the page
 * was open. Writing with old rules would undo what the newer ones brought, so the page must not.
 */
export function isNewerThanThisPage(doc: Y.Doc): boolean {
  if ((boardLayoutOf(doc) ?? 0) > LAYOUT_VERSION) return true;
  const stored = storedSchema.safeParse(rootsOf(doc).meta.get('canvasSchema'));
  if (!stored.success) return false;
  const { sequences: known } = storedSchema.parse(canvasSchema.serialize());
  return Object.entries(stored.data.sequences).some(
    ([sequence, version]) => version > (known[sequence] ?? -1),
  );
}
