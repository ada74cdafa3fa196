import { Button } from '@mantine/core';
import { useState } from 'react';
import { useInvites, useRevokeInvite } from '../api/invite-queries.ts';
import type { BoardInfo, Invite } from '../api/wire.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { sayDay } from '../shell/say-time.ts';
import { tell } from '../shell/toast.ts';
import { Trouble } from '../shell/trouble.tsx';
import { ROLE_WORDS } from './role-words.ts';
import classes from './people.module.css';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The links there are, who came by them, and a way to end them. */
export function InviteList({ info }: { info: BoardInfo }) {
  const invites = useInvites(info.id);
  const revoke = useRevokeInvite(info.id);
  const [ending, setEnding] = useState<Invite | null>(null);
  if (invites.isError && !invites.data) return <Trouble error={invites.error} />;
  if (!invites.data || invites.data.length === 0) return null;
  return (
    <section>
      <h2 className="tb-label">Links so far</h2>
      <ul className={classes.rows}>
        {invites.data.map((invite) => (
          <li key={invite.id} className={classes.row}>
            <span className={classes.rowText}>
              <span>
                {ROLE_WORDS[invite.role].name}
                {invite.hasPassword && ', with a password'}
              </span>
              <span className={classes.quiet}>
                {stateOf(invite)}
                {invite.joined.length > 0 && ` · joined: ${list.format(invite.joined)}`}
              </span>
            </span>
            {invite.state !== 'revoked' && (
              <Button variant="default" size="compact-sm" onClick={() => setEnding(invite)}>
                {invite.state === 'active' ? 'Revoke' : 'Revoke access'}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title="Revoke this link?"
        text={ending && <p>{losesWhat(ending)}</p>}
        action="Revoke"
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() =>
          ending &&
          revoke.mutate(ending.id, {
            onSuccess: () => {
              setEnding(null);
              tell('The link no longer works.');
            },
          })
        }
      />
    </section>
  );
}

function stateOf({ state, expiresAt }: Invite): string {
  if (state === 'revoked') return 'revoked';
  return state === 'expired' ? `expired ${sayDay(expiresAt)}` : `works until ${sayDay(expiresAt)}`;
}

function losesWhat({ joined }: Invite): string {
  if (joined.length === 0) return 'Nobody has joined with it. It stops working at once.';
  return `It stops working at once, and ${list.format(joined)} ${joined.length === 1 ? 'loses' : 'lose'} access to the board within seconds. A director who came by it stays.`;
}
