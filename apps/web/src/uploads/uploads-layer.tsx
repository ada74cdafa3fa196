import { DropOverlay } from './drop-overlay.tsx';
import { LargeDropDialog } from './large-drop-dialog.tsx';
import { UploadCommands } from './upload-commands.tsx';
import { UploadTray } from './upload-tray.tsx';

/** Over the whole board: where dropped files land, and how far they are. */
export function UploadsLayer({
  tray,
}: {
  /** Whether there is room to say how far they are. */ tray: boolean;
}) {
  return (
    <>
      <DropOverlay />
      <UploadCommands />
      {tray && <UploadTray />}
      <LargeDropDialog />
    </>
  );
}
