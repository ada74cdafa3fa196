import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useSessionValue } from '../live/use-session.tsx';
import classes from './board-screen.module.css';

/** What the person must know before going on: the connection is over, or changes are not kept. */
export function BoardNotices() {
  const navigate = useNavigate();
  const ending = useSessionValue((s) => s.ending());
  const notKept = useSessionValue((s) => s.notKeptReason());
  const unreadable = useSessionValue((s) => s.unreadable());

  if (ending !== null) {
    const leave = () => void navigate(ending.next === 'sign in' ? '/?sign-in' : '/');
    return (
      <div className={classes.notice} data-bad role="alert" data-testid="ending">
        <p>{ending.sentence}</p>
        {ending.next === 'reload' ? (
          <Button size="compact-sm" onClick={() => window.location.reload()}>
            Reload
          </Button>
        ) : (
          <Button size="compact-sm" onClick={leave}>
            {ending.next === 'sign in' ? 'Sign in' : 'All boards'}
          </Button>
        )}
      </div>
    );
  }
  return (
    <>
      {notKept !== null && (
        <div className={classes.notice} role="status">
          <p>{notKept}</p>
        </div>
      )}
      {unreadable > 0 && (
        <div className={classes.notice} role="status">
          <p>
            {unreadable === 1 ? '1 item needs' : `${unreadable} items need`} a newer version of this
            page.
          </p>
          <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </div>
      )}
    </>
  );
}
