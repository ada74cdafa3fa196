import { Button } from '@mantine/core';
import type { Take } from '../api/wire.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import classes from './shot-takes.module.css';

/** Why the selected take is none, in full, and what can be done about it. */
export function TakeTrouble({ take, readOnly }: { take: Take; readOnly: boolean }) {
  const actions = useTakeActions();
  if (take.state !== 'failed') return null;
  return (
    <div className={classes.trouble} role="status">
      <p>{take.failure?.message ?? `“${take.name}” could not be read.`}</p>
      {!readOnly && (
        <div>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => void actions.retryTake(take.id)}
          >
            Try again
          </Button>
          {take.failure?.code === 'damaged' && (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => void actions.retryTake(take.id, { keepDamaged: true })}
            >
              Use it as it is
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
