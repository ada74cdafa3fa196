import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { ApiFailure } from '../api/api-failure.ts';
import { useBoardInfo } from '../api/board-queries.ts';
import { useMe } from '../api/session-queries.ts';
import { SessionProvider } from '../live/use-session.tsx';
import { PlayerLayer } from '../player/player-layer.tsx';
import { PlayerProvider } from '../player/player-context.tsx';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { MessagePage } from '../shell/message-page.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { useTitle } from '../shell/use-title.ts';
import { BoardScreen } from './board-screen.tsx';
import { BoardSkeleton } from './board-skeleton.tsx';

/** `/b/:boardId`: the board for its members, the one "nothing here" page for everybody else. */
export function BoardPage() {
  const { boardId = '' } = useParams();
  const info = useBoardInfo(boardId);
  const user = useMe();
  useTitle(info.data?.title ?? 'Board');

  // Known facts stay on screen: while the server cannot be asked the board works on offline, and
  // whoever is no longer on it hears so from their session, which also forgets its copy.
  if (info.data === undefined) {
    if (isRefusal(info.error)) return <NotFoundPage />;
    if (!info.isError) return <BoardSkeleton />;
    return <NotYet error={info.error} />;
  }
  const me = info.data.members.find(({ userId }) => userId === user.data?.id);
  if (me === undefined) {
    if (user.isError) return <NotYet error={user.error} />;
    return user.data === undefined || info.isFetching ? <BoardSkeleton /> : <NotFoundPage />;
  }
  return (
    <ErrorBoundary>
      <SessionProvider
        key={boardId}
        boardId={boardId}
        me={{ ...me, rights: info.data.rights }}
        lastSeq={info.data.lastSeq}
        fallback={<BoardSkeleton />}
      >
        <PlayerProvider>
          <PlayerLayer />
          <BoardScreen info={info.data} />
        </PlayerProvider>
      </SessionProvider>
    </ErrorBoundary>
  );
}

function NotYet({ error }: { error: unknown }) {
  return (
    <MessagePage title="The board cannot be opened yet" text={<Trouble error={error} />}>
      <Button variant="default" component={Link} to="/">
        All boards
      </Button>
    </MessagePage>
  );
}

const isRefusal = (error: unknown): boolean =>
  error instanceof ApiFailure && [400, 401, 403, 404].includes(error.status);
