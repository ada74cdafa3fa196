import { useState } from 'react';
import type { LoggedDecision, Member } from '../api/wire.ts';
import { DecisionRow } from './decision-row.tsx';
import classes from './decisions.module.css';

/** What was decided before, newest first; each opens on a press. */
export function EarlierDecisions({
  log,
  members,
}: {
  log: readonly LoggedDecision[];
  members: readonly Member[];
}) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className={classes.part} aria-label="Earlier decisions">
      <h3 className="tb-label">
        Before <span className={classes.count}>{log.length}</span>
      </h3>
      <ol className={classes.rows}>
        {log.map((decision) => (
          <DecisionRow
            key={decision.id}
            decision={decision}
            members={members}
            shot={null}
            opened={open === decision.id}
            onToggle={() => setOpen(open === decision.id ? null : decision.id)}
          />
        ))}
      </ol>
    </section>
  );
}
