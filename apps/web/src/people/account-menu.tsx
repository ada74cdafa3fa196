import { Menu, UnstyledButton } from '@mantine/core';
import { BookmarkCheck, LogIn, LogOut, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMe, useSignOut } from '../api/session-queries.ts';
import { tell, tellFailure } from '../shell/toast.ts';
import { AccountDialog } from './account-dialog.tsx';
import type { AccountDialogKind } from './account-dialog.tsx';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import classes from './account-menu.module.css';

/** Who I am here, and what I can do about it. */
export function AccountMenu() {
  const me = useMe().data;
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [dialog, setDialog] = useState<AccountDialogKind | 'name' | 'leave-guest' | null>(null);
  if (!me) return null;

  const leave = () =>
    signOut.mutate(me.id, {
      onSuccess: ({ copiesLeft }) => {
        void navigate('/');
        tell(
          copiesLeft
            ? 'You are signed out, but the copies of your boards on this computer could not be deleted. Clear this site’s data in the browser.'
            : 'You are signed out in this browser.',
        );
      },
      onError: (error) => tellFailure('You are still signed in', error),
    });

  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <UnstyledButton className={classes.button}>
            <span className="tb-line">{me.name}</span>
            <span className={classes.kind}>{me.isGuest ? 'guest' : 'account'}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {me.email && <Menu.Label>{me.email}</Menu.Label>}
          <Menu.Item leftSection={<Pencil size={15} />} onClick={() => setDialog('name')}>
            Change my name
          </Menu.Item>
          {me.isGuest && (
            <>
              <Menu.Item
                leftSection={<BookmarkCheck size={15} />}
                onClick={() => setDialog('keep')}
              >
                Keep my boards
              </Menu.Item>
              <Menu.Item leftSection={<LogIn size={15} />} onClick={() => setDialog('sign-in')}>
                Sign in to my account
              </Menu.Item>
            </>
          )}
          <Menu.Divider />
          <Menu.Item
            leftSection={<LogOut size={15} />}
            onClick={me.isGuest ? () => setDialog('leave-guest') : leave}
          >
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <AccountDialog
        kind={dialog === 'keep' || dialog === 'sign-in' ? dialog : null}
        onClose={() => setDialog(null)}
      />
      <NameDialog opened={dialog === 'name'} name={me.name} onClose={() => setDialog(null)} />
      <ConfirmDialog
        opened={dialog === 'leave-guest'}
        onClose={() => setDialog(null)}
        title="Sign out as a guest?"
        text={`A guest has no password: after signing out nobody can come back as “${me.name}”, and boards only you are on are lost. Keep your boards first if you want them.`}
        action="Sign out and lose them"
        onConfirm={leave}
      />
    </>
  );
}
