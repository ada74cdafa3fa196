import { Button } from '@mantine/core';
import type { BoardInfo } from '../api/wire.ts';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { Avatar } from '../people/avatar.tsx';
import { tellFailure } from '../shell/toast.ts';
import { callOf } from './calls-for-me.ts';
import type { Call } from './calls-for-me.ts';
import { rulesOf, sayPeople } from './card-words.ts';
import { chooseDeskOf, useChooseDesk } from './choose-desk.ts';
import { sayCloses, sayUntil } from './deadline-words.ts';
import { callPeople } from './round-context.tsx';
import { useAnswerRound } from './round-queries.ts';
import type { Round } from './round-wire.ts';
import { sayFinalSays } from './rules.ts';
import { sayShots } from './scopes.ts';
import { sayPlace } from './shot-states.ts';
import { useCallingRound } from './use-calling-round.ts';
import { useNow } from './use-now.ts';
import { useStage } from './use-stage.ts';
import classes from './round-notice.module.css';

/** Elsewhere on the board: somebody asks to choose together, or a round goes on without me. */
export function RoundNotice({ info }: { info: BoardInfo }) {
  const { me } = useSession();
  const view = useSessionValue((s) => s.view());
  const { round, ahead } = useCallingRound();
  const isPutOff = useChooseDesk((state) => state.notNow.has(round?.id ?? ''));
  const { round: inHand, stage } = useStage();
  // In the choose view only over another card: two may have asked each other at the same moment.
  const isInWay = view === 'choose' && (stage.kind !== 'card' || inHand?.id === round?.id);
  if (round === undefined || isInWay) return null;
  const call = callOf(round, me.userId);
  if (call === null || (isPutOff && call.kind !== 'goes-on')) return null;
  return <Notice round={round} call={call} ahead={ahead} info={info} />;
}

function Notice({
  round,
  call,
  ahead,
  info,
}: {
  round: Round;
  call: Call;
  ahead: number;
  info: BoardInfo;
}) {
  const session = useSession();
  const desk = chooseDeskOf(session);
  const now = useNow(ahead);
  const answer = useAnswerRound(round.id);
  const { nameOf, faceOf } = callPeople(round.voters, info.members);
  const notNow = () => desk.set({ notNow: new Set([...desk.get().notNow, round.id]) });
  const say = (said: 'join' | 'skip') =>
    answer.mutate(
      { answer: said, card: round.card },
      {
        onSuccess: () => {
          if (said === 'join') desk.enter(round.id);
        },
        onError: (error) => tellFailure('Your answer was not taken', error),
      },
    );
  const isAsked = call.kind === 'asks';
  return (
    <section className={classes.notice} aria-label="Choosing together">
      <Avatar person={faceOf(round.startedBy)} />
      <div className={classes.words} role="status">
        <b>{title()}</b>
        <span>{details()}</span>
      </div>
      <div className={classes.answers}>
        {isAsked ? (
          <>
            <Button size="compact-sm" loading={answer.isPending} onClick={() => say('join')}>
              {call.changed ? 'Agree' : 'Join'}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => desk.enter(round.id)}>
              See the rules
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={notNow}>
              Not now
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              title="The others decide without you"
              disabled={answer.isPending}
              onClick={() => say('skip')}
            >
              Skip
            </Button>
          </>
        ) : (
          <>
            <Button size="compact-sm" onClick={() => desk.enter(round.id)}>
              Go on
            </Button>
            {call.kind === 'waits' && (
              <Button size="compact-sm" variant="subtle" color="gray" onClick={notNow}>
                Not now
              </Button>
            )}
          </>
        )}
      </div>
    </section>
  );

  function title(): string {
    if (call.kind === 'asks') {
      return call.changed
        ? 'The rules have changed'
        : `${nameOf(round.startedBy)} asks you to choose together`;
    }
    if (call.kind === 'goes-on') return `${round.scope}: ${sayPlace(round, call.shot.shotId)}`;
    return `${round.scope}: ${sayShots(call.shots)} ${call.shots === 1 ? 'waits' : 'wait'} for you`;
  }

  function details(): string {
    const until = round.deadline;
    if (call.kind === 'asks') {
      const when = until === null ? 'live' : sayUntil(until, now);
      const says = sayFinalSays(rulesOf(round).finalSay, nameOf);
      return `${round.scope} · ${sayShots(round.shots.length)} · ${when} · Final say: ${says}`;
    }
    if (call.kind === 'waits') return until === null ? '' : sayCloses(until, now);
    const { label, state, ready, pressed } = call.shot;
    const done = state === 'choosing' ? ready : pressed;
    const others = round.voters.filter(
      ({ userId }) => userId !== session.me.userId && done.includes(userId),
    );
    if (others.length === 0) return label;
    const one = others.length === 1;
    const does =
      state === 'choosing'
        ? one
          ? 'is ready'
          : 'are ready'
        : one
          ? 'has pressed'
          : 'have pressed';
    return `${label} · ${sayPeople(others, nameOf)} ${does}`;
  }
}
