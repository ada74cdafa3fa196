import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { configQuery } from '../canvas/config-query.ts';
import type { Take } from '../api/wire.ts';
import { sayFiles, sayTime } from '../uploads/say-size.ts';
import { useIngest } from './pool-queries.ts';
import classes from './pool.module.css';

const ON_THE_WAY: ReadonlySet<string> = new Set(['waiting', 'probing', 'decoding', 'deriving']);

/** For everybody: how many files are still being made into takes, for how long, and how to end it. */
export function IngestLine({
  all,
  mayWrite,
  onCancel,
}: {
  all: readonly Take[];
  mayWrite: boolean;
  onCancel: (takeIds: readonly string[]) => void;
}) {
  const { data: ingest } = useIngest();
  const { data: config } = useQuery(configQuery);
  const onTheWay = all.filter(({ state }) => ON_THE_WAY.has(state));
  const missing = config !== undefined && 'missing' in config.ffmpeg ? config.ffmpeg.missing : null;
  if (onTheWay.length === 0 && (missing === null || all.length === 0)) return null;
  if (missing !== null) {
    return (
      <div className={classes.ingest} data-bad role="status">
        <p>
          {onTheWay.length > 0 && `${sayFiles(onTheWay.length)} waiting. `}
          {missing}
        </p>
      </div>
    );
  }
  const ready = all.filter(({ state }) => state === 'ready').length;
  const of = ready + onTheWay.length;
  const left = ingest?.secondsLeft ?? null;
  return (
    <div className={classes.ingest} role="status">
      <span
        className={classes.ingestDone}
        style={{ transform: `scaleX(${of === 0 ? 0 : ready / of})` }}
      />
      <p>
        <span className="tb-mono">{ready}</span> of <span className="tb-mono">{of}</span> takes
        ready, {sayFiles(onTheWay.length)} being prepared
        {left !== null && `, ${sayTime(left)} left`}
        {ingest !== undefined && ingest.failed > 0 && `, ${ingest.failed} failed`}. What has arrived
        goes on when you close this page.
      </p>
      {mayWrite && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onCancel(onTheWay.map(({ id }) => id))}
        >
          Cancel the rest
        </Button>
      )}
    </div>
  );
}
