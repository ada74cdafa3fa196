import { usePickCount } from '../shot/use-shot-facts.ts';
import { useTakes } from '../takes/take-queries.ts';
import classes from './board-header.module.css';

/** How many shots have their pick, once there is anything to pick from. */
export function PickCount() {
  const { picked, shots } = usePickCount();
  const { all } = useTakes();
  if (shots === 0 || (all.length === 0 && picked === 0)) return null;
  return (
    <span
      className={`${classes.picks} tb-mono`}
      title={`${picked} of ${shots} shots have their pick`}
      data-testid="pick-count"
    >
      {picked}/{shots} picked
    </span>
  );
}
