import { useEffect, useRef, useState } from 'react';
import { useSession } from '../live/use-session.tsx';
import { songDeskOf } from '../song/song-desk.ts';
import { dropPlaceAt } from './drop-place.ts';
import type { DropPlace } from './drop-place.ts';
import { foundInDrop } from './found-files.ts';
import { useUploads } from './use-uploads.ts';

/**
 * Hears files that are dragged over the board from outside. Returns where they would land; null
 * while none are. Pictures alone over the canvas are left to the canvas.
 */
export function useFileDrop(): DropPlace | null {
  const session = useSession();
  const uploads = useUploads();
  const [place, setPlace] = useState<DropPlace | null>(null);
  /** Something of the page itself is dragged, such as a picture on it. */
  const inside = useRef(false);

  useEffect(() => {
    const isOurs = (event: DragEvent) =>
      !inside.current &&
      event.dataTransfer?.types.includes('Files') === true &&
      // A dialog that asks for a file takes it itself.
      !(event.target instanceof Element && event.target.closest('[data-takes-files]') !== null);
    const placeOf = (event: DragEvent) =>
      dropPlaceAt(session, event.target, { x: event.clientX, y: event.clientY });

    const over = (event: DragEvent) => {
      if (!isOurs(event) || event.dataTransfer === null) return;
      const song = onlySongs(event.dataTransfer);
      const next = song ? WHOLE_BOARD : placeOf(event);
      if (next.onCanvas && onlyPictures(event.dataTransfer)) {
        setPlace(null);
        return;
      }
      // Without this the browser would leave the board and open the file.
      event.preventDefault();
      event.stopPropagation();
      const refused = session.readOnly() || inDialog();
      event.dataTransfer.dropEffect = refused ? 'none' : 'copy';
      setPlace((before) => (inDialog() ? null : samePlace(before, next) ? before : next));
    };
    const leave = (event: DragEvent) => {
      // Only out of the window: between elements there is nothing between.
      if (event.relatedTarget === null) setPlace(null);
    };
    const drop = (event: DragEvent) => {
      setPlace(null);
      const { dataTransfer } = event;
      if (!isOurs(event) || dataTransfer === null) return;
      const { shotId, onCanvas } = placeOf(event);
      if (onCanvas && onlyPictures(dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      if (session.readOnly() || inDialog()) return;
      const point = { x: event.clientX, y: event.clientY };
      void uploads.offer(foundInDrop(dataTransfer, uploads.cannotRead), {
        shotId,
        takePictures: onCanvas
          ? (pictures) => session.editorReady?.addPictures(pictures, point)
          : undefined,
        takeSongs: (songs, beside) => songDeskOf(session).offer(songs, beside),
      });
    };
    const begin = () => {
      inside.current = true;
    };
    const end = () => {
      inside.current = false;
      setPlace(null);
    };
    // Before the canvas hears of it.
    const options = { capture: true };
    window.addEventListener('dragstart', begin, options);
    window.addEventListener('dragend', end, options);
    window.addEventListener('dragenter', over, options);
    window.addEventListener('dragover', over, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('drop', drop, options);
    return () => {
      window.removeEventListener('dragstart', begin, options);
      window.removeEventListener('dragend', end, options);
      window.removeEventListener('dragenter', over, options);
      window.removeEventListener('dragover', over, options);
      window.removeEventListener('dragleave', leave, options);
      window.removeEventListener('drop', drop, options);
    };
  }, [session, uploads]);

  return place;
}

/** A browser tells the kinds while dragging, but not the names; folders have no kind. */
const onlyPictures = ({ items }: DataTransfer): boolean =>
  [...items].every(({ kind, type }) => kind !== 'file' || type.startsWith('image/')) &&
  [...items].some(({ kind }) => kind === 'file');

const onlySongs = ({ items }: DataTransfer): boolean =>
  items.length > 0 &&
  [...items].every(({ kind, type }) => kind === 'file' && type.startsWith('audio/'));

/** A song belongs to the board, wherever it is let go. */
const WHOLE_BOARD: DropPlace = { shotId: null, onCanvas: false, box: null, song: true };

const inDialog = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

const samePlace = (a: DropPlace | null, b: DropPlace): boolean =>
  a !== null &&
  a.shotId === b.shotId &&
  a.onCanvas === b.onCanvas &&
  a.song === b.song &&
  a.box?.x === b.box?.x &&
  a.box?.y === b.box?.y &&
  a.box?.w === b.box?.w;
