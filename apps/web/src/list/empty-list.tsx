import { Button } from '@mantine/core';
import { ClipboardPaste, Plus } from 'lucide-react';
import classes from './shot-list.module.css';

/** A board without shots: the next step, offered. */
export function EmptyList({
  readOnly,
  onNew,
  onPaste,
}: {
  readOnly: boolean;
  onNew: () => void;
  onPaste: () => void;
}) {
  if (readOnly) {
    return (
      <div className={classes.empty}>
        <h2>No shots yet</h2>
        <p>They appear here as soon as somebody makes one.</p>
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <h2>No shots yet</h2>
      <p>
        Paste your shot list, one line per shot: <code>title | prompt | bars</code>. A spreadsheet
        or CSV works too.
      </p>
      <div className={classes.emptyActions}>
        <Button leftSection={<ClipboardPaste size={15} />} onClick={onPaste}>
          Paste a shot list
        </Button>
        <Button variant="default" leftSection={<Plus size={15} />} onClick={onNew}>
          Make one shot
        </Button>
      </div>
    </div>
  );
}
