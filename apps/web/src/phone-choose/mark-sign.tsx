import type { Mark } from '@takeboard/voting';
import { SIGNS } from '../wall/wall-words.ts';
import classes from './phone-choose.module.css';

/** ♥ ✓ ✗: marks differ by shape, and a heart has the colour of whose it is. Who listens is told elsewhere. */
export const MarkSign = ({ mark }: { mark: Mark }) => (
  <span className={classes.sign} data-mark={mark} aria-hidden="true">
    {SIGNS[mark]}
  </span>
);
