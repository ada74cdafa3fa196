import type { Take } from '../api/wire.ts';
import { NextStepButtons } from '../takes/next-step-buttons.tsx';
import { sayTrouble } from '../takes/say-take.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import classes from './shot-takes.module.css';

/** Why the selected take is none, in full, and what can be done about it. */
export function TakeTrouble({ take, readOnly }: { take: Take; readOnly: boolean }) {
  const actions = useTakeActions();
  const trouble = sayTrouble(take);
  if (trouble === null) return null;
  return (
    <div className={classes.trouble} role="status">
      <p>{trouble}</p>
      {!readOnly && (
        <div>
          <NextStepButtons take={take} actions={actions} />
        </div>
      )}
    </div>
  );
}
