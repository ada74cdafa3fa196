import { Button } from '@mantine/core';
import { useChoosing } from '../choose/round-context.tsx';
import { Avatar } from '../people/avatar.tsx';
import { sayWaiting } from '../wall/wall-words.ts';
import classes from './phone-choose.module.css';

/** I have handed in: who is still at it, and the way back until the reveal. */
export function Waiting({ onBack }: { onBack: () => void }) {
  const { shot, voters, me, nameOf, faceOf } = useChoosing();
  const others = voters.filter(
    ({ part, answer, userId }) =>
      part === 'decides' && answer !== 'skipped' && userId !== me?.userId,
  );
  const missing = others.filter(({ userId }) => !shot.ready.includes(userId));
  return (
    <div className={classes.waiting}>
      <p className={classes.waitingFor} role="status">
        {sayWaiting(missing.map(({ userId }) => nameOf(userId)))}
      </p>
      <ul className={classes.people} aria-label="Who is ready">
        {others.map(({ userId }) => (
          <li key={userId}>
            <Avatar person={faceOf(userId)} small />{' '}
            {shot.ready.includes(userId) ? 'ready' : 'choosing'}
          </li>
        ))}
      </ul>
      <Button variant="default" size="lg" fullWidth onClick={onBack}>
        Not ready yet
      </Button>
    </div>
  );
}
