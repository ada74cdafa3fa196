import { Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { Check } from 'lucide-react';
import { useState } from 'react';
import classes from './reveal.module.css';

const PLACE = 'takeboard:reveal-waits';

/**
 * Goes on to the next shot: by a press, by Enter, or by itself when its line is full. The line stands
 * while somebody is at something, and is not there for who asked for less motion or to be waited for.
 */
export function GoOn({
  label,
  holds,
  onDone,
}: {
  label: string;
  holds: boolean;
  onDone: () => void;
}) {
  const still = useReducedMotion(false, { getInitialValueInEffect: false });
  const [waits, setWaits] = useState(() => readWaits());
  const runs = !still && !waits;
  return (
    <>
      <Button
        className={classes.goOn}
        data-holds
        onClick={onDone}
        rightSection={<kbd aria-hidden="true">⏎</kbd>}
      >
        {label}
        {runs && (
          <span
            className={classes.wait}
            data-testid="reveal-wait"
            data-held={holds || undefined}
            onAnimationEnd={onDone}
          />
        )}
      </Button>
      {!still && (
        <Button
          variant="subtle"
          color="gray"
          data-holds
          leftSection={waits ? <Check size={14} aria-hidden="true" /> : null}
          title="Do not go on by itself, now and from here on"
          aria-pressed={waits}
          onClick={() => {
            keepWaits(!waits);
            setWaits(!waits);
          }}
        >
          Wait for me
        </Button>
      )}
    </>
  );
}

function readWaits(): boolean {
  try {
    return localStorage.getItem(PLACE) === 'yes';
  } catch {
    return false;
  }
}

function keepWaits(waits: boolean): void {
  try {
    localStorage.setItem(PLACE, waits ? 'yes' : 'no');
  } catch {
    // It holds for this reveal, then.
  }
}
