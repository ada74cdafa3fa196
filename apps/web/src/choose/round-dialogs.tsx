import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { sentenceOf } from '../api/api-failure.ts';
import { useSession } from '../live/use-session.tsx';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { FormError } from '../shell/form-error.tsx';
import { useAnswerRound, useCloseRound, useSkipShot } from './round-queries.ts';
import type { Round, RoundShot } from './round-wire.ts';
import { sayShots } from './scopes.ts';
import { isOpen, voterOf } from './stage-of.ts';
import classes from './round-bar.module.css';

interface Asked {
  readonly round: Round;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Leaves a shot out of the round for everybody, saying why. */
export function SkipShotDialog({ round, shot, opened, onClose }: Asked & { shot: RoundShot }) {
  const skip = useSkipShot(round.id);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isEmpty = reason.trim() === '';
  return (
    <Modal opened={opened} onClose={onClose} title={`Leave ${shot.label} out?`} size={440}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (isEmpty || skip.isPending) return;
          skip.mutate(
            { shotId: shot.shotId, reason: reason.trim() },
            {
              onSuccess: () => {
                setReason('');
                setAsked(false);
                onClose();
              },
            },
          );
        }}
      >
        <p>
          It stays without a pick, and everybody goes on to the next shot. Its marks are kept,
          unseen.
        </p>
        <Textarea
          data-autofocus
          label="Why"
          placeholder="We want more takes first"
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          error={asked && isEmpty ? 'Say why: the others read it.' : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {skip.error !== null && <FormError>{sentenceOf(skip.error)}</FormError>}
        <div className={classes.answers}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={skip.isPending}>
            Leave it out
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Goes out of the round: the others decide without me from now on. */
export function LeaveRoundDialog({ round, opened, onClose }: Asked) {
  const { me } = useSession();
  const answer = useAnswerRound(round.id);
  const voter = voterOf(round, me.userId);
  const othersDecide = round.voters.some(
    ({ userId, part, answer: said }) =>
      userId !== me.userId && part === 'decides' && said !== 'skipped',
  );
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Leave this round?"
      text={
        voter?.part !== 'decides'
          ? 'What you have handed in stays. You can join again while it is open.'
          : othersDecide
            ? 'The others decide the rest without you. What you have handed in stays. You can join again while it is open.'
            : 'Nobody else decides: the shots that are left stay without a pick.'
      }
      action="Leave the round"
      busy={answer.isPending}
      error={answer.error}
      onConfirm={() => answer.mutate({ answer: 'skip', card: round.card }, { onSuccess: onClose })}
    />
  );
}

/** Ends the round for everybody. */
export function EndRoundDialog({ round, opened, onClose }: Asked) {
  const close = useCloseRound(round.id);
  const left = round.shots.filter(isOpen).length;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="End this round for everybody?"
      text={
        left === 0
          ? 'Everything is decided.'
          : `${sayShots(left)} ${left === 1 ? 'is' : 'are'} not decided and ${left === 1 ? 'stays' : 'stay'} without a pick. What is decided stays decided.`
      }
      action="End the round"
      busy={close.isPending}
      error={close.error}
      onConfirm={() => close.mutate(undefined, { onSuccess: onClose })}
    />
  );
}
