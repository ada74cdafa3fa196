import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { configQuery } from '../canvas/config-query.ts';
import { useSession } from '../live/use-session.tsx';
import { useIngest } from '../pool/pool-queries.ts';
import { useTakes } from '../takes/take-queries.ts';
import { readClosed, rememberClosed } from './closed-tray.ts';
import { trayFacts } from './tray-facts.ts';
import { useUploadQueue, useUploads, useUploadsView } from './use-uploads.ts';

/** Milliseconds in which pages that go on with what was begun say so, and between two looks. */
const SETTLE = 3_000;
/** Milliseconds the last words stay. */
const LAST_WORDS = 8_000;

/** Everything the tray shows, and whether there is anything to show. */
export function useTray() {
  const { me, boardId } = useSession();
  const uploads = useUploads();
  const queue = useUploadQueue();
  const view = useUploadsView();
  const { all } = useTakes();
  const held = useHeldBatches(all.some(({ state }) => state === 'uploading'));
  const mayWrite = me.rights.includes('write');
  const facts = useMemo(
    () => trayFacts(queue.items, all, { userId: me.userId, held, mayWrite }),
    [queue.items, all, me.userId, held, mayWrite],
  );
  const config = useQuery(configQuery);
  const ingest = useIngest();
  const most = useMost(facts.working);
  /** Takes of which somebody has read what is the matter, and closed the tray. */
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => readClosed(boardId));

  const { offered, queued, sending, arrived, here, failed } = queue.count;
  const open = offered + queued + sending;
  const came = arrived;
  const alreadyHere = here + view.alreadyHere;
  const busy = open > 0 || view.reading || facts.working > 0 || facts.others > 0;
  const stuck = [...facts.failed, ...facts.missing].map(({ id }) => id);
  const needed =
    failed > 0 || view.notices.length > 0 || stuck.some((takeId) => !closed.has(takeId));
  const saysDone = !busy && came + alreadyHere > 0;

  useEffect(() => {
    if (!saysDone || needed) return undefined;
    const timer = setTimeout(() => {
      uploads.queue.dismiss();
      uploads.clearNotices();
    }, LAST_WORDS);
    return () => clearTimeout(timer);
  }, [saysDone, needed, uploads]);

  const ffmpeg = config.data?.ffmpeg;
  return {
    uploads,
    queue,
    view,
    facts,
    open,
    came,
    alreadyHere,
    busy,
    shown: busy || needed || saysDone,
    close() {
      setClosed(new Set(stuck));
      rememberClosed(boardId, stuck);
      uploads.queue.dismiss();
      uploads.clearNotices();
    },
    secondsLeft: facts.working > 0 ? (ingest.data?.secondsLeft ?? null) : null,
    /** Of what arrived lately, the share that is ready. */
    ready: most === 0 ? 1 : 1 - facts.working / most,
    /** Why nothing becomes ready, as a sentence. */
    stopped: ffmpeg !== undefined && 'missing' in ffmpeg ? ffmpeg.missing : null,
  };
}

/** The most there was to do since there was nothing to do. */
function useMost(working: number): number {
  const [most, setMost] = useState(working);
  const next = working === 0 ? 0 : Math.max(most, working);
  if (next !== most) setMost(next);
  return next;
}

/** Drops that other tabs send; null until pages had the time to take up what they find. */
function useHeldBatches(wanted: boolean): ReadonlySet<string> | null {
  const uploads = useUploads();
  const [held, setHeld] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    const look = () => void uploads.heldElsewhere().then(setHeld);
    const timer = setInterval(look, SETTLE);
    return () => clearInterval(timer);
  }, [uploads, wanted]);
  return held;
}
