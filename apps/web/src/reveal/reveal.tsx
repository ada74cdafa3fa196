import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { useReopenShot, useReveal } from '../choose/round-queries.ts';
import { useChoosing } from '../choose/round-context.tsx';
import { useKeyHelp } from '../commands/commands.tsx';
import { sentenceOf } from '../api/api-failure.ts';
import { tellFailure } from '../shell/toast.ts';
import { useTakes } from '../takes/take-queries.ts';
import { Announce } from './announce.tsx';
import { GoOn } from './go-on.tsx';
import { HowDecided } from './how-decided.tsx';
import { MarksList } from './marks-list.tsx';
import { MeetingMarks } from './meeting-marks.tsx';
import { marksByTake } from './marks-by-take.ts';
import { PressesList } from './presses-list.tsx';
import { PromptNotes } from './prompt-notes.tsx';
import { sayMore, sayOutcome } from './reveal-words.ts';
import { sayWaiting } from './reveal-queue.ts';
import { absentIn, outcomeOf, pickOf } from './shot-outcome.ts';
import type { ShotOutcome } from './shot-outcome.ts';
import { TakeStill } from './take-still.tsx';
import { useFlight } from './use-flight.ts';
import { useHolds } from './use-holds.ts';
import { useReader } from './use-reader.ts';
import { useStageFocus } from './use-stage-focus.ts';
import { useStageKeys } from './use-stage-keys.ts';
import classes from './reveal.module.css';
import ground from './stage.module.css';

const KEYS = {
  group: 'What you chose',
  rows: [
    ['enter', 'Go on'],
    ['z', 'Talk about it: choose this shot again'],
  ],
} as const;

interface Props {
  readonly round: Round;
  readonly shot: RoundShot;
  /** It was looked at: go on with what comes next. */
  readonly onDone: () => void;
  /** How many there are to look at, this one included. */
  readonly waiting?: number;
  /** Goes past all of them. */
  readonly onSkipAll?: (() => void) | undefined;
}

/** How one shot of a round came out, for everybody at the same time: the one celebration. */
export function Reveal(props: Props) {
  const { round, shot } = props;
  // A shot that is chosen again is another reveal, with a wait and a flight of its own.
  return <RevealStage key={`${round.id} ${shot.shotId} ${shot.turn} ${shot.state}`} {...props} />;
}

function RevealStage({ round, shot, onDone, waiting = 1, onSkipAll }: Props) {
  useKeyHelp(KEYS);
  const title = useId();
  const reader = useReader();
  const { me } = useChoosing();
  const { reveal, error } = useReveal(round.id, shot);
  const reopen = useReopenShot(round.id);
  const { byId } = useTakes();
  const stage = useStageFocus<HTMLElement>();
  const holds = useHolds(stage);
  const outcome = outcomeOf(round, shot, reveal);
  const pick = outcome === null ? null : pickOf(outcome, reveal);
  const take = pick === null ? undefined : byId.get(pick);
  const picture = useFlight(shot.shotId, take !== undefined);
  const mayTalk = me?.part === 'decides';
  const isShown = reveal !== undefined && reveal.turn === shot.turn;

  const talk = () =>
    reopen.mutate(
      { shotId: shot.shotId, reason: outcome?.kind === 'missed' ? TO_CHOOSE : TO_TALK },
      { onError: (why) => tellFailure(`${shot.label} was not opened again`, why) },
    );
  const hears = useStageKeys((key) => {
    if (key === 'Enter') onDone();
    else if (key === 'Z' && mayTalk) talk();
    else return false;
    return true;
  });

  if (outcome === null) {
    return (
      <section
        ref={stage}
        className={ground.stage}
        data-stage
        tabIndex={-1}
        aria-label={shot.label}
      >
        {error === null ? (
          <p className={classes.more} role="status">
            {shot.label}: everybody is ready …
          </p>
        ) : (
          <>
            <p className={classes.more} role="alert">
              What was said about {shot.label} did not come: {sentenceOf(error)}
            </p>
            <Button onClick={onDone}>Go on</Button>
          </>
        )}
      </section>
    );
  }
  const headline = sayOutcome(outcome, shot, reader);
  const more = sayMore(outcome, isShown ? absentIn(reveal) : [], reader);
  const marks = isShown ? marksByTake(reveal, pick === null ? [] : [pick]) : [];
  const onPick = pick === null ? [] : (marks.find(({ takeId }) => takeId === pick)?.deciding ?? []);
  const can = mayTalk ? 'Press Enter to go on, Z to talk about it.' : 'Press Enter to go on.';
  return (
    <section
      ref={stage}
      className={ground.stage}
      data-stage
      data-hears={hears || undefined}
      data-outcome={outcome.kind}
      tabIndex={-1}
      aria-labelledby={title}
    >
      <Announce>{`Revealed: ${shot.label}. ${headline}. ${more} ${can}`}</Announce>
      <header className={ground.head}>
        {waiting > 1 && (
          <p className={classes.away}>
            {sayWaiting(waiting)}
            {onSkipAll !== undefined && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                data-holds
                onClick={onSkipAll}
              >
                Go past all
              </Button>
            )}
          </p>
        )}
        <MeetingMarks marks={onPick} />
        <p className={`${ground.label} tb-number`}>{shot.label}</p>
        <h2 id={title} className={ground.headline}>
          {headline}
        </h2>
        <p className={classes.more}>{more}</p>
      </header>
      {isShown && (
        <div className={classes.body} data-wide={pick !== null || undefined}>
          {pick !== null && (
            <figure className={classes.pick}>
              <TakeStill ref={picture} take={take} />
              <figcaption className="tb-line" title={take?.name}>
                {take?.name ?? 'This take is gone since.'}
              </figcaption>
            </figure>
          )}
          <div className={classes.facts} data-holds>
            {outcome.kind === 'none' && <PromptNotes reveal={reveal} reader={reader} />}
            {marks.length > 0 && (
              <MarksList shot={shot} reveal={reveal} pick={pick} reader={reader} />
            )}
            <PressesList shot={shot} reveal={reveal} reader={reader} />
            <HowDecided shot={shot} reveal={reveal} />
          </div>
        </div>
      )}
      <footer className={classes.foot}>
        {mayTalk && (
          <Button
            variant="default"
            data-holds
            loading={reopen.isPending}
            onClick={talk}
            rightSection={<kbd aria-hidden="true">Z</kbd>}
          >
            {TALK[outcome.kind] ?? 'Talk about it'}
          </Button>
        )}
        <GoOn label="Go on" holds={holds || reopen.isPending} onDone={onDone} />
      </footer>
    </section>
  );
}

/** Why it is chosen again, as it stands in the log. */
const TO_TALK = 'to talk about it';
const TO_CHOOSE = 'not everybody had chosen';

const TALK: Partial<Record<ShotOutcome['kind'], string>> = {
  missed: 'Choose together now',
  skipped: 'Choose it after all',
};
