import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Member } from '../api/wire.ts';
import type { Rules } from './rules.ts';
import type { ScopeShot } from './scopes.ts';
import classes from './rules-card.module.css';

/** A shot as the rules speak of it. */
type ShotOfRules = Pick<ScopeShot, 'id' | 'name' | 'domain'>;

/** What the rows of a rules card know. */
export interface RulesFacts {
  readonly rules: Rules;
  readonly shots: readonly ShotOfRules[];
  readonly members: readonly Member[];
  readonly nameOf: (userId: string) => string;
  /** The server's clock, milliseconds. */
  readonly now: number;
  /** Null for whoever may only read them. */
  readonly onChange: ((rules: Rules) => void) | null;
}

/** One rule: what it is about, and what it says. */
export function Row({
  label,
  also,
  children,
}: {
  label: string;
  /** What stands under the label. */
  also?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.row} aria-labelledby={id}>
      <div className={classes.label}>
        <h3 id={id} className="tb-label">
          {label}
        </h3>
        {also}
      </div>
      <div className={classes.says}>{children}</div>
    </section>
  );
}
