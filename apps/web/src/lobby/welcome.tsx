import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { ruleFor, sentenceOf } from '../api/api-failure.ts';
import { useNameMyself } from '../api/session-queries.ts';
import { useFormFields } from '../people/use-form-fields.ts';
import { FormError } from '../shell/form-error.tsx';
import classes from './lobby.module.css';

/** For somebody who has no name here yet. */
export function Welcome({ onSignIn }: { onSignIn: () => void }) {
  const send = useNameMyself();
  const { values, field } = useFormFields({ name: '' });
  const rule = ruleFor(send.error, 'name');
  return (
    <section className={classes.welcome}>
      <h1 className={classes.headline}>Plan a music video together, live.</h1>
      <p className={classes.lead}>
        A director and a musician on one board: shots, prompts and drawings, with each other’s
        cursor in sight. Nothing to install for whoever you invite.
      </p>
      <form
        className={classes.nameForm}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(values.name);
        }}
      >
        <TextInput
          {...field('name')}
          label="Your name"
          placeholder="The name others will see"
          autoComplete="name"
          size="md"
          maxLength={60}
          error={rule}
          className={classes.name}
        />
        <Button
          type="submit"
          size="md"
          loading={send.isPending}
          disabled={values.name.trim() === ''}
        >
          Begin
        </Button>
      </form>
      {send.isError && !rule && <FormError>{sentenceOf(send.error)}</FormError>}
      <p className={classes.hint}>
        No account needed. Have one?{' '}
        <UnstyledButton className={classes.link} onClick={onSignIn}>
          Sign in
        </UnstyledButton>
      </p>
    </section>
  );
}
