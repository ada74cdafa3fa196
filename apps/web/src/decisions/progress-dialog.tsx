import { Modal } from '@mantine/core';
import { ProgressSummary } from './progress-summary.tsx';

/** What is picked and what is left, where the header has no room for it. */
export function ProgressDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="What is picked" size={420}>
      {opened && <ProgressSummary onShot={onClose} />}
    </Modal>
  );
}
