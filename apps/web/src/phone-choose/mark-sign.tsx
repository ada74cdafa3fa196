import type { Mark } from '@takeboard/voting';
import classes from './phone-choose.module.css';

const SIGNS: Readonly<Record<Mark, string>> = { love: '♥', like: '✓', no: '✗' };

/** ♥ ✓ ✗: marks differ by shape, and a heart has the colour of whose it is. Who listens is told elsewhere. */
export function MarkSign({ mark }: { mark: Mark }) {
  return (
    <span className={classes.sign} data-mark={mark} aria-hidden="true">
      {SIGNS[mark]}
    </span>
  );
}
