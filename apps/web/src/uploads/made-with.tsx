import { Autocomplete } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSession } from '../live/use-session.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { tellFailure } from '../shell/toast.ts';
import { madeWith, rememberMadeWith } from './declared.ts';
import { sayMadeWith } from './upload-calls.ts';
import type { UploadItem } from './upload-item.ts';
import classes from './tray.module.css';

/** What the files of these drops were made with; remembered for the next ones. */
export function MadeWith({ items }: { items: readonly UploadItem[] }) {
  const { boardId } = useSession();
  const { all } = useTakes();
  const [tool, setTool] = useState(() => madeWith(boardId));
  const known = useMemo(() => [...new Set(all.flatMap((take) => take.tool ?? []))].sort(), [all]);

  const save = (next: string) => {
    const said = next.trim();
    if (said === madeWith(boardId)) return;
    rememberMadeWith(boardId, said);
    const takeIds = items.flatMap(({ takeId, state }) => (state === 'here' ? [] : (takeId ?? [])));
    sayMadeWith(boardId, takeIds, said === '' ? null : said).catch((error: unknown) =>
      tellFailure('Not all of these takes know what they were made with', error),
    );
  };
  return (
    <Autocomplete
      className={classes.madeWith}
      label="Made with"
      placeholder="Runway, Pika, a camera …"
      size="xs"
      maxLength={200}
      data={known}
      value={tool}
      comboboxProps={{ position: 'top' }}
      onChange={setTool}
      onOptionSubmit={save}
      onBlur={() => save(tool)}
      onKeyDown={({ key }) => key === 'Enter' && save(tool)}
    />
  );
}
