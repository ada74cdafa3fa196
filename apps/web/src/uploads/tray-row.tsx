import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Take } from '../api/wire.ts';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { useTakeActions } from '../takes/take-actions.ts';
import { NextStepButtons } from '../takes/next-step-buttons.tsx';
import { sayState, sayTrouble } from '../takes/say-take.ts';
import type { UploadItem } from './upload-item.ts';
import { useUploads } from './use-uploads.ts';
import classes from './tray.module.css';

/** A file of mine that is not on the server. */
export function FileRow({ item }: { item: UploadItem }) {
  const { queue } = useUploads();
  const failed = item.state === 'failed';
  return (
    <Row
      name={item.name}
      folder={item.folder}
      state={item.state === 'sending' ? `${percent(item.sent, item.bytes)} %` : STATES[item.state]}
      failure={item.failure}
      cancel={{ label: `Do not send ${item.name}`, run: () => queue.cancel([item.key]) }}
      actions={
        failed &&
        item.lost !== true && <Act label="Try again" run={() => queue.retry([item.key])} />
      }
    />
  );
}

const STATES: Readonly<Record<UploadItem['state'], string>> = {
  offered: 'waits',
  queued: 'waits',
  sending: '',
  arrived: 'sent',
  here: 'already here',
  failed: '',
};

/** A take that the server has, and that is not ready. */
export function TakeRow({ take }: { take: Take }) {
  const actions = useTakeActions();
  const { me } = useSession();
  const readOnly = useSessionValue((session) => session.readOnly());
  const trouble = sayTrouble(take);
  if (take.state !== 'failed') {
    const mine = take.importedBy === me.userId;
    return (
      <Row
        name={take.name}
        folder={take.folder}
        state={trouble === null ? (sayState(take) ?? 'ready') : 'waits'}
        failure={trouble}
        cancel={
          mine && take.state !== 'uploading'
            ? {
                label: `Stop working on ${take.name}`,
                run: () => void actions.cancelTakes([take.id]),
              }
            : null
        }
      />
    );
  }
  return (
    <Row
      name={take.name}
      folder={take.folder}
      state=""
      failure={trouble}
      cancel={{
        label: `Hide ${take.name}`,
        run: () => void actions.hideTakes([take.id], true),
      }}
      actions={!readOnly && <NextStepButtons take={take} actions={actions} />}
    />
  );
}

function Row({
  name,
  folder,
  state,
  failure,
  actions,
  cancel,
}: {
  name: string;
  folder: string;
  state: string;
  failure: string | null;
  actions?: ReactNode;
  cancel: { readonly label: string; run(): void } | null;
}) {
  return (
    <>
      <span className={classes.rowLine}>
        <span
          className={`${classes.name} tb-line`}
          title={folder === '' ? name : `${folder}/${name}`}
        >
          {name}
        </span>
        <span className={`${classes.state} tb-mono`}>{state}</span>
        {cancel !== null && (
          <button
            type="button"
            className={classes.cancel}
            aria-label={cancel.label}
            title={cancel.label}
            onClick={cancel.run}
          >
            <X size={13} aria-hidden="true" />
          </button>
        )}
      </span>
      {failure !== null && (
        <span className={classes.failure}>
          {failure} {actions}
        </span>
      )}
    </>
  );
}

const Act = ({ label, run }: { label: string; run: () => void }) => (
  <Button variant="default" size="compact-xs" onClick={run}>
    {label}
  </Button>
);

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((100 * part) / whole);
