import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { MessagePage } from './message-page.tsx';

/**
 * The one page for every address without something for this person: a board that never was, one
 * that was deleted, and one of other people look exactly alike.
 */
export function NotFoundPage() {
  return (
    <MessagePage
      title="There is nothing here for you"
      text="The address may be mistyped, or the board is gone, or you are not on it. If somebody invited you, open their link again. If it is your board, sign in first."
    >
      <Button component={Link} to="/">
        All boards
      </Button>
      <Button variant="default" component={Link} to="/?sign-in">
        Sign in
      </Button>
    </MessagePage>
  );
}
