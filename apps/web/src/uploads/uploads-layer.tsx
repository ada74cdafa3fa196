import { DropOverlay } from './drop-overlay.tsx';
import { LargeDropDialog } from './large-drop-dialog.tsx';
import { UploadCommands } from './upload-commands.tsx';
import { UploadTray } from './upload-tray.tsx';

/** Over the whole board: where dropped files land, and how far they are. */
export function UploadsLayer() {
  return (
    <>
      <DropOverlay />
      <UploadCommands />
      <UploadTray />
      <LargeDropDialog />
    </>
  );
}
