import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './whole-cut.module.css';

/** Characters; it stands in one line of the log. */
const LONGEST = 200;

/** Asks in one line why a shot is chosen again: the reason stands in the log beside both decisions. */
export function ReopenLine({
  label,
  busy,
  onReopen,
  onCancel,
}: {
  label: string;
  busy: boolean;
  onReopen: (reason: string) => void;
  onCancel: () => void;
}) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={classes.reopen}
      aria-label={`Choose ${label} again`}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setMissing(true);
        else onReopen(reason.trim());
      }}
    >
      <TextInput
        className={classes.reason}
        label={`Choose ${label} again, because`}
        placeholder="it looks too calm after 21"
        value={reason}
        maxLength={LONGEST}
        data-autofocus
        // The line was asked for by a key or a press: the caret belongs into it.
        ref={takeCaret}
        error={missing && reason.trim() === '' ? 'A few words, so that the log says why.' : null}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }}
      />
      <Button type="submit" loading={busy}>
        Choose it again
      </Button>
      <Button variant="default" onClick={onCancel}>
        Rather not
      </Button>
    </form>
  );
}

const takeCaret = (input: HTMLInputElement | null) => input?.focus();
