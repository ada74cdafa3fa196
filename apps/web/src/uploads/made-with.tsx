import { Autocomplete } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSession } from '../live/use-session.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { tellFailure } from '../shell/toast.ts';
import { madeWith, rememberMadeWith } from './declared.ts';
import { sayMadeWith } from './upload-calls.ts';
import { UNSAID } from './uploads.ts';
import { useUploads } from './use-uploads.ts';
import classes from './tray.module.css';

/** What the files of these drops were made with; remembered for the next ones. */
export function MadeWith() {
  const { queue } = useUploads();
  const { boardId } = useSession();
  const { all } = useTakes();
  const [tool, setTool] = useState(() => madeWith(boardId));
  const known = useMemo(() => [...new Set(all.flatMap((take) => take.tool ?? []))].sort(), [all]);

  const save = (next: string) => {
    const said = next.trim();
    const before = madeWith(boardId);
    if (said === before) return;
    rememberMadeWith(boardId, said);
    const declared = said === '' ? null : said;
    sayMadeWith(boardId, queue.madeWith(declared), declared).catch((error: unknown) => {
      tellFailure(UNSAID, error);
      // Entering it once more says it again.
      if (madeWith(boardId) === said) rememberMadeWith(boardId, before);
    });
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
