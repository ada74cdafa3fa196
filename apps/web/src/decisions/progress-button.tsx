import { Popover } from '@mantine/core';
import { useState } from 'react';
import { usePickCount } from '../shot/use-shot-facts.ts';
import { useTakes } from '../takes/take-queries.ts';
import { ProgressSummary } from './progress-summary.tsx';
import classes from './progress.module.css';

/** How many shots have their pick, once there is anything to pick from; a press tells what is left where. */
export function ProgressButton() {
  const [open, setOpen] = useState(false);
  const { picked, shots } = usePickCount();
  const { all } = useTakes();
  if (shots === 0 || (all.length === 0 && picked === 0)) return null;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={380}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={`${classes.progressButton} tb-mono`}
          title={`${picked} of ${shots} shots have their pick`}
          data-testid="pick-count"
          onClick={() => setOpen(!open)}
        >
          {picked}/{shots} picked
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="What is picked and what is left">
        <div className={classes.progressBox}>
          {open && <ProgressSummary onShot={() => setOpen(false)} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
