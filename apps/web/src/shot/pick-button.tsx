import { Button } from '@mantine/core';
import { useLookedAtTake } from '../takes/looked-at-take.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import { useTakesOfShot } from '../takes/take-queries.ts';
import { useShotFacts } from './use-shot-facts.ts';

/** Picks the selected take by hand, or takes the pick back. */
export function PickButton({ shotId }: { shotId: string }) {
  const actions = useTakeActions();
  const [selected] = useLookedAtTake();
  const { takes } = useTakesOfShot(shotId);
  const { decision } = useShotFacts(shotId);
  const take = takes.find(({ id }) => id === selected);
  const isPick = take !== undefined && decision?.takeId === take.id;
  if (takes.length === 0 && decision === undefined) return null;
  return (
    <Button
      variant="default"
      px={11}
      disabled={take === undefined}
      title={take === undefined ? 'Select a take first' : 'P'}
      onClick={() => take && void actions.pickTake(shotId, isPick ? null : take.id)}
    >
      {isPick ? 'Take back' : 'Pick'}
    </Button>
  );
}
