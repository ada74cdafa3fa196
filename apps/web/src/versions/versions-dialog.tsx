import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ruleFor, sentenceOf } from '../api/api-failure.ts';
import { useNameVersion, useRestoreVersion, useVersions } from '../api/version-queries.ts';
import type { BoardInfo, Version } from '../api/wire.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { FormError } from '../shell/form-error.tsx';
import { sayMinute } from '../shell/say-time.ts';
import { tell } from '../shell/toast.ts';
import { Trouble } from '../shell/trouble.tsx';
import classes from '../people/people.module.css';

/** States of the board that were kept, by name or by the clock, and the way back to one. */
export function VersionsDialog({
  info,
  opened,
  onClose,
}: {
  info: BoardInfo;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="Versions" size={560}>
      {opened && (
        <div className={classes.form}>
          {info.rights.includes('write') && <NameOne boardId={info.id} />}
          <VersionList info={info} />
        </div>
      )}
    </Modal>
  );
}

function NameOne({ boardId }: { boardId: string }) {
  const send = useNameVersion(boardId);
  const [label, setLabel] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(label, {
      onSuccess: () => {
        tell(`“${label.trim()}” is kept.`);
        setLabel('');
      },
    });
  };
  const rule = ruleFor(send.error, 'label');
  return (
    <form onSubmit={submit} className={classes.form}>
      <p className={classes.text}>
        Takeboard keeps a version every ten minutes of work. Keep one by name before you try
        something.
      </p>
      <div className={classes.linkRow}>
        <TextInput
          aria-label="Name of this version"
          placeholder="Before the new ending"
          maxLength={80}
          value={label}
          error={rule}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" loading={send.isPending} disabled={label.trim() === ''}>
          Keep this version
        </Button>
      </div>
      {send.isError && !rule && <FormError>{sentenceOf(send.error)}</FormError>}
    </form>
  );
}

function VersionList({ info }: { info: BoardInfo }) {
  const versions = useVersions(info.id);
  const restore = useRestoreVersion(info.id);
  const [wanted, setWanted] = useState<Version | null>(null);
  const mayRestore = info.rights.includes('govern');
  if (versions.isError && !versions.data) return <Trouble error={versions.error} />;
  if (!versions.data) return <div className="tb-skeleton" style={{ height: 120 }} />;
  if (versions.data.length === 0) {
    return <p className={classes.text}>No version has been kept yet.</p>;
  }
  return (
    <section>
      <h2 className="tb-label">Kept versions</h2>
      <ul className={classes.rows}>
        {versions.data.map((version) => (
          <li key={version.id} className={classes.row}>
            <span className={classes.rowText}>
              <span className="tb-line" title={nameOf(version)}>
                {nameOf(version)}
              </span>
              <span className={classes.quiet}>
                {sayMinute(version.at)}
                {version.madeBy && `, ${version.madeBy.name}`}
              </span>
            </span>
            {mayRestore && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Go back to ${nameOf(version)}, ${sayMinute(version.at)}`}
                onClick={() => setWanted(version)}
              >
                Go back to it
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!mayRestore && <p className={classes.text}>A director can go back to a version.</p>}
      <ConfirmDialog
        opened={wanted !== null}
        onClose={() => setWanted(null)}
        title="Go back to this version?"
        text={
          wanted && (
            <p>
              The canvas, shots and prompts become what they were at {sayMinute(wanted.at)}, for
              everybody. What is there now is kept as a version first, so nothing is lost. People,
              invites and images stay.
            </p>
          )
        }
        action="Go back to it"
        harmless
        busy={restore.isPending}
        error={restore.error}
        onConfirm={() =>
          wanted &&
          restore.mutate(wanted.id, {
            onSuccess: () => {
              setWanted(null);
              tell('The board is back at that version. What was there before is kept too.');
            },
          })
        }
      />
    </section>
  );
}

const KINDS: Readonly<Record<Version['kind'], string>> = {
  auto: 'Automatic version',
  named: 'Version',
  'pre-restore': 'Before going back',
};

const nameOf = ({ label, kind }: Version): string => label ?? KINDS[kind];
