import { DropOverlay } from './drop-overlay.tsx';
import { UploadTray } from './upload-tray.tsx';

/** Over the whole board: where dropped files land, and how far they are. */
export function UploadsLayer() {
  return (
    <>
      <DropOverlay />
      <UploadTray />
    </>
  );
}
