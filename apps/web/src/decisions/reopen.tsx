import { Button, TextInput } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { sentenceOf } from '../api/api-failure.ts';
import type { Decision, Member } from '../api/wire.ts';
import { chooseDeskOf } from '../choose/choose-desk.ts';
import { useSession } from '../live/use-session.tsx';
import { FormError } from '../shell/form-error.tsx';
import { useReopen } from './use-reopen.ts';
import classes from './decisions.module.css';

const MOST_REASON = 500;

/** Opens a shot that is decided again, with a reason that stands in the log; then one is in the round. */
export function Reopen({
  shotId,
  name,
  decision,
  members,
  onDone,
  small = false,
}: {
  shotId: string;
  /** What the shot is called. */
  name: string;
  /** The decision that stands; its round is opened again if I decided in it. */
  decision: Pick<Decision, 'roundId'> | undefined;
  members: readonly Member[];
  onDone: () => void;
  small?: boolean;
}) {
  const session = useSession();
  const [asking, ask] = useState(false);
  const [reason, setReason] = useState('');
  const reopen = useReopen(members);
  const said = reason.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (said === '' || reopen.isPending) return;
    reopen.mutate(
      { shotId, name, decision, reason: said },
      {
        onSuccess: (round) => {
          onDone();
          chooseDeskOf(session).enter(round.id);
        },
      },
    );
  };

  if (!asking) {
    return (
      <Button
        variant="default"
        size={small ? 'compact-sm' : 'compact-md'}
        leftSection={<RotateCcw size={13} aria-hidden="true" />}
        aria-label={`Re-open ${name}`}
        onClick={() => ask(true)}
      >
        Re-open
      </Button>
    );
  }
  return (
    <form className={classes.reopen} onSubmit={submit} aria-label={`Re-open ${name}`}>
      <TextInput
        size="sm"
        label="Why choose it again?"
        description="It stands in the log; the decision so far stays there, too."
        maxLength={MOST_REASON}
        value={reason}
        data-autofocus
        ref={(field) => {
          if (field !== null && reason === '') field.focus();
        }}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {reopen.isError && <FormError>{sentenceOf(reopen.error)}</FormError>}
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => {
            ask(false);
            reopen.reset();
          }}
        >
          Leave it
        </Button>
        <Button size="compact-sm" type="submit" disabled={said === ''} loading={reopen.isPending}>
          Choose it again
        </Button>
      </div>
    </form>
  );
}
