import classes from './page-skeleton.module.css';

/** The frame every screen shares, while its code is on the way. */
export function PageSkeleton() {
  return (
    <div className={classes.page} role="status" aria-label="Loading">
      <div className={classes.header} />
    </div>
  );
}
