import { Button } from '@mantine/core';
import { useState } from 'react';
import { AccountDialog } from '../people/account-dialog.tsx';
import classes from './lobby.module.css';

/** Tells a guest what a guest can lose. */
export function KeepHint() {
  const [open, setOpen] = useState(false);
  return (
    <aside className={classes.keep} aria-label="Keep your boards">
      <p>You are a guest in this browser. A cleared cookie would lose your boards.</p>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        Keep them with an e-mail
      </Button>
      <AccountDialog kind={open ? 'keep' : null} onClose={() => setOpen(false)} />
    </aside>
  );
}
