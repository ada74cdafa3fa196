import { Button } from '@mantine/core';
import classes from './reveals-wait.module.css';

/** Says that shots were revealed while somebody is at another one, and lets them look at once. */
export function RevealsWait({ waiting, onLook }: { waiting: number; onLook: () => void }) {
  return (
    <div className={classes.wait} role="status">
      {waiting === 1 ? 'A shot was revealed' : `${waiting} shots were revealed`}
      <Button variant="default" size="compact-sm" onClick={onLook}>
        Look now
      </Button>
    </div>
  );
}
