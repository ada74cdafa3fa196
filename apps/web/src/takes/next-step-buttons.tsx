import { Button } from '@mantine/core';
import type { Take } from '../api/wire.ts';
import { nextStep } from './next-step.ts';
import type { TakeActions } from './take-actions.ts';

/** What can be done here about a file that became no take; nothing when only another file helps. */
export function NextStepButtons({
  take,
  actions,
}: {
  take: Take;
  actions: Pick<TakeActions, 'retryTake'>;
}) {
  const { again, keep } = nextStep(take);
  const button = (words: string, keepDamaged: boolean) => (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`${words}: ${take.name}`}
      onClick={() => void actions.retryTake(take.id, { keepDamaged })}
    >
      {words}
    </Button>
  );
  return (
    <>
      {keep && button('Keep it with glitches', true)}
      {again && button('Try again', false)}
    </>
  );
}
