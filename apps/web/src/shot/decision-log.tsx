import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { boardKeys } from '../api/board-queries.ts';
import { sentenceOf } from '../api/api-failure.ts';
import { answerOf, api } from '../api/client.ts';
import type { Decision, Member } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { sayClock } from '../shell/say-time.ts';
import { useTakes } from '../takes/take-queries.ts';
import classes from './shot-takes.module.css';

type Members = readonly Pick<Member, 'userId' | 'name'>[];

/** Who picked and when, and on a press every decision there ever was about the shot. */
export function DecisionLog({
  shotId,
  decision,
  members,
}: {
  shotId: string;
  decision: Decision | undefined;
  members: Members;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const log = useDecisionLog(shotId);
  const decisions = log.data ?? [];
  if (decision === undefined && decisions.length === 0) return null;
  return (
    <div className={classes.log}>
      <p>
        {decision === undefined
          ? 'There was a pick, and it was taken back.'
          : `Picked by ${nameOf(decision.madeBy, members)}, ${sayClock(decision.at)}`}{' '}
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide the log' : 'Log'}
        </button>
      </p>
      {open && (
        <ol id={id} aria-label="Decisions, newest first">
          {log.error !== null && <li>{sentenceOf(log.error)}</li>}
          {decisions.map((each) => (
            <Entry key={each.id} decision={each} members={members} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Entry({ decision, members }: { decision: Decision; members: Members }) {
  const { byId } = useTakes();
  const who = nameOf(decision.madeBy, members);
  const take = decision.takeId === null ? undefined : byId.get(decision.takeId);
  return (
    <li>
      <time className="tb-mono" dateTime={decision.at}>
        {sayClock(decision.at)}
      </time>
      <span>
        {decision.takeId === null
          ? `${who} took the pick back`
          : `${who} picked ${take?.name ?? 'a take that is gone'} by hand`}
      </span>
    </li>
  );
}

function useDecisionLog(shotId: string) {
  const { boardId } = useSession();
  return useQuery({
    queryKey: boardKeys.decisions(boardId, shotId),
    queryFn: async (): Promise<readonly Decision[]> => {
      const answer = await answerOf(
        api.GET('/api/boards/{boardId}/decisions', {
          params: { path: { boardId }, query: { shotId } },
        }),
      );
      return answer.log ?? [];
    },
  });
}

const nameOf = (userId: string, members: Members): string =>
  members.find((member) => member.userId === userId)?.name ?? 'somebody who left';
