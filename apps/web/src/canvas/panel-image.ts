import type { PanelShape } from '@takeboard/storyboard';
import { atom } from 'tldraw';
import type { Editor, TLShapeId } from 'tldraw';
import { tellFailure } from '../shell/toast.ts';
import { sessionOf } from './session-of.ts';
import { uploadImage } from './upload-image.ts';

/** Uploads under way in this tab: panel → share done. Nobody else need know. */
const uploads = atom<ReadonlyMap<TLShapeId, number>>('uploads', new Map());

export const uploadOf = (panel: TLShapeId): number | undefined => uploads.get().get(panel);

/** Puts an image on a panel, under what is drawn there; says so when that does not work. */
export async function fillPanel(editor: Editor, panel: TLShapeId, file: File): Promise<void> {
  const note = (share: number | undefined) =>
    uploads.update((before) => {
      const next = new Map(before);
      if (share === undefined) next.delete(panel);
      else next.set(panel, share);
      return next;
    });
  note(0);
  try {
    const { sha256 } = await uploadImage(sessionOf(editor).boardId, file, note);
    // Somebody may have deleted the panel meanwhile.
    if (editor.getShape(panel) === undefined) return;
    editor.markHistoryStoppingPoint('image on panel');
    editor.updateShape<PanelShape>({ id: panel, type: 'panel', props: { image: sha256 } });
  } catch (error) {
    tellFailure('The image is not on the panel', error);
  } finally {
    note(undefined);
  }
}
