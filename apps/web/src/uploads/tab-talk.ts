import type { BatchLocks } from './batch-lock.ts';

const CHANNEL = 'takeboard:upload-holders';
const WHO = 'who';
/** Milliseconds in which a tab answers, also one out of sight. */
const ANSWER = 300;
/** Milliseconds until a drop that somebody holds is asked for again. */
const AGAIN = 4_000;

/** Locks made of questions: a tab that holds a drop says so when it is asked. */
export function openTabTalk(): BatchLocks {
  const channel = new BroadcastChannel(CHANNEL);
  const mine = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let heard = new Set<string>();
  let asking: Promise<ReadonlySet<string>> | undefined;

  channel.addEventListener('message', ({ data }: MessageEvent<typeof WHO | readonly string[]>) => {
    if (data === WHO) say([...mine]);
    else for (const batchId of data) heard.add(batchId);
  });
  function say(what: typeof WHO | readonly string[]) {
    // A channel has one origin, this page's.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.postMessage(what);
  }
  const later = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };

  /** One question for all who want to know at the same moment. */
  async function ask(): Promise<ReadonlySet<string>> {
    heard = new Set();
    say(WHO);
    await new Promise<void>((resolve) => later(ANSWER, resolve));
    asking = undefined;
    return heard;
  }
  const heldElsewhere = () => (asking ??= ask());

  async function take(batchId: string): Promise<boolean> {
    if (mine.has(batchId)) return true;
    const held = await heldElsewhere();
    if (held.has(batchId)) return false;
    mine.add(batchId);
    return true;
  }

  function whenFree(batchId: string, run: () => void) {
    void take(batchId).then((taken) =>
      // Tabs that wait for the same one must not ask at the same moment.
      taken ? run() : later(AGAIN * (1 + Math.random()), () => whenFree(batchId, run)),
    );
  }

  return {
    take,
    whenFree,
    heldElsewhere,
    close() {
      for (const timer of timers) clearTimeout(timer);
      mine.clear();
      channel.close();
    },
  };
}
