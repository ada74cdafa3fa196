import { NativeSelect } from '@mantine/core';
import { METHODS, methodOf } from '@takeboard/voting';
import { FinalSayRow } from './final-say-row.tsx';
import { TIE_RULE, markInWords } from './method-words.ts';
import { PeopleRow } from './people-row.tsx';
import { Row } from './rules-row.tsx';
import type { RulesFacts } from './rules-row.tsx';
import { withVoters } from './rules.ts';
import { WhenRow } from './when-row.tsx';
import classes from './rules-card.module.css';

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
