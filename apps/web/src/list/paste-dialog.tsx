import { addShots } from '@takeboard/storyboard';
import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSession } from '../live/use-session.tsx';
import { FormError } from '../shell/form-error.tsx';
import { tell } from '../shell/toast.ts';
import { sayBars } from '../shot/bars.ts';
import { parseShotList } from './parse-shot-list.ts';
import type { ListFormat, ListedShot } from './parse-shot-list.ts';
import classes from './shot-list.module.css';

const FORMATS: readonly { value: ListFormat; label: string }[] = [
  { value: 'lines', label: 'title | prompt | bars' },
  { value: 'tsv', label: 'Spreadsheet' },
  { value: 'csv', label: 'CSV' },
];

/** Reads a pasted shot list, shows what it understood, and adds it at the end of the board. */
export function PasteDialog({
  opened,
  text,
  onClose,
}: {
  opened: boolean;
  text: string;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="Paste a shot list" size={760}>
      {opened && <PasteForm initial={text} onClose={onClose} />}
    </Modal>
  );
}

function PasteForm({ initial, onClose }: { initial: string; onClose: () => void }) {
  const session = useSession();
  const [text, setText] = useState(initial);
  const [format, setFormat] = useState<ListFormat>();
  const read = useDeferredValue(text);
  const list = useMemo(() => parseShotList(read, format), [read, format]);
  const good = list.shots.filter(({ error }) => error === undefined);
  const wrong = list.shots.length - good.length;

  const add = () => {
    const drafts = good.map(({ draft }) => draft);
    const ids = addShots(session.board, drafts, {}, session.command);
    if (ids[0] !== undefined) session.setLookingAt(ids[0]);
    tell(`${count(ids.length)} added.`);
    onClose();
  };

  return (
    <div className={classes.pasting}>
      <p className={classes.how}>
        One line is one shot: <code>title | prompt | bars</code>. Cells from a spreadsheet and CSV
        work too, with or without a header row.
      </p>
      <Textarea
        aria-label="Shot list"
        placeholder={
          'Dorm hallway | We fly down the hallway past slamming doors | 1\nWedding car | Through the back window of a wedding car | 2'
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        minRows={6}
        maxRows={10}
        autosize
        data-autofocus
      />
      {text.trim() !== '' && (
        <SegmentedControl
          aria-label="Read it as"
          size="xs"
          data={[...FORMATS]}
          value={list.format}
          onChange={setFormat}
        />
      )}
      {list.error !== undefined && <FormError>{list.error}</FormError>}
      {list.shots.length > 0 && <Preview shots={list.shots} />}
      <div className={classes.pasteFoot}>
        <p role="status">
          {wrong > 0 &&
            `${count(wrong)} cannot be added; mend the text above, or leave ${wrong === 1 ? 'it' : 'them'} out.`}
        </p>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={add} disabled={good.length === 0}>
          {good.length === 0 ? 'Add shots' : `Add ${count(good.length)}`}
        </Button>
      </div>
    </div>
  );
}

function Preview({ shots }: { shots: readonly ListedShot[] }) {
  return (
    // Who has no mouse scrolls it with the arrows.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.preview} tabIndex={0} role="region" aria-label="What will be added">
      <table>
        <colgroup>
          <col style={{ width: 56 }} />
          <col style={{ width: '30%' }} />
          <col />
          <col style={{ width: 84 }} />
        </colgroup>
        <thead>
          <tr className="tb-label">
            <th>Line</th>
            <th>Title</th>
            <th>Prompt</th>
            <th>Bars</th>
          </tr>
        </thead>
        <tbody>
          {shots.map(({ line, draft, error }) =>
            error === undefined ? (
              <tr key={line}>
                <td className="tb-mono">{line}</td>
                <td>
                  {draft.label && <span className="tb-number">{draft.label} </span>}
                  {draft.title}
                </td>
                <td>{draft.prompt}</td>
                <td className="tb-mono">{sayBars(draft.bars ?? null) ?? ''}</td>
              </tr>
            ) : (
              <tr key={line} className={classes.wrong}>
                <td className="tb-mono">{line}</td>
                <td colSpan={3}>
                  <b>{draft.title || 'Left out'}:</b> {error}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

const count = (shots: number): string => (shots === 1 ? '1 shot' : `${shots} shots`);
