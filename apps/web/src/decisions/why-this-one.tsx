import type { Shot } from '@takeboard/storyboard';
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { BoardInfo, Decision, Member } from '../api/wire.ts';
import { nameOfShot } from '../choose/scopes.ts';
import { useSessionValue } from '../live/use-session.tsx';
import { sayClock } from '../shell/say-time.ts';
import { Trouble } from '../shell/trouble.tsx';
import { DecisionView } from './decision-view.tsx';
import { EarlierDecisions } from './earlier-decisions.tsx';
import { useShotLog } from './decision-queries.ts';
import { Reopen } from './reopen.tsx';
import { sayDecision, sayRound } from './say-decision.ts';
import classes from './decisions.module.css';

/** Who decided on a shot and when, and on a press why: all that the log knows of it. */
export function WhyThisOne({
  shot,
  info,
  decision,
}: {
  shot: Shot;
  info: BoardInfo;
  /** The pick that stands. */
  decision: Decision | undefined;
}) {
  const [open, setOpen] = useState(false);
  const { data: log = [] } = useShotLog(shot.id);
  const [newest] = log;
  if (decision === undefined && newest === undefined) return null;
  const isPicked = decision !== undefined;
  const said = newest?.entry ? sayDecision(newest.entry) : sayBriefly(decision, info.members);
  return (
    <div className={classes.why}>
      <div className={classes.rowText}>
        <p className="tb-line" title={said}>
          {said}
        </p>
        <p className={classes.quiet}>
          {sayClock(newest?.at ?? decision?.at ?? '')}
          {newest?.entry?.round && ` · ${sayRound(newest.entry.round)}`}
        </p>
      </div>
      <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
        {isPicked ? 'Why this one?' : 'What was decided?'}
      </Button>
      <WhyDialog shot={shot} info={info} opened={open} onClose={() => setOpen(false)} />
    </div>
  );
}

/** The decision that stands, the way to choose anew, and everything that was decided before. */
function WhyDialog({
  shot,
  info,
  opened,
  onClose,
}: {
  shot: Shot;
  info: BoardInfo;
  opened: boolean;
  onClose: () => void;
}) {
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={760}
      fullScreen={phone}
      title={
        <span className={classes.title}>
          <span className="tb-number">{shot.label}</span>
          <span className="tb-line" title={shot.title}>
            {shot.title || 'Untitled shot'}
          </span>
        </span>
      }
    >
      {opened && <Why shot={shot} info={info} onClose={onClose} />}
    </Modal>
  );
}

function Why({ shot, info, onClose }: { shot: Shot; info: BoardInfo; onClose: () => void }) {
  const readOnly = useSessionValue((s) => s.readOnly());
  const { data: log, error } = useShotLog(shot.id);
  if (log === undefined) {
    return error === null ? (
      <div className="tb-skeleton" style={{ height: 220 }} />
    ) : (
      <Trouble error={error} />
    );
  }
  const [newest, ...earlier] = log;
  if (newest === undefined) return <p className={classes.quiet}>Nothing is decided yet.</p>;
  return (
    <div className={classes.body}>
      <div className={classes.asked}>
        <h3 className={classes.question}>
          {newest.takeId === null ? 'What was decided' : 'Why this one?'}
        </h3>
        {!readOnly && (
          <Reopen
            shotId={shot.id}
            name={nameOfShot(shot)}
            decision={newest}
            members={info.members}
            onDone={onClose}
          />
        )}
      </div>
      <DecisionView decision={newest} members={info.members} />
      {earlier.length > 0 && <EarlierDecisions log={earlier} members={info.members} />}
    </div>
  );
}

/** While the log is on its way: what is known of the pick without it. */
const sayBriefly = (decision: Decision | undefined, members: readonly Member[]): string => {
  const name = members.find(({ userId }) => userId === decision?.madeBy)?.name;
  return decision?.madeHow === 'hand'
    ? `${name ?? 'Somebody who left'} picked it by hand`
    : 'Chosen together';
};
