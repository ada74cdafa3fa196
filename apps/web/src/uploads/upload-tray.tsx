import { ActionIcon, Button, Progress } from '@mantine/core';
import { ChevronDown, ChevronUp, Pause, Play, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useTakeActions } from '../takes/take-actions.ts';
import { ChooseFiles } from './choose-files.tsx';
import { MadeWith } from './made-with.tsx';
import { sayFiles, sayShare, saySize, sayTakes, sayTime } from './say-size.ts';
import { TrayList } from './tray-list.tsx';
import { isOpen } from './upload-item.ts';
import { useTray } from './use-tray.ts';
import classes from './tray.module.css';

type Tray = ReturnType<typeof useTray>;

/** At the foot on the left: how far everything is that comes in, mine and others'. */
export function UploadTray() {
  const tray = useTray();
  const [expanded, setExpanded] = useState(false);
  const [asking, setAsking] = useState(false);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = root.current;
    if (!tray.shown || element === null) return undefined;
    // Messages stand above it, for both are in the one corner where nothing else is.
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() =>
      style.setProperty('--tb-tray', `${element.offsetHeight + 12}px`),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty('--tb-tray');
    };
  }, [tray.shown]);
  if (!tray.shown) return null;
  const { queue } = tray.uploads;
  const openKeys = tray.queue.items.filter(isOpen).map(({ key }) => key);
  return (
    <section
      ref={root}
      className={classes.tray}
      aria-label="Takes coming in"
      data-testid="upload-tray"
    >
      <header className={classes.head}>
        <h2 className={classes.title}>
          <span role="status">{titleOf(tray)}</span>
        </h2>
        {tray.open > 0 && (
          <>
            <Icon
              label={tray.queue.paused ? 'Go on sending' : 'Pause sending'}
              onClick={tray.queue.paused ? queue.resume : queue.pause}
            >
              {tray.queue.paused ? <Play size={15} /> : <Pause size={15} />}
            </Icon>
            <Icon label="Cancel all that is not sent" onClick={() => setAsking(true)}>
              <X size={15} />
            </Icon>
          </>
        )}
        {tray.facts.rows.length > 0 && (
          <Icon
            label={expanded ? 'Hide the files' : 'Show the files'}
            expanded={expanded}
            onClick={() => setExpanded(!expanded)}
          >
            {expanded ? <ChevronDown size={15} /> : <ChevronUp size={15} />}
          </Icon>
        )}
        {!tray.busy && (
          <Icon label="Close" onClick={tray.close}>
            <X size={15} />
          </Icon>
        )}
      </header>
      {tray.view.waiting !== null && <p className={classes.line}>{tray.view.waiting}</p>}
      <Sending tray={tray} />
      <Working tray={tray} />
      <Missing tray={tray} />
      {tray.facts.failed.length > 0 && !expanded && (
        <p className={classes.line} data-bad>
          <span>{sayFailed(tray.facts.failed.length)}</span>
          <Button variant="subtle" size="compact-xs" color="gray" onClick={() => setExpanded(true)}>
            See why
          </Button>
        </p>
      )}
      {tray.alreadyHere > 0 && tray.busy && (
        <p className={classes.line}>
          {tray.alreadyHere === 1
            ? '1 was already here and was not sent again.'
            : `${tray.alreadyHere} were already here and were not sent again.`}
        </p>
      )}
      {tray.view.notices.map((notice) => (
        <p key={notice} className={classes.line}>
          <span>{notice}</span>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={() => tray.uploads.dropNotice(notice)}
          >
            OK
          </Button>
        </p>
      ))}
      {tray.open + tray.came > 0 && <MadeWith />}
      {expanded && tray.facts.rows.length > 0 && <TrayList rows={tray.facts.rows} />}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Cancel ${sayFiles(openKeys.length)}?`}
        text="They are not sent, and the board forgets that they were to come. What has arrived stays."
        action="Cancel them"
        onConfirm={() => {
          setAsking(false);
          queue.cancel(openKeys);
        }}
      />
    </section>
  );
}

function titleOf({ view, open, queue, facts, came, alreadyHere }: Tray): string {
  const all = open + came + queue.count.failed;
  if (open > 0) {
    if (queue.paused) return `Paused: ${came} of ${sayFiles(all)} sent`;
    return queue.waiting === null
      ? `Sending ${Math.min(came + 1, all)} of ${sayFiles(all)}`
      : `Waiting to go on: ${came} of ${sayFiles(all)} sent`;
  }
  if (view.reading) {
    return view.waiting === null ? 'Looking through the files' : 'Waiting to send the files';
  }
  if (facts.working > 0) return `Getting ${sayTakes(facts.working)} ready`;
  if (facts.others > 0) return `Others are sending ${sayFiles(facts.others)}`;
  if (queue.count.failed > 0) return `${sayFiles(queue.count.failed)} could not be sent`;
  if (came > 0 && alreadyHere > 0)
    return `${sayFiles(came)} came in, ${alreadyHere} were already here`;
  // What came in and is no take after all stands right below: then nothing is said of all.
  if (came > 1 && facts.failed.length === 0) return `All ${sayFiles(came)} came in`;
  if (came > 0) return `${sayFiles(came)} came in`;
  if (alreadyHere > 0)
    return alreadyHere === 1 ? '1 was already here' : `${alreadyHere} were already here`;
  if (facts.missing.length > 0) return `${sayFiles(facts.missing.length)} still to come`;
  // Said below, with the way to what each of them says.
  return facts.failed.length > 0 ? 'Files to look at' : 'Takes';
}

const sayFailed = (count: number): string =>
  count === 1 ? '1 file did not become a take.' : `${count} files did not become takes.`;

function Sending({ tray: { queue, open } }: { tray: Tray }) {
  if (open === 0) return null;
  const share = queue.bytes === 0 ? 0 : (100 * queue.sent) / queue.bytes;
  return (
    <>
      <Bar label="Sent" percent={share} />
      <p className={`${classes.figures} tb-mono`}>
        <span>{sayShare(queue.sent, queue.bytes)}</span>
        {queue.speed > 0 && !queue.paused && <span>{saySize(queue.speed)}/s</span>}
        {queue.secondsLeft !== null && !queue.paused && (
          <span>{sayTime(queue.secondsLeft)} left</span>
        )}
      </p>
      {queue.waiting !== null && <p className={classes.line}>{queue.waiting}</p>}
    </>
  );
}

function Working({ tray: { facts, open, ready, secondsLeft, stopped } }: { tray: Tray }) {
  if (facts.working === 0) return null;
  if (stopped !== null) return <p className={classes.line}>{stopped}</p>;
  return (
    <>
      {facts.held.map((sentence) => (
        <p key={sentence} className={classes.line} data-bad>
          {sentence}
        </p>
      ))}
      {open === 0 && <Bar label="Made ready" percent={100 * ready} />}
      <p className={`${classes.figures} tb-mono`}>
        {open > 0 && <span>{facts.working} being made ready</span>}
        {secondsLeft !== null && <span>ready in {sayTime(secondsLeft)}</span>}
      </p>
    </>
  );
}

/** Files that were begun and then lost sight of: the page was closed and they were too large to keep. */
function Missing({ tray: { facts } }: { tray: Tray }) {
  const actions = useTakeActions();
  const { missing } = facts;
  if (missing.length === 0) return null;
  return (
    <div className={classes.missing}>
      <p className={classes.line}>
        {missing.length === 1
          ? `“${missing[0]?.name}” has not come.`
          : `${sayFiles(missing.length)} of yours have not come.`}{' '}
        Drop the same folder again: only what is missing is sent. If another computer is sending,
        wait for it.
      </p>
      <span className={classes.actions}>
        <ChooseFiles shotId={null} small />
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          onClick={() => void actions.forgetTakes(missing.map(({ id }) => id))}
        >
          Forget {missing.length === 1 ? 'it' : 'them'}
        </Button>
      </span>
    </div>
  );
}

function Bar({ label, percent }: { label: string; percent: number }) {
  return (
    <Progress
      value={percent}
      size={4}
      color="gray.3"
      aria-label={label}
      className={classes.bar}
      transitionDuration={0}
    />
  );
}

function Icon({
  label,
  expanded,
  onClick,
  children,
}: {
  label: string;
  expanded?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      aria-expanded={expanded}
      title={label}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
