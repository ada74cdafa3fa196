import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { ruleFor, sentenceOf } from '../api/api-failure.ts';
import { useMakeAccount, useSignIn } from '../api/session-queries.ts';
import { FormError } from '../shell/form-error.tsx';
import { tell } from '../shell/toast.ts';
import { useFormFields } from './use-form-fields.ts';
import classes from './people.module.css';

const WORDS = {
  'sign-in': {
    title: 'Sign in',
    text: 'With the e-mail and password you kept your boards under. Boards you joined here as a guest come along.',
    button: 'Sign in',
    done: 'You are signed in.',
  },
  keep: {
    title: 'Keep your boards',
    text: 'You are a guest in this browser: a cleared cookie would lose your boards. An e-mail and a password keep them, and open them on other computers.',
    button: 'Keep my boards',
    done: 'Your boards are kept. Sign in with this e-mail anywhere.',
  },
} as const;

export type AccountDialogKind = keyof typeof WORDS;

/** Signs in to an account, or turns the guest of this browser into one. */
export function AccountDialog({
  kind,
  onClose,
}: {
  kind: AccountDialogKind | null;
  onClose: () => void;
}) {
  return (
    <Modal opened={kind !== null} onClose={onClose} title={kind && WORDS[kind].title} size={420}>
      {kind && <AccountForm kind={kind} onClose={onClose} />}
    </Modal>
  );
}

function AccountForm({ kind, onClose }: { kind: AccountDialogKind; onClose: () => void }) {
  const words = WORDS[kind];
  const signIn = useSignIn();
  const makeAccount = useMakeAccount();
  const send = kind === 'sign-in' ? signIn : makeAccount;
  const { values, field } = useFormFields({ email: '', password: '' });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(values, {
      onSuccess: () => {
        tell(words.done);
        onClose();
      },
    });
  };
  const fieldRules = {
    email: ruleFor(send.error, 'email'),
    password: ruleFor(send.error, 'password'),
  };

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <p className={classes.text}>{words.text}</p>
      <TextInput
        {...field('email')}
        label="E-mail"
        type="email"
        autoComplete="email"
        error={fieldRules.email}
        data-autofocus
        required
        withAsterisk={false}
      />
      <PasswordInput
        {...field('password')}
        label="Password"
        description={kind === 'keep' ? 'At least 8 characters.' : undefined}
        autoComplete={kind === 'keep' ? 'new-password' : 'current-password'}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        error={fieldRules.password}
        aria-invalid={fieldRules.password !== undefined}
        required
        withAsterisk={false}
      />
      {send.isError && !fieldRules.email && !fieldRules.password && (
        <FormError>{sentenceOf(send.error)}</FormError>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button type="submit" loading={send.isPending}>
          {words.button}
        </Button>
      </div>
    </form>
  );
}
