import { CircleCheck } from 'lucide-react';
import type { ShotStatus } from './shot-status.ts';
import classes from './status-chip.module.css';

/** How far a shot is, as a word; a pick also by its colour and a mark. */
export function StatusChip({ status, words }: { status: ShotStatus; words: string }) {
  return (
    <span className={classes.chip} data-status={status}>
      {status === 'picked' && <CircleCheck size={11} strokeWidth={2.4} aria-hidden />}
      {words}
    </span>
  );
}
