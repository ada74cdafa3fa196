import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { ApiFailure, isFailure, sentenceOf } from '../api/api-failure.ts';
import { inviteQuery } from '../api/invite-queries.ts';
import { useMe } from '../api/session-queries.ts';
import { MessagePage } from '../shell/message-page.tsx';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { useTitle } from '../shell/use-title.ts';
import { JoinForm } from './join-form.tsx';

/**
 * What somebody sees who opens an invite link: who invites, to what, as whom, one button. Tells when
 * that is on screen: while they type their name, what comes next can be fetched.
 */
export function InvitePage({ onShown }: { onShown: () => void }) {
  const { token = '' } = useParams();
  const invite = useQuery(inviteQuery(token));
  const me = useMe();
  const shown = invite.data !== undefined && me.data !== undefined;
  useEffect(() => {
    if (shown) onShown();
  }, [shown, onShown]);
  useTitle(invite.data ? `Join ${invite.data.boardTitle}` : 'Invite');

  if (invite.isError) return <NoInvite error={invite.error} />;
  if (me.isError) return <NoInvite error={me.error} />;
  if (invite.data === undefined || me.data === undefined) return <PageSkeleton />;
  return <JoinForm token={token} invite={invite.data} me={me.data} />;
}

const NO_INVITE: readonly { code: string; title: string; text: string }[] = [
  {
    code: 'invite_expired',
    title: 'This invite has expired',
    text: 'Links last for a limited time. Ask whoever sent it for a new one.',
  },
  {
    code: 'invite_revoked',
    title: 'This invite was withdrawn',
    text: 'It no longer opens the board. If you think that is a mistake, ask whoever sent it.',
  },
  {
    code: 'invite_not_found',
    title: 'This invite link is not right',
    text: 'Perhaps a part of it got lost on the way. Copy the whole link from the message, or ask for a new one.',
  },
];

function NoInvite({ error }: { error: unknown }) {
  const known = NO_INVITE.find(({ code }) => isFailure(error, code));
  const title = known?.title ?? 'The invite could not be opened';
  const asksAgain = error instanceof ApiFailure && error.passes;
  return (
    <MessagePage
      title={title}
      text={
        known?.text ??
        `${sentenceOf(error)}${asksAgain ? ' This page asks again by itself every few seconds.' : ''}`
      }
    >
      <Button variant="default" component={Link} to="/">
        All boards
      </Button>
    </MessagePage>
  );
}
