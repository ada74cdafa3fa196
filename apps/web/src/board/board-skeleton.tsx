import classes from './board-screen.module.css';
import header from './board-header.module.css';
import { Logo } from '../shell/logo.tsx';

/** The board's frame with nothing in it yet, everything where it will be. */
export function BoardSkeleton() {
  return (
    <div className={classes.screen} role="status" aria-label="Opening the board">
      <div className={header.header}>
        <div className={header.left}>
          <span className={header.home}>
            <Logo />
          </span>
          <span className="tb-skeleton" style={{ width: 140, height: 18 }} />
        </div>
      </div>
      <div className={classes.middle}>
        <div className={classes.stage} />
        <div className={classes.side} data-open />
      </div>
      <div className={classes.timeline} style={{ height: 206 }} />
    </div>
  );
}
