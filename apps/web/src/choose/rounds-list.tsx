import { Button } from '@mantine/core';
import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { usePicks } from '../takes/take-queries.ts';
import { chooseDeskOf } from './choose-desk.ts';
import { sayRound } from './round-words.ts';
import { callPeople } from './round-context.tsx';
import { useRounds, useStanding } from './round-queries.ts';
import { sayShots } from './scopes.ts';
import { useNow } from './use-now.ts';
import classes from './choose-view.module.css';

const LEFT_WORDS = {
  parked: 'Parked',
  none: 'None was good',
  missed: 'Not chosen in time',
} as const;

/** The rounds that go on, and shots that earlier ones have left without a pick. */
export function RoundsList({ info }: { info: BoardInfo }) {
  const session = useSession();
  const desk = chooseDeskOf(session);
  const { rounds } = useRounds();
  const now = useNow();
  const going = rounds.filter(({ state }) => state !== 'closed');
  return (
    <>
      {going.length > 0 && (
        <ul className={classes.going} aria-label="Rounds that go on">
          {going.map((round) => {
            const { nameOf } = callPeople(round.voters, info.members);
            return (
              <li key={round.id}>
                <b className="tb-line" title={round.scope}>
                  {round.scope}
                </b>
                <span className={classes.quiet}>
                  {sayRound(round, session.me.userId, nameOf, now)}
                </span>
                <Button size="compact-sm" variant="default" onClick={() => desk.enter(round.id)}>
                  {round.state === 'proposed' ? 'See the rules' : 'Go on'}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <LeftOver mayStart={info.rights.includes('write')} />
    </>
  );
}

/** "Parked 2: 22, 31 · Choose these". */
function LeftOver({ mayStart }: { mayStart: boolean }) {
  const session = useSession();
  const standing = useStanding();
  const picks = usePicks();
  const shots = useBoardValue((board) => board.shots());
  const left = shots.flatMap((shot) => {
    const found = standing.find(({ shotId }) => shotId === shot.id);
    return found === undefined || picks.has(shot.id) ? [] : [{ shot, ...found }];
  });
  if (left.length === 0) return null;
  const states = (['parked', 'none', 'missed'] as const).filter((state) =>
    left.some((each) => each.state === state),
  );
  return (
    <ul className={classes.going} aria-label="Shots that were left">
      {states.map((state) => {
        const these = left.filter((each) => each.state === state);
        const name = LEFT_WORDS[state];
        return (
          <li key={state}>
            <b>{name}</b>
            <span className={classes.quiet} title={these.map(sayWhy).join('\n')}>
              {sayShots(these.length)}: {these.map(({ shot }) => shot.label).join(', ')}
            </span>
            {mayStart && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  chooseDeskOf(session).set({
                    wish: {
                      kind: 'shots',
                      ids: these.map(({ shot }) => shot.id),
                      name: `${name}: ${sayShots(these.length)}`,
                    },
                  })
                }
              >
                Choose these
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const sayWhy = ({
  shot,
  reasons,
}: {
  shot: { label: string; title: string };
  reasons: readonly { text: string }[];
}): string =>
  [`${shot.label} ${shot.title}`, ...reasons.map(({ text }) => `“${text}”`)].join(' · ');
