import type { RoundEntry } from '@takeboard/voting';
import { Button } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Member } from '../api/wire.ts';
import { useTakes } from '../takes/take-queries.ts';
import { marksInEntry } from './marks-in-entry.ts';
import { MarkOf } from './said-mark.tsx';
import { sayPeople } from './say-decision.ts';
import { Still } from './still.tsx';
import classes from './decisions.module.css';
import wall from './takes-in-entry.module.css';

/** So many takes are shown at first: the marked ones stand before the others. */
const FIRST = 12;

/** What was on the wall, with everybody's marks, and what was not shown because of whom. */
export function TakesInEntry({
  round,
  pick,
  members,
}: {
  round: RoundEntry;
  pick: string | null;
  members: readonly Member[];
}) {
  const { byId } = useTakes();
  const [all, showAll] = useState(false);
  const takes = marksInEntry(round, pick);
  const drawn = all ? takes : takes.slice(0, FIRST);
  return (
    <section className={classes.part} aria-label="Takes that were shown">
      <h4 className="tb-label">
        On the wall <span className={classes.count}>{takes.length}</span>
      </h4>
      <ul className={wall.wall}>
        {drawn.map(({ takeId, name, marks }) => (
          <li key={takeId} data-pick={takeId === pick || undefined}>
            <Still take={byId.get(takeId)} />
            <span className={`${wall.takeName} tb-line`} title={name}>
              {takeId === pick && <CircleCheck size={13} aria-label="The pick:" />}
              {name}
            </span>
            {!byId.has(takeId) && <span className={classes.quiet}>gone since</span>}
            <span className={classes.marks}>
              {marks.map((said) => (
                <MarkOf key={said.userId} said={said} members={members} />
              ))}
              {marks.length === 0 && <span className={classes.quiet}>no mark</span>}
            </span>
          </li>
        ))}
      </ul>
      {takes.length > drawn.length && (
        <Button variant="default" size="compact-sm" onClick={() => showAll(true)}>
          Show the other {takes.length - drawn.length}
        </Button>
      )}
      {round.hidden.length > 0 && (
        <ul className={wall.hidden} aria-label="Not shown">
          {round.hidden.map(({ takeId, name, by }) => (
            <li key={takeId}>
              <span className="tb-line" title={name}>
                {name}
              </span>
              <span className={classes.quiet} title={by.map((each) => each.name).join(', ')}>
                not shown: hidden by {sayPeople(by)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
