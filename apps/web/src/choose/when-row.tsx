import { Radio } from '@mantine/core';
import { fromLocalField, sayUntil, toLocalField, usualDeadline } from './deadline-words.ts';
import { Row } from './rules-row.tsx';
import type { RulesFacts } from './rules-row.tsx';
import classes from './rules-card.module.css';

/** Live, or until an instant, and what then is with those who have not chosen. */
export function WhenRow({ rules, now, onChange, proposed }: RulesFacts & { proposed: boolean }) {
  const { pace, deadline, restDecide } = rules;
  const isLive = pace === 'live';
  if (onChange === null || (proposed && isLive)) {
    return (
      <Row label="When">
        <p>
          {isLive ? 'Live: everybody at the same shot.' : `Until then: ${until(deadline, now)}.`}
        </p>
        {!isLive && (
          <p className={classes.quiet}>
            {restDecide
              ? 'Whoever has not chosen by then is shown as absent, and the others decide.'
              : 'A shot that somebody has not chosen by then stays undecided.'}
          </p>
        )}
      </Row>
    );
  }
  return (
    <Row label="When">
      {!proposed && (
        <Radio.Group
          aria-label="When you choose"
          value={pace}
          onChange={(value) =>
            onChange(
              value === 'live'
                ? { ...rules, pace: 'live', deadline: null, restDecide: false }
                : { ...rules, pace: 'deadline', deadline: deadline ?? usualDeadline(now) },
            )
          }
        >
          <div className={classes.choices}>
            <Radio size="xs" value="live" label="Live: everybody at the same shot" />
            <Radio size="xs" value="deadline" label="Until a time, each on their own" />
          </div>
        </Radio.Group>
      )}
      {!isLive && (
        <>
          <p className={classes.line}>
            <input
              type="datetime-local"
              className={`${classes.field} tb-mono`}
              aria-label="Until when (your clock)"
              min={toLocalField(now)}
              value={deadline === null ? '' : toLocalField(deadline)}
              onChange={({ currentTarget }) =>
                onChange({ ...rules, deadline: fromLocalField(currentTarget.value) })
              }
            />
            <span className={classes.quiet}>{until(deadline, now)}</span>
          </p>
          <Radio.Group
            label="If somebody has not chosen by then"
            size="xs"
            value={restDecide ? 'decide' : 'wait'}
            onChange={(value) => onChange({ ...rules, restDecide: value === 'decide' })}
          >
            <div className={classes.choices}>
              <Radio size="xs" value="wait" label="the shot stays undecided" />
              <Radio size="xs" value="decide" label="the others decide" />
            </div>
          </Radio.Group>
        </>
      )}
    </Row>
  );
}

const until = (deadline: string | null, now: number): string =>
  deadline === null ? 'say a day and a time' : sayUntil(deadline, now);
