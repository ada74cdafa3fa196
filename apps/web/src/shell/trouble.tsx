import { CloudOff } from 'lucide-react';
import { ApiFailure, sentenceOf } from '../api/api-failure.ts';
import classes from './trouble.module.css';

/** In the place of something that could not be fetched: why, and that the page keeps trying. */
export function Trouble({ error }: { error: unknown }) {
  const passes = error instanceof ApiFailure && error.passes;
  return (
    <div className={classes.trouble} role="alert">
      <CloudOff size={18} aria-hidden="true" />
      <p>
        {sentenceOf(error)}
        {passes && <span> This page asks again by itself every few seconds.</span>}
      </p>
    </div>
  );
}
