import type { ComponentProps } from 'react';
import classes from './context-bar.module.css';

/** One thing that can be done with what is selected, as a sign with its words on hover and focus. */
export function ContextAction({
  label,
  children,
  className = '',
  ...rest
}: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      className={`${classes.action} ${className}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      {children}
    </button>
  );
}
