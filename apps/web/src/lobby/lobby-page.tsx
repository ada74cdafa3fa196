import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMe } from '../api/session-queries.ts';
import { AccountDialog } from '../people/account-dialog.tsx';
import { AccountMenu } from '../people/account-menu.tsx';
import { Logo } from '../shell/logo.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { useTitle } from '../shell/use-title.ts';
import { BoardList } from './board-list.tsx';
import { KeepHint } from './keep-hint.tsx';
import { NewBoardDialog } from './new-board-dialog.tsx';
import { Welcome } from './welcome.tsx';
import classes from './lobby.module.css';

/** The first page: who I am, my boards, and the one next step. */
export function LobbyPage() {
  useTitle('Boards');
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const [making, setMaking] = useState(false);
  const wantsSignIn = search.has('sign-in') && me.data !== undefined && (me.data?.isGuest ?? true);

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <span className={classes.brand}>
          <Logo />
          Takeboard
        </span>
        <AccountMenu />
      </header>
      <main className={classes.main} id="main">
        {me.isError && <Trouble error={me.error} />}
        {me.data === null && <Welcome onSignIn={() => setSearch({ 'sign-in': '' })} />}
        {me.data && (
          <>
            <div className={classes.bar}>
              <h1 className={classes.title}>Boards</h1>
              <Button leftSection={<Plus size={16} />} onClick={() => setMaking(true)}>
                New board
              </Button>
            </div>
            <BoardList onMake={() => setMaking(true)} />
            {me.data.isGuest && <KeepHint />}
          </>
        )}
      </main>
      <NewBoardDialog opened={making} onClose={() => setMaking(false)} />
      <AccountDialog kind={wantsSignIn ? 'sign-in' : null} onClose={() => setSearch({})} />
    </div>
  );
}
