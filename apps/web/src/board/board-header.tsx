import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { BoardInfo } from '../api/wire.ts';
import { ProgressButton } from '../decisions/progress-button.tsx';
import { useSessionValue } from '../live/use-session.tsx';
import { Logo } from '../shell/logo.tsx';
import type { BoardDialog } from './board-dialogs.tsx';
import { BoardMenu } from './board-menu.tsx';
import { BoardTitle } from './board-title.tsx';
import { PeopleMenu } from './people-menu.tsx';
import { SaveStatus } from './save-status.tsx';
import type { Layout } from './use-layout.ts';
import { ViewSwitch } from './view-switch.tsx';
import classes from './board-header.module.css';

/** Title, view, the truth about saving, and who is here. */
export function BoardHeader({
  info,
  view,
  onView,
  onDialog,
  phone,
}: {
  info: BoardInfo;
  view: Layout['view'];
  onView: (view: Layout['view']) => void;
  onDialog: (dialog: BoardDialog) => void;
  phone: boolean;
}) {
  const mayGovern = info.rights.includes('govern');
  const unsaved = useSessionValue((session) => {
    const save = session.save();
    return 'changes' in save && save.changes > 0;
  });
  return (
    <header className={classes.header}>
      <div className={classes.left}>
        <Link
          to="/"
          // Leaving the page for real makes the browser warn of what is not saved.
          reloadDocument={unsaved}
          className={classes.home}
          aria-label="All boards"
          title="All boards"
        >
          <Logo />
        </Link>
        <BoardTitle boardId={info.id} title={info.title} mayRename={mayGovern} />
      </div>
      {!phone && <ViewSwitch view={view} onChange={onView} />}
      <div className={classes.right}>
        <SaveStatus compact={phone} />
        {!phone && <ProgressButton />}
        <PeopleMenu info={info} onMembers={() => onDialog('members')} />
        {mayGovern && !phone && (
          <Button size="compact-md" h={30} px={13} onClick={() => onDialog('invite')}>
            Invite
          </Button>
        )}
        <BoardMenu mayGovern={mayGovern} onDialog={onDialog} phone={phone} />
      </div>
    </header>
  );
}
