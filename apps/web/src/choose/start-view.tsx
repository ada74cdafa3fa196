import { Button, Checkbox, TextInput } from '@mantine/core';
import { METHODS } from '@takeboard/voting';
import { useState } from 'react';
import { sentenceOf } from '../api/api-failure.ts';
import type { BoardInfo } from '../api/wire.ts';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { FormError } from '../shell/form-error.tsx';
import { chooseDeskOf, useChooseDesk } from './choose-desk.ts';
import { callPeople } from './round-context.tsx';
import { useOpenRoundById, useStartRound } from './round-queries.ts';
import { RulesRows } from './rules-rows.tsx';
import { usualFinalSay, usualVoters, whyNotBegin, withVoters } from './rules.ts';
import type { Rules } from './rules.ts';
import { ScopePicker } from './scope-picker.tsx';
import { sayScope, scopeOf, usualWish } from './scopes.ts';
import { newStartKey } from './start-key.ts';
import { useNow } from './use-now.ts';
import { useScopes } from './use-scopes.ts';
import card from './rules-card.module.css';
import classes from './start-view.module.css';

const FIRST_METHOD = METHODS[0]?.id ?? '';

/** Sets up a round: what shall be chosen, and by which rules. */
export function StartView({ info }: { info: BoardInfo }) {
  const session = useSession();
  const desk = chooseDeskOf(session);
  const { members } = info;
  const { shots, sections } = useScopes();
  const lookingAt = useSessionValue((s) => s.lookingAt());
  const wished = useChooseDesk((state) => state.wish);
  const [usual] = useState(() => usualWish(sections, shots, lookingAt));
  const wish = wished ?? usual;
  const now = useNow();
  const [again, setAgain] = useState(false);
  const [reason, setReason] = useState('');
  const [rules, setRules] = useState<Rules>(() => ({
    method: FIRST_METHOD,
    pace: 'live',
    deadline: null,
    restDecide: false,
    voters: usualVoters(members),
    finalSay: {},
  }));
  // One start, however often it is pressed.
  const [clientKey, setClientKey] = useState(newStartKey);
  const start = useStartRound();
  const open = useOpenRoundById();

  const scope = scopeOf(wish, shots, sections, again);
  const shown: Rules = withVoters(
    {
      ...rules,
      finalSay: { ...usualFinalSay(scope.shots, rules.voters, members), ...rules.finalSay },
    },
    rules.voters,
    scope.shots,
    members,
  );
  const { nameOf } = callPeople([], members);
  const why = scope.shots.length === 0 ? null : whyNotBegin(shown, now);
  const offersAgain =
    wish.kind !== 'without-pick' &&
    (again || scopeOf(wish, shots, sections, false).picked.length > 0);
  const others = shown.voters.filter(({ userId }) => userId !== session.me.userId);
  const isAlone = others.length === 0 && shown.voters.length > 0;

  const begin = async () => {
    const round = await start.mutateAsync({
      clientKey,
      scope: scope.name,
      shots: scope.shots.map(({ id, name }) => ({
        shotId: id,
        label: name,
        finalSay: shown.finalSay[id] ?? null,
      })),
      method: shown.method,
      pace: shown.pace,
      deadline: shown.deadline,
      restDecide: shown.restDecide,
      voters: [...shown.voters],
      reason: again && reason.trim() !== '' ? reason.trim() : null,
    });
    setClientKey(newStartKey());
    // Nobody has to be asked.
    if (isAlone && round.state === 'proposed') await open.mutateAsync(round.id);
    desk.set({ wish: null, roundId: round.id });
  };
  const failure = start.error ?? open.error;
  const busy = start.isPending || open.isPending;

  return (
    <form
      className={classes.start}
      aria-label="Choose together"
      onSubmit={(event) => {
        event.preventDefault();
        // What went wrong stands in the form.
        if (!busy && scope.shots.length > 0 && why === null) begin().catch(() => undefined);
      }}
    >
      <div className={classes.what}>
        <h1>Choose together</h1>
        <p className={classes.lead}>
          Everybody marks for themselves, and nobody sees anything before all are ready.
        </p>
        <ScopePicker
          wish={wish}
          shots={shots}
          sections={sections}
          again={again}
          onWish={(next) => desk.set({ wish: next })}
        />
        {offersAgain && (
          <div className={classes.again}>
            <Checkbox
              size="xs"
              checked={again}
              label="Choose the picked ones again, too"
              onChange={({ currentTarget }) => setAgain(currentTarget.checked)}
            />
            {again && (
              <TextInput
                size="xs"
                aria-label="Why they are chosen again"
                placeholder="Because…"
                maxLength={500}
                value={reason}
                onChange={({ currentTarget }) => setReason(currentTarget.value)}
              />
            )}
          </div>
        )}
      </div>
      <div className={card.card}>
        <header className={card.head}>
          <p className={card.about}>{scope.name}</p>
          <h2>{sayScope(scope)}</h2>
        </header>
        <RulesRows
          rules={shown}
          shots={scope.shots}
          members={members}
          nameOf={nameOf}
          now={now}
          onChange={setRules}
          proposed={false}
        />
        <footer className={card.foot}>
          {failure !== null && <FormError>{sentenceOf(failure)}</FormError>}
          <p className={card.told} data-bad={why !== null || undefined} role="status">
            {why ??
              sayWhatFollows(
                shown,
                others.map(({ userId }) => nameOf(userId)),
              )}
          </p>
          <Button type="submit" loading={busy} disabled={scope.shots.length === 0 || why !== null}>
            {isAlone ? 'Begin' : `Ask ${sayNames(others.map(({ userId }) => nameOf(userId)))}`}
          </Button>
        </footer>
      </div>
    </form>
  );
}

const names = new Intl.ListFormat('en', { type: 'conjunction' });

/** "Milo", "Milo and Eva", "6 others". */
const sayNames = (all: readonly string[]): string =>
  all.length > 2 ? `${all.length} others` : names.format(all);

function sayWhatFollows({ pace }: Rules, others: readonly string[]): string {
  if (others.length === 0) return 'You decide alone.';
  return pace === 'live'
    ? 'It begins when everybody has answered.'
    : 'It is open at once; everybody is asked when they come.';
}
