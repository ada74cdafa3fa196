import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './form-error.module.css';

/** Why a form could not be sent; announced when it appears. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <p className={classes.error} role="alert">
      <CircleAlert size={15} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
