import { Button } from '@mantine/core';
import { MOVES } from './duel-moves.ts';
import type { Finalist } from './use-finalists.ts';
import classes from './duel.module.css';

/** What one can press in a duel. */
export function DuelButtons({
  finalists,
  pressed,
  givesWay,
  disabled,
  onPress,
}: {
  finalists: readonly Finalist[];
  /** What I have pressed, as far as this page knows. */
  pressed: string | null;
  /** Whether giving way is possible: a final say is somebody's own. */
  givesWay: boolean;
  disabled: boolean;
  onPress: (choice: string) => void;
}) {
  const moves = MOVES.filter(({ choice }) => givesWay || choice !== 'yours');
  return (
    <div className={classes.buttons} role="group" aria-label="Press">
      {finalists.map(({ takeId, letter, gone }) => (
        <Button
          key={takeId}
          className={classes.button}
          variant="default"
          aria-pressed={pressed === takeId}
          aria-label={`${letter}: this one`}
          disabled={disabled || gone !== null}
          onClick={() => onPress(takeId)}
        >
          {letter}
        </Button>
      ))}
      {moves.map(({ choice, label, key, says }) => (
        <Button
          key={choice}
          className={classes.button}
          variant="default"
          aria-pressed={pressed === choice}
          aria-label={`${label}: ${says}`}
          title={says}
          disabled={disabled}
          aria-keyshortcuts={key}
          // Drawn by its style: as text it would have to stand in the button's name.
          rightSection={<kbd aria-hidden="true" data-key={key} />}
          onClick={() => onPress(choice)}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
