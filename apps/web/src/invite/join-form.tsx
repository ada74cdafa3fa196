import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { isFailure, ruleFor, sentenceOf } from '../api/api-failure.ts';
import { useRedeem } from '../api/invite-queries.ts';
import { useNameMyself } from '../api/session-queries.ts';
import type { InviteFace, User } from '../api/wire.ts';
import { ROLE_WORDS } from '../people/role-words.ts';
import { useFormFields } from '../people/use-form-fields.ts';
import { FormError } from '../shell/form-error.tsx';
import { MessagePage } from '../shell/message-page.tsx';
import classes from './join-form.module.css';

/** Asks for what joining still needs (a name, the link's password) and joins. */
export function JoinForm({
  token,
  invite,
  me,
}: {
  token: string;
  invite: InviteFace;
  me: User | null;
}) {
  const navigate = useNavigate();
  const nameMyself = useNameMyself();
  const redeem = useRedeem(token);
  const { values, field } = useFormFields({ name: me?.name ?? '', password: '' });

  const join = () =>
    redeem.mutate(values.password || undefined, {
      onSuccess: ({ boardId }) => void navigate(`/b/${boardId}`, { replace: true }),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (me === null) nameMyself.mutate(values.name, { onSuccess: join });
    else join();
  };

  const error = nameMyself.error ?? redeem.error;
  const nameRule = ruleFor(nameMyself.error, 'name');
  const wrongPassword = isFailure(redeem.error, 'invite_password');
  const role = ROLE_WORDS[invite.role];
  return (
    <MessagePage
      title={invite.boardTitle}
      text={
        <>
          <b className={classes.who}>{invite.invitedBy}</b> invites you as{' '}
          <b className={classes.who}>{role.name.toLowerCase()}</b>: you can {role.may}.
        </>
      }
    >
      <form onSubmit={submit} className={classes.form} noValidate>
        {me === null ? (
          <TextInput
            {...field('name')}
            label="Your name"
            placeholder="The name others will see"
            autoComplete="name"
            maxLength={60}
            size="md"
            error={nameRule}
          />
        ) : (
          <p className={classes.as}>
            You join as <b className={classes.who}>{me.name}</b>.
          </p>
        )}
        {invite.needsPassword && (
          <PasswordInput
            {...field('password')}
            label="Password of this invite"
            description={`${invite.invitedBy} can tell you.`}
            autoComplete="off"
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            error={wrongPassword && sentenceOf(redeem.error)}
            aria-invalid={wrongPassword}
          />
        )}
        {error && !nameRule && !wrongPassword && <FormError>{sentenceOf(error)}</FormError>}
        <Button
          type="submit"
          size="md"
          loading={nameMyself.isPending || redeem.isPending}
          disabled={values.name.trim() === '' || (invite.needsPassword && values.password === '')}
        >
          Join the board
        </Button>
        <p className={classes.as}>
          No account needed.{' '}
          {me?.isGuest !== false && (
            <>
              Have one? <Link to="/?sign-in">Sign in first</Link>, then open this link again.
            </>
          )}
        </p>
      </form>
    </MessagePage>
  );
}
