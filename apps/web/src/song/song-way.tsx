import { ActionIcon, Button, Progress } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { tellFailure } from '../shell/toast.ts';
import { sayShare, sayTime } from '../uploads/say-size.ts';
import { ChooseSong } from './choose-song.tsx';
import { forgetMix, retryMix } from './song-calls.ts';
import { songDeskOf, useSongDesk } from './song-desk.ts';
import {
  useNameOf,
  useSongNote,
  useSongQueue,
  useSongUploads,
  useSongWay,
} from './use-song-way.ts';
import type { SongOnItsWay } from './use-song-way.ts';
import classes from './song.module.css';

/** How far the songs are that come in, and what can be done about each, where one looks for it. */
export function SongWay({ only }: { only?: (song: SongOnItsWay) => boolean }) {
  const desk = songDeskOf(useSession());
  useEffect(() => {
    desk.set({ waysShown: desk.get().waysShown + 1 });
    return () => desk.set({ waysShown: desk.get().waysShown - 1 });
  }, [desk]);
  return <Ways only={only} />;
}

/** The same of my own songs in the corner, while nothing else on the screen tells it. */
export function SongWayInCorner() {
  const { me } = useSession();
  const shown = useSongDesk((desk) => desk.waysShown);
  const songs = useSongWay();
  const isMine = (song: SongOnItsWay) => song.kind === 'file' || song.mix.importedBy === me.userId;
  if (shown > 0 || !songs.some(isMine)) return null;
  return (
    <div className={classes.corner}>
      <Ways only={isMine} />
    </div>
  );
}

function Ways({ only }: { only: ((song: SongOnItsWay) => boolean) | undefined }) {
  const songs = useSongWay();
  const note = useSongNote();
  const shown = only === undefined ? songs : songs.filter(only);
  if (shown.length === 0) return null;
  return (
    <div className={classes.way} role="group" aria-label="Song coming in">
      {shown.map((song) =>
        song.kind === 'file' ? (
          <SongFile key={song.key} song={song} />
        ) : (
          <SongOnServer key={song.key} song={song} />
        ),
      )}
      {note !== null && <p className={classes.quiet}>{note}</p>}
    </div>
  );
}

/** A file this browser sends. */
function SongFile({ song: { item } }: { song: Extract<SongOnItsWay, { kind: 'file' }> }) {
  const { queue } = useSongUploads();
  const view = useSongQueue();
  const failed = item.state === 'failed';
  const left = view.secondsLeft === null ? '' : ` · ${sayTime(view.secondsLeft)} left`;
  return (
    <Row
      title={failed ? `“${item.name}” was not sent` : `Sending “${item.name}”`}
      figures={failed ? '' : `${sayShare(item.sent, item.bytes)}${left}`}
      share={failed ? null : item.bytes === 0 ? 0 : item.sent / item.bytes}
      says={item.failure ?? view.waiting}
      bad={failed}
      onCancel={{
        label: `Do not send “${item.name}”`,
        run: () => queue.cancel([item.key]),
      }}
    >
      {failed && item.lost !== true && (
        <Act label="Try again" run={() => queue.retry([item.key])} />
      )}
      {failed && <ChooseSong small>Another file</ChooseSong>}
    </Row>
  );
}

/** A file the server has, or waits for. */
function SongOnServer({
  song: { mix, lostSight },
}: {
  song: Extract<SongOnItsWay, { kind: 'mix' }>;
}) {
  const { boardId, me } = useSession();
  const readOnly = useSessionValue((session) => session.readOnly());
  const nameOf = useNameOf();
  const who = mix.importedBy === me.userId ? null : (nameOf(mix.importedBy) ?? 'Somebody');
  const failed = mix.state === 'failed';
  const forget = () =>
    void forgetMix(boardId, mix.id).catch((error: unknown) =>
      tellFailure(`“${mix.name}” is still here`, error),
    );
  const again = () =>
    void retryMix(boardId, mix.id).catch((error: unknown) =>
      tellFailure(`“${mix.name}” is not read again`, error),
    );
  // Of others only what they do not look after themselves.
  const mayForget = !readOnly && (failed || who === null || nameOf(mix.importedBy) === null);
  return (
    <Row
      title={titleOf(mix.state, mix.name, who, lostSight)}
      figures={mix.state === 'reading' ? `${Math.floor(mix.progress / 10)} %` : ''}
      share={mix.state === 'reading' ? mix.progress / 1000 : mix.state === 'waiting' ? 0 : null}
      says={
        mix.failure?.message ??
        (lostSight ? 'Choose the same file again: it goes on where it was.' : null)
      }
      bad={failed}
      onCancel={mayForget ? { label: `Give up “${mix.name}”`, run: forget } : null}
    >
      {failed && !readOnly && <Act label="Try again" run={again} />}
      {(failed || lostSight) && !readOnly && (
        <ChooseSong small>{failed ? 'Another file' : 'Choose the file'}</ChooseSong>
      )}
    </Row>
  );
}

function titleOf(state: string, name: string, who: string | null, lostSight: boolean): string {
  if (state === 'failed') return `“${name}” is no song yet`;
  if (lostSight) return `“${name}” has not come`;
  if (state === 'uploading') return `${who ?? 'Another page of yours'} is sending “${name}”`;
  return state === 'waiting' ? `“${name}” waits to be read` : `Reading “${name}”`;
}

function Row({
  title,
  figures,
  share,
  says,
  bad,
  onCancel,
  children,
}: {
  title: string;
  figures: string;
  /** 0 to 1; null for no bar. */
  share: number | null;
  says: string | null;
  bad: boolean;
  onCancel: { readonly label: string; run(): void } | null;
  children?: ReactNode;
}) {
  return (
    <div className={classes.row} data-bad={bad || undefined}>
      <p className={classes.rowHead}>
        <span className={classes.rowTitle} role="status" title={title}>
          {title}
        </span>
        <span className="tb-mono">{figures}</span>
        {onCancel !== null && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={onCancel.label}
            title={onCancel.label}
            onClick={onCancel.run}
          >
            <X size={14} />
          </ActionIcon>
        )}
      </p>
      {share !== null && (
        <Progress
          value={100 * share}
          size={4}
          color="gray.3"
          aria-label={title}
          transitionDuration={0}
          className={classes.bar}
        />
      )}
      {says !== null && <p className={classes.says}>{says}</p>}
      <span className={classes.acts}>{children}</span>
    </div>
  );
}

const Act = ({ label, run }: { label: string; run: () => void }) => (
  <Button variant="default" size="compact-xs" onClick={run}>
    {label}
  </Button>
);
