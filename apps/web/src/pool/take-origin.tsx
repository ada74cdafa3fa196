import { Button, TextInput, Textarea } from '@mantine/core';
import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BoardInfo, Take, TakeDetail } from '../api/wire.ts';
import { copyText } from '../shell/copy-text.ts';
import { sayMinute } from '../shell/say-time.ts';
import { tell } from '../shell/toast.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { TakeActions, TakeDescription } from '../takes/take-actions.ts';
import { useTakeDetail } from './pool-queries.ts';
import classes from './open-take.module.css';

const MOST = { prompt: 32_000, tool: 200, notes: 8_000 } as const;

/** How a declared word became known. */
const FROM_WORDS = {
  copied: 'from “Copy prompt”',
  sidecar: 'from the JSON file beside it',
  file: 'from the file itself',
  typed: 'typed',
} as const;

/** Where a take is from: who brought it in, what it was made with and from which words, its file's own say. */
export function TakeOrigin({
  take,
  info,
  actions,
  mayWrite,
}: {
  take: Take;
  info: BoardInfo;
  actions: TakeActions;
  mayWrite: boolean;
}) {
  const { data: detail, error } = useTakeDetail(take.id);
  if (detail === undefined) {
    return error === null ? (
      <section aria-label="Where it is from" aria-busy="true">
        <h3 className="tb-label">Where it is from</h3>
        <div className={`${classes.waiting} tb-skeleton`} />
      </section>
    ) : (
      <Trouble error={error} />
    );
  }
  const { declaredPrompt, declaredTool, notes, source } = detail;
  const before: TakeDescription = {
    notes,
    tool: declaredTool?.text ?? null,
    prompt: declaredPrompt?.text ?? null,
  };
  const say = (field: keyof TakeDescription, text: string) => {
    const value = field === 'notes' ? text : text.trim() === '' ? null : text;
    void actions.describeTake(take.id, { [field]: value }, { [field]: before[field] });
  };
  const nameOf = (userId: string) =>
    info.members.find((member) => member.userId === userId)?.name ?? 'somebody who left';

  return (
    <>
      <section aria-label="Words">
        <Said
          label="Made with"
          from={declaredTool && FROM_WORDS[declaredTool.from]}
          value={declaredTool?.text ?? ''}
          most={MOST.tool}
          hint="A tool, a model"
          readOnly={!mayWrite}
          onSave={(text) => say('tool', text)}
        />
        <Said
          label="Prompt"
          from={declaredPrompt && FROM_WORDS[declaredPrompt.from]}
          value={declaredPrompt?.text ?? ''}
          most={MOST.prompt}
          hint="The words it was made from"
          readOnly={!mayWrite}
          lines
          onSave={(text) => say('prompt', text)}
          extra={
            declaredPrompt !== null && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<Copy size={12} />}
                onClick={() => void copyPrompt(declaredPrompt.text)}
              >
                Copy
              </Button>
            )
          }
        />
        <Said
          label="Notes"
          value={notes}
          most={MOST.notes}
          hint="What is good in it, what to do with it"
          readOnly={!mayWrite}
          lines
          onSave={(text) => say('notes', text)}
        />
      </section>
      <section aria-label="Where it is from">
        <h3 className="tb-label">Where it is from</h3>
        <dl className={classes.facts}>
          <dt>Brought in</dt>
          <dd>
            by {nameOf(take.importedBy)}, {sayMinute(take.importedAt)}
          </dd>
          <dt>File</dt>
          <dd className={classes.long} title={nameInFolder(take)}>
            {nameInFolder(take)}
          </dd>
          {take.modifiedAt !== null && (
            <>
              <dt>Made</dt>
              <dd>{sayMinute(take.modifiedAt)}, by the file’s own date</dd>
            </>
          )}
          {detail.filedBy !== null && detail.filedAt !== null && (
            <>
              <dt>Filed</dt>
              <dd>
                by {nameOf(detail.filedBy)}, {sayMinute(detail.filedAt)}
              </dd>
            </>
          )}
        </dl>
        <FileSays detail={detail} />
        {source !== null && (
          <Button
            component="a"
            href={`/media/${source}`}
            download={take.name}
            size="compact-sm"
            variant="default"
            leftSection={<Download size={14} />}
          >
            Download the file as it came
          </Button>
        )}
      </section>
    </>
  );
}

async function copyPrompt(prompt: string): Promise<void> {
  const done = await copyText(prompt);
  tell(
    done
      ? 'The prompt is on the clipboard.'
      : 'This browser does not let the page copy. Select the prompt and copy it with the keyboard.',
  );
}

/** What stands in the file, beside it, and in its content credentials: as it was, folded away. */
function FileSays({ detail: { embedded, sidecar, c2pa } }: { detail: TakeDetail }) {
  return (
    <>
      {embedded !== null && Object.keys(embedded).length > 0 && (
        <Folded name="What the file says of itself">
          <dl className={classes.facts}>
            {Object.entries(embedded).map(([key, value]) => (
              <div key={key} className={classes.pair}>
                <dt>{key}</dt>
                <dd className={classes.long} title={value}>
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        </Folded>
      )}
      {sidecar !== null && sidecar !== undefined && (
        <Folded name="The JSON file that lay beside it">
          <pre>{JSON.stringify(sidecar, null, 2)}</pre>
        </Folded>
      )}
      {c2pa !== null && c2pa !== undefined && (
        <Folded name="Its content credentials (C2PA), not verified">
          <pre>{JSON.stringify(c2pa, null, 2)}</pre>
        </Folded>
      )}
    </>
  );
}

function Folded({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className={classes.folded}>
      <summary>{name}</summary>
      {children}
    </details>
  );
}

const nameInFolder = ({ folder, name }: Take): string =>
  folder === '' ? name : `${folder}/${name}`;

/** Words that are kept when the field is left; Esc puts them back. */
function Said({
  label,
  value,
  from,
  most,
  hint,
  readOnly,
  lines = false,
  extra,
  onSave,
}: {
  label: string;
  value: string;
  from?: string | null;
  most: number;
  hint: string;
  readOnly: boolean;
  lines?: boolean;
  extra?: ReactNode;
  onSave: (text: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const shared = {
    'aria-label': label,
    value: draft ?? value,
    placeholder: readOnly ? 'Nothing yet' : hint,
    readOnly,
    maxLength: most,
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
    onBlur: () => {
      if (draft !== null && draft !== value) onSave(draft);
      setDraft(null);
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Escape' && draft !== null) {
        event.stopPropagation();
        setDraft(null);
      } else if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.currentTarget.blur();
      }
    },
  };
  return (
    <div className={classes.said}>
      <div className={classes.saidHead}>
        <h3 className="tb-label">{label}</h3>
        {from && <span className={classes.from}>{from}</span>}
        {extra}
      </div>
      {lines ? (
        <Textarea {...shared} autosize minRows={1} maxRows={7} />
      ) : (
        <TextInput {...shared} />
      )}
    </div>
  );
}
