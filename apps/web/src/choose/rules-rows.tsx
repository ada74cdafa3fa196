import { NativeSelect } from '@mantine/core';
import { METHODS, methodOf } from '@takeboard/voting';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Member } from '../api/wire.ts';
import { FinalSayRow } from './final-say-row.tsx';
import { TIE_RULE, markInWords } from './method-words.ts';
import { PeopleRow } from './people-row.tsx';
import { withVoters } from './rules.ts';
import type { Rules } from './rules.ts';
import type { ScopeShot } from './scopes.ts';
import { WhenRow } from './when-row.tsx';
import classes from './rules-card.module.css';

/** A shot as the rules speak of it. */
export type ShotOfRules = Pick<ScopeShot, 'id' | 'name' | 'domain'>;

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

/**
 * The rules of a round: marks, how ties end, who decides, who has the final say, when. Written from
 * what the method says of itself, so that another method needs nothing here.
 */
export function RulesRows({
  proposed,
  stateOf,
  ...facts
}: RulesFacts & {
  /** Somebody was asked already: how and how fast one chooses stays as it was said. */
  proposed: boolean;
  /** What is known of somebody's answer. */
  stateOf?: (userId: string) => string | null;
}) {
  const { rules, shots, members, onChange } = facts;
  const method = methodOf(rules.method);
  return (
    <div className={classes.rows}>
      <Row
        label="Your marks"
        also={
          !proposed &&
          onChange !== null &&
          METHODS.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label="Method"
              value={rules.method}
              onChange={({ currentTarget }) => onChange({ ...rules, method: currentTarget.value })}
              data={METHODS.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )
        }
      >
        {method === undefined ? (
          <p>This page is older than the method of this round. Reload it to see its rules.</p>
        ) : (
          <>
            <ul className={classes.marks}>
              {method.marks.map((mark) => {
                const { sign, words } = markInWords(mark);
                return (
                  <li key={mark.mark}>
                    <span className={classes.sign} data-mark={mark.mark} aria-hidden="true">
                      {sign}
                    </span>
                    {words}
                  </li>
                );
              })}
              <li>none is good</li>
            </ul>
            <p className={classes.quiet}>
              {method.rule} {TIE_RULE}
            </p>
          </>
        )}
      </Row>
      <PeopleRow
        {...facts}
        proposed={proposed}
        stateOf={stateOf}
        onVoters={onChange && ((voters) => onChange(withVoters(rules, voters, shots, members)))}
      />
      <FinalSayRow {...facts} />
      <WhenRow {...facts} proposed={proposed} />
    </div>
  );
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
