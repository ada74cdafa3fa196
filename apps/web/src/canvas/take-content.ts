import { AssetRecordType, createShapeId, toRichText } from 'tldraw';
import type { Editor, TLShape, VecLike } from 'tldraw';
import { tellFailure } from '../shell/toast.ts';
import { foundInInput } from '../uploads/found-files.ts';
import { isVideoFile } from '../uploads/sort-files.ts';
import { uploadsOf } from '../uploads/uploads.ts';
import { withoutBytes } from './asset-store.ts';
import { fillPanel } from './panel-image.ts';
import { sessionOf } from './session-of.ts';
import { uploadImage } from './upload-image.ts';

/** Widest an image is at first, in canvas units. */
const WIDEST = 640;
const GAP = 24;

const isPanel = (shape: TLShape | undefined): boolean => shape?.type === 'panel';

/** What happens to what is pasted or dropped: files become images or takes, addresses become text. */
export function takeContent(editor: Editor): void {
  editor.registerExternalContentHandler('files', ({ files, point }) => {
    void takeFiles(editor, files, point);
  });
  // tldraw would ask the address for its title and picture; a board asks nobody.
  editor.registerExternalContentHandler('url', ({ url, point }) => addText(editor, url, point));
  editor.registerExternalContentHandler('embed', ({ url, point }) => addText(editor, url, point));
  editor.registerExternalContentHandler('svg-text', ({ text, point }) =>
    addText(editor, text, point),
  );
  editor.sideEffects.registerBeforeCreateHandler('asset', withoutBytes);
  editor.sideEffects.registerBeforeChangeHandler('asset', (_before, asset) => withoutBytes(asset));
}

/** Videos, pasted or dropped, are takes of the board; all else is looked at as pictures. */
async function takeFiles(editor: Editor, files: File[], point: VecLike | undefined): Promise<void> {
  const videos = files.filter(isVideoFile);
  if (videos.length > 0) {
    await uploadsOf(sessionOf(editor)).offer(foundInInput(videos), { shotId: null });
  }
  const pictures = files.filter((file) => !isVideoFile(file));
  if (pictures.length > 0) await takePictures(editor, pictures, point);
}

/** Puts pictures down side by side; the first one fills the panel it was dropped on. */
export async function takePictures(
  editor: Editor,
  files: File[],
  point: VecLike | undefined,
): Promise<void> {
  const at = point ?? editor.getViewportPageBounds().center;
  const panel = panelFor(editor, point);
  const [first, ...rest] = files;
  if (first === undefined) return;
  if (panel !== undefined) {
    await fillPanel(editor, panel.id, first);
    await addImages(editor, rest, at);
  } else await addImages(editor, files, at);
}

/** The panel a file was dropped on, or the one that is selected when it was pasted. */
function panelFor(editor: Editor, point: VecLike | undefined): TLShape | undefined {
  const selected = editor.getOnlySelectedShape() ?? undefined;
  if (point === undefined) return isPanel(selected) ? selected : undefined;
  return editor
    .getCurrentPageShapesSorted()
    .findLast(
      (shape) => isPanel(shape) && editor.isPointInShape(shape, point, { hitInside: true }),
    );
}

/** Each image is put down once it is on the server; one that fails leaves nothing behind. */
async function addImages(editor: Editor, files: File[], at: VecLike): Promise<void> {
  let { x } = at;
  for (const file of files) {
    try {
      const image = await uploadImage(sessionOf(editor).boardId, file);
      const scale = Math.min(1, WIDEST / image.width);
      const size = { w: image.width * scale, h: image.height * scale };
      const assetId = AssetRecordType.createId();
      const id = createShapeId();
      editor.markHistoryStoppingPoint('image');
      editor.run(() => {
        editor.createAssets([
          AssetRecordType.create({
            id: assetId,
            type: 'image',
            props: {
              name: file.name,
              src: image.url,
              w: image.width,
              h: image.height,
              mimeType: image.mime,
              isAnimated: image.mime === 'image/gif',
            },
          }),
        ]);
        editor.createShape({
          id,
          type: 'image',
          x: x - size.w / 2,
          y: at.y - size.h / 2,
          props: { assetId, ...size },
        });
        editor.select(id);
      });
      x += size.w + GAP;
    } catch (error) {
      tellFailure('The image is not on the board', error);
    }
  }
}

function addText(editor: Editor, text: string, point: VecLike | undefined): void {
  const { x, y } = point ?? editor.getViewportPageBounds().center;
  editor.markHistoryStoppingPoint('text');
  editor.createShape({ type: 'text', x, y, props: { richText: toRichText(text) } });
}
