import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { Avatar } from '../people/avatar.tsx';
import { tell } from '../shell/toast.ts';
import classes from './board-screen.module.css';

/** Says whom I follow, and lets me stop; says who called everybody here. */
export function FollowingBar() {
  const session = useSession();
  const following = useSessionValue((s) => s.following());
  const people = useSessionValue((s) => s.people());
  const summoned = useSessionValue((s) => s.summoned());
  const leader = people.find(({ userId }) => userId === following);

  useEffect(() => {
    if (summoned !== null) tell(`${summoned.by.name} brought everyone here.`);
  }, [summoned]);

  if (leader === undefined) return null;
  return (
    <div
      className={classes.following}
      style={{ '--tb-who': leader.color } as React.CSSProperties}
      role="status"
    >
      <Avatar person={leader} />
      <span>You follow {leader.name}</span>
      <Button size="compact-sm" radius="xl" variant="default" onClick={() => session.follow(null)}>
        Stop
      </Button>
    </div>
  );
}
