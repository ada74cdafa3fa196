import { useUploadQueue } from './use-uploads.ts';

/** How far the uploads of the board are. */
export function UploadTray() {
  const { count, items } = useUploadQueue();
  if (items.length === 0) return null;
  return (
    <section aria-label="Uploads">
      {count.arrived} of {items.length}
    </section>
  );
}
