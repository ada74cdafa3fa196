import { Button } from '@mantine/core';
import { sentenceOf } from '../api/api-failure.ts';
import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { FormError } from '../shell/form-error.tsx';
import { canOpen, cardTitle, notAnswered, rulesOf, sayAnswer, sayPeople } from './card-words.ts';
import { ALL_ROUNDS, chooseDeskOf } from './choose-desk.ts';
import { callPeople } from './round-context.tsx';
import { useAnswerRound, useChangeCard, useCloseRound, useOpenRound } from './round-queries.ts';
import type { CardChange, Round } from './round-wire.ts';
import { RulesRows } from './rules-rows.tsx';
import type { Rules } from './rules.ts';
import { sayShots } from './scopes.ts';
import { voterOf } from './stage-of.ts';
import { useNow } from './use-now.ts';
import classes from './rules-card.module.css';

/**
 * The rules card: what is chosen and how, before anybody chooses. Whoever decides may change it, and
 * then everybody is asked anew; it begins when all who decide have answered.
 */
export function CardView({ round, ahead, info }: { round: Round; ahead: number; info: BoardInfo }) {
  const session = useSession();
  const { userId } = session.me;
  const now = useNow(ahead);
  const { nameOf } = callPeople(round.voters, info.members);
  const shots = useBoardValue((board) => board.shots());
  const answer = useAnswerRound(round.id);
  const change = useChangeCard(round.id);
  const open = useOpenRound(round.id);
  const close = useCloseRound(round.id);

  const me = voterOf(round, userId);
  const isStarter = round.startedBy === userId;
  const isProposed = round.state === 'proposed';
  const nobodyReady = round.shots.every(({ ready }) => ready.length === 0);
  const mayChange = me?.part === 'decides' && (isProposed || nobodyReady);
  const mustAnswer = me !== undefined && !(me.answer === 'joined' && me.agreed);
  const waiting = notAnswered(round);
  const rules = rulesOf(round);
  const failure = answer.error ?? change.error ?? open.error ?? close.error;
  const busy = answer.isPending || change.isPending || open.isPending || close.isPending;
  const reply = (said: 'join' | 'skip') => answer.mutate({ answer: said, card: round.card });
  const changeRules = (next: Rules) => {
    const changed = whatChanged(rules, next);
    if (changed !== null) change.mutate(changed);
  };

  return (
    <section className={classes.card} aria-label="Rules of this round">
      <header className={classes.head}>
        <p className={classes.about}>
          {round.scope} · {sayShots(round.shots.length)}
        </p>
        <h2>{cardTitle(round, userId, nameOf)}</h2>
        {round.reason !== null && <p className={classes.why}>Again, because: {round.reason}</p>}
      </header>
      <RulesRows
        rules={rules}
        shots={round.shots.map(({ shotId, label }) => ({
          id: shotId,
          name: label,
          domain: shots.find(({ id }) => id === shotId)?.domain ?? 'camera-story',
        }))}
        members={info.members}
        nameOf={nameOf}
        now={now}
        onChange={mayChange ? changeRules : null}
        proposed
        stateOf={(id) => {
          const voter = voterOf(round, id);
          return voter === undefined ? null : sayAnswer(voter);
        }}
      />
      <footer className={classes.foot}>
        {failure !== null && <FormError>{sentenceOf(failure)}</FormError>}
        <p className={classes.told} role="status">
          {whatNext()}
        </p>
        {isProposed && (isStarter || info.rights.includes('govern')) && (
          <Button
            variant="subtle"
            color="gray"
            disabled={busy}
            onClick={() => {
              close.mutate();
              chooseDeskOf(session).set({ roundId: ALL_ROUNDS });
            }}
          >
            Take it back
          </Button>
        )}
        {me !== undefined && me.answer !== 'skipped' && !(isStarter && isProposed) && (
          <Button
            variant="subtle"
            color="gray"
            disabled={busy}
            title={me.part === 'decides' ? 'The others decide without you' : 'Without you'}
            onClick={() => reply('skip')}
          >
            Skip this round
          </Button>
        )}
        {mustAnswer ? (
          <Button loading={busy} onClick={() => reply('join')}>
            {round.pace === 'live' ? 'Join' : 'Join and choose'}
          </Button>
        ) : (
          isProposed &&
          me?.part === 'decides' && (
            <Button loading={busy} disabled={!canOpen(round)} onClick={() => open.mutate()}>
              Begin
            </Button>
          )
        )}
      </footer>
    </section>
  );

  function whatNext(): string {
    if (mustAnswer) {
      return me.answer === 'joined'
        ? 'Look at them again; joining agrees to them.'
        : 'Joining agrees to these rules.';
    }
    if (waiting.length > 0) return `Waiting for ${sayPeople(waiting, nameOf)}.`;
    return round.voters.length > 1 ? 'Everybody has answered.' : 'Nobody else is asked.';
  }
}

/** What of the rules is new, as the server is told of it; null for nothing. */
function whatChanged(before: Rules, after: Rules): CardChange | null {
  const finalSay = Object.fromEntries(
    Object.entries(after.finalSay).filter(([shotId, userId]) => before.finalSay[shotId] !== userId),
  );
  const change: CardChange = {
    ...(Object.keys(finalSay).length > 0 ? { finalSay } : {}),
    ...(after.voters === before.voters ? {} : { voters: [...after.voters] }),
    ...(after.deadline === before.deadline || after.deadline === null
      ? {}
      : { deadline: after.deadline }),
    ...(after.restDecide === before.restDecide ? {} : { restDecide: after.restDecide }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
