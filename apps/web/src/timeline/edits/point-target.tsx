import type { ComponentPropsWithRef } from 'react';
import type { Point } from './slot-gesture.ts';
import classes from './edits.module.css';

/** Where a menu opens that has no button of its own: a place of the window that nobody sees. */
export const PointTarget = ({
  at,
  label,
  ...rest
}: ComponentPropsWithRef<'button'> & { readonly at: Point; readonly label: string }) => (
  <button
    type="button"
    tabIndex={-1}
    aria-label={label}
    {...rest}
    className={classes.point}
    style={{ left: at.x, top: at.y }}
  />
);
