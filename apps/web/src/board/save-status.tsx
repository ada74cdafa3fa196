import { Popover, UnstyledButton } from '@mantine/core';
import { useSessionValue } from '../live/use-session.tsx';
import { saveWords } from './save-words.ts';
import classes from './board-header.module.css';

/** The truth about saving: a dot and a word, and what it means on a click. */
export function SaveStatus({ compact = false }: { compact?: boolean }) {
  const save = useSessionValue((session) => session.save());
  const { short, title, text, isBad } = saveWords(save);
  return (
    <>
      <Popover position="bottom-end" width={320}>
        <Popover.Target>
          <UnstyledButton
            className={classes.save}
            data-testid="save-status"
            data-kind={save.kind}
            aria-label={`Saving: ${short}`}
          >
            <span className={classes.dot} data-kind={save.kind} />
            {(!compact || isBad) && (
              <span className={`${classes.saveText} tb-line`} data-bad={isBad || undefined}>
                {compact ? short.split(' · ')[0] : short}
              </span>
            )}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label="About saving">
          <div className={classes.details} tabIndex={-1} data-autofocus>
            <h2>{title}</h2>
            <p>{text}</p>
          </div>
        </Popover.Dropdown>
      </Popover>
      {/* Each keystroke passes through "Saving": only trouble, and its end, is announced. */}
      <span className="tb-hidden" role="status">
        {isBad ? `${title}.` : ''}
      </span>
    </>
  );
}
