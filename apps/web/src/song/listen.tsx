import { Button, Progress } from '@mantine/core';
import { Ear } from 'lucide-react';
import { useState } from 'react';
import type { Grid } from '@takeboard/editorial';
import type { Mix, Proposal } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { usePlayer, usePlayerState } from '../player/player-context.tsx';
import { tellFailure } from '../shell/toast.ts';
import { gridOfProposal, isHeard } from './first-grid.ts';
import type { Heard } from './first-grid.ts';
import { listenTo, stopListening } from './song-calls.ts';
import { songDeskOf, useSongDesk } from './song-desk.ts';
import { sayChange, saySure } from './song-words.ts';
import { writeTime } from './type-time.ts';
import classes from './song-panel.module.css';

/** Has the server listen for the beats, and shows what it proposes. */
export function Listen({
  file,
  again = false,
  onTake,
}: {
  file: Mix;
  /** The beats are known: what was heard before that is not proposed by itself. */
  again?: boolean;
  /** Takes a proposal; returns whether it made a grid. */
  onTake: (grid: Grid) => boolean;
}) {
  const { boardId } = useSession();
  const { listening } = file;
  const [putAway, setPutAway] = useState<Proposal | null>(
    again ? (listening?.proposal ?? null) : null,
  );
  const listen = () => {
    setPutAway(null);
    void listenTo(boardId, file.id).catch((error: unknown) =>
      tellFailure('The song is not listened to', error),
    );
  };
  const stop = () =>
    void stopListening(boardId, file.id).catch((error: unknown) =>
      tellFailure('The song is still listened to', error),
    );
  const proposal = listening?.proposal ?? null;

  if (listening?.state === 'waiting' || listening?.state === 'working') {
    const waits = listening.state === 'waiting';
    return (
      <div className={classes.listening}>
        <span role="status">{waits ? 'Waits to listen' : 'Listening for the beats'}</span>
        <Progress
          className={classes.listened}
          value={listening.progress / 10}
          size={4}
          color="gray.3"
          aria-label="Listened"
          transitionDuration={0}
        />
        <Button variant="default" size="compact-sm" onClick={stop}>
          Cancel
        </Button>
      </div>
    );
  }
  if (listening?.state === 'done' && proposal !== null && proposal !== putAway) {
    return (
      <Proposed
        proposal={proposal}
        rate={file.facts?.rate ?? 0}
        onTake={onTake}
        onPutAway={() => setPutAway(proposal)}
      />
    );
  }
  return (
    <div className={classes.listening}>
      {listening?.state === 'failed' && (
        <span className={classes.why} role="alert">
          {listening.failure?.message ?? 'It was not listened to.'}
        </span>
      )}
      <Button variant="default" size="compact-sm" leftSection={<Ear size={14} />} onClick={listen}>
        {listening?.state === 'failed'
          ? 'Listen again'
          : again
            ? 'Listen for the beats'
            : 'Don’t know? Listen for it'}
      </Button>
    </div>
  );
}

function Proposed({
  proposal,
  rate,
  onTake,
  onPutAway,
}: {
  proposal: Proposal;
  rate: number;
  onTake: (grid: Grid) => boolean;
  onPutAway: () => void;
}) {
  if (!isHeard(proposal)) {
    return (
      <div className={classes.proposal} role="group" aria-label="What was heard">
        <p role="status">{proposal.says}</p>
        <div className={classes.acts}>
          <Button variant="default" size="compact-sm" onClick={onPutAway}>
            OK
          </Button>
        </div>
      </div>
    );
  }
  return <HeardBeats heard={proposal} rate={rate} onTake={onTake} onPutAway={onPutAway} />;
}

function HeardBeats({
  heard,
  rate,
  onTake,
  onPutAway,
}: {
  heard: Heard;
  rate: number;
  onTake: (grid: Grid) => boolean;
  onPutAway: () => void;
}) {
  const desk = songDeskOf(useSession());
  const player = usePlayer();
  const hearing = useSongDesk((state) => state.hearing === heard);
  const playing = usePlayerState((state) => state.playing);
  const grid = gridOfProposal(rate, heard);
  const [first] = grid.changes;
  const heardNow = hearing && playing;
  const hear = () => {
    if (heardNow) {
      desk.set({ hearing: null });
      player.pause();
    } else {
      desk.set({ hearing: heard });
      void player.play(playing ? undefined : Math.max(0, heard.firstBeat - rate));
    }
  };
  const more = grid.changes.length - 1;
  return (
    <div className={classes.proposal} role="group" aria-label="What was heard">
      <p role="status">
        <b className="tb-mono">{first === undefined ? '' : sayChange(rate, first)}</b>
        <span className="tb-mono"> · bar 1 at {writeTime(heard.firstBeat, rate)}</span>
        {more > 0 && ` · ${more === 1 ? '1 change' : `${more} changes`} of tempo`}
        <span className={classes.sure}> · {saySure(heard)}</span>
      </p>
      <p className={classes.quiet}>{heard.says}</p>
      <div className={classes.acts}>
        <Button
          variant="default"
          size="compact-sm"
          title="The song, with a click on each of these beats"
          aria-pressed={heardNow}
          onClick={hear}
        >
          {heardNow ? 'Stop' : 'Hear it'}
        </Button>
        <Button
          size="compact-sm"
          onClick={() => {
            if (onTake(grid)) {
              desk.set({ hearing: null });
              onPutAway();
            }
          }}
        >
          Use these beats
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => {
            desk.set({ hearing: null });
            onPutAway();
          }}
        >
          Not these
        </Button>
      </div>
    </div>
  );
}
