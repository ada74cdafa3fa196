import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { sentenceOf } from '../api/api-failure.ts';
import { FormError } from './form-error.tsx';
import classes from './confirm-dialog.module.css';

/** Asks before something that cannot simply be undone; says what will be, and for whom. */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  text,
  action,
  onConfirm,
  busy = false,
  error,
  harmless = false,
}: {
  opened: boolean;
  onClose: () => void;
  title: string;
  text: ReactNode;
  action: string;
  onConfirm: () => void;
  busy?: boolean;
  error?: unknown;
  harmless?: boolean;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={440}>
      <div className={classes.text}>{text}</div>
      {error ? <FormError>{sentenceOf(error)}</FormError> : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button {...(harmless ? {} : { color: 'bad' })} onClick={onConfirm} loading={busy}>
          {action}
        </Button>
      </div>
    </Modal>
  );
}
