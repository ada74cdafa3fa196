import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { DOMAIN_WORDS } from '../shot/domain-words.ts';
import { giveFinalSay, sayFinalSays } from './rules.ts';
import { Row } from './rules-row.tsx';
import type { RulesFacts } from './rules-row.tsx';
import { sayShots } from './scopes.ts';
import classes from './rules-card.module.css';

const MIXED = 'mixed';
const NOBODY = '';

/** "Final say: Dana 31, Milo 24 · change": who decides a shot that stays split, agreed before it is. */
export function FinalSayRow({ rules, shots, nameOf, onChange }: RulesFacts) {
  const [open, setOpen] = useState(false);
  const deciders = rules.voters.filter(({ part }) => part === 'decides');
  if (deciders.length < 2) return null;
  const { finalSay } = rules;
  const people = [
    ...deciders.map(({ userId }) => ({ value: userId, label: nameOf(userId) })),
    { value: NOBODY, label: 'nobody: it is parked' },
  ];
  const change = (next: typeof finalSay) => onChange?.({ ...rules, finalSay: next });
  const domains = [...new Set(shots.map(({ domain }) => domain))];

  return (
    <Row label="Final say">
      <p className={classes.line}>
        <span>{sayFinalSays(finalSay, nameOf)}</span>
        {onChange !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={open}
            aria-label={open ? 'Done with the final say' : 'Change the final say'}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Done' : 'Change'}
          </Button>
        )}
      </p>
      {open && onChange !== null ? (
        <div className={classes.finalSays}>
          {domains.map((domain) => (
            <Choice
              key={domain}
              name={DOMAIN_WORDS[domain].name}
              also={sayShots(shots.filter((shot) => shot.domain === domain).length)}
              value={oneOf(
                shots.filter((shot) => shot.domain === domain).map(({ id }) => finalSay[id]),
              )}
              people={people}
              onChoose={(userId) => change(giveFinalSay(finalSay, shots, domain, userId))}
            />
          ))}
          <div className={classes.perShot}>
            {shots.map(({ id, name }) => (
              <Choice
                key={id}
                name={name}
                value={finalSay[id] ?? NOBODY}
                people={people}
                onChoose={(userId) => change({ ...finalSay, [id]: userId })}
              />
            ))}
          </div>
        </div>
      ) : (
        <p className={classes.quiet}>
          By what a shot is about, unless you change it. It is named only when a shot stays split
          twice.
        </p>
      )}
    </Row>
  );
}

/** What all say, or that they differ. */
const oneOf = (values: readonly (string | null | undefined)[]): string => {
  const all = new Set(values.map((value) => value ?? NOBODY));
  return all.size === 1 ? ([...all][0] ?? NOBODY) : MIXED;
};

function Choice({
  name,
  also,
  value,
  people,
  onChoose,
}: {
  name: string;
  also?: string;
  value: string;
  people: readonly { readonly value: string; readonly label: string }[];
  onChoose: (userId: string | null) => void;
}) {
  return (
    <label className={classes.choice}>
      <span className="tb-line" title={name}>
        {name}
      </span>
      {also !== undefined && <span className={classes.role}>{also}</span>}
      <NativeSelect
        size="xs"
        aria-label={`Final say on ${name}`}
        value={value}
        onChange={({ currentTarget }) =>
          onChoose(currentTarget.value === NOBODY ? null : currentTarget.value)
        }
        data={[
          ...(value === MIXED ? [{ value: MIXED, label: 'different', disabled: true }] : []),
          ...people,
        ]}
      />
    </label>
  );
}
