import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Take, TakeRange } from '../api/wire.ts';
import { PlainField } from '../shot/plain-field.tsx';
import { lengthOf, timecode } from '../takes/take-time.ts';
import classes from './open-take.module.css';

/** The best range in frames as people count them: the first frame is 1, the last one belongs to it. */
export function BestRange({
  facts,
  range,
  readOnly,
  onRange,
}: {
  facts: NonNullable<Take['facts']>;
  range: TakeRange | null;
  readOnly: boolean;
  onRange: (range: TakeRange | null) => void;
}) {
  const [wrong, setWrong] = useState('');
  const { in: first, out } = range ?? { in: 0, out: facts.frames };
  const frames = out - first;
  const change = (end: 'in' | 'out', typed: string) => {
    const next = withEnd({ in: first, out }, end, typed, facts.frames);
    setWrong(typeof next === 'string' ? next : '');
    if (typeof next === 'string') return;
    onRange(next.in === 0 && next.out === facts.frames ? null : next);
  };
  return (
    <section className={classes.range} aria-label="Best range">
      <h3 className="tb-label">Best range</h3>
      <span className={classes.end}>
        from frame
        <PlainField
          className={classes.frame}
          label="First frame of the best range"
          inputMode="decimal"
          value={String(first + 1)}
          readOnly={readOnly}
          onSave={(typed) => change('in', typed)}
        />
      </span>
      <span className={classes.end}>
        to
        <PlainField
          className={classes.frame}
          label="Last frame of the best range"
          inputMode="decimal"
          value={String(out)}
          readOnly={readOnly}
          onSave={(typed) => change('out', typed)}
        />
      </span>
      <span className={classes.rangeSaid}>
        {range === null
          ? 'the whole take'
          : `${timecode(first, facts.fps)} – ${timecode(out - 1, facts.fps)}`}
        {' · '}
        {frames} {frames === 1 ? 'frame' : 'frames'} ·{' '}
        {lengthOf({ fps: facts.fps, frames }).toFixed(2)} s
      </span>
      {range !== null && !readOnly && (
        <Button size="compact-xs" variant="default" onClick={() => onRange(null)}>
          Clear
        </Button>
      )}
      {!readOnly && wrong === '' && (
        <span className={classes.hint}>
          <kbd>I</kbd> begins it where the player stands, <kbd>O</kbd> ends it
        </span>
      )}
      {wrong !== '' && (
        <span className={classes.wrong} role="alert">
          {wrong}
        </span>
      )}
    </section>
  );
}

/** The range with one end as it was typed, counted from 1; a sentence when that is no range. */
export function withEnd(
  range: TakeRange,
  end: 'in' | 'out',
  typed: string,
  frames: number,
): TakeRange | string {
  const frame = Number(typed);
  if (!Number.isInteger(frame) || frame < 1 || frame > frames) {
    return `“${typed}” is not a frame of this take. It has 1 to ${frames}.`;
  }
  const next = end === 'in' ? { ...range, in: frame - 1 } : { ...range, out: frame };
  return next.in < next.out ? next : 'The range must begin before it ends.';
}
