import { ActionIcon } from '@mantine/core';
import { ChevronDown, Pause, Play, TriangleAlert } from 'lucide-react';
import { usePlayer, usePlayerState } from '../player/player-context.tsx';
import { ClickButton } from '../song/click-button.tsx';
import { SongMenu } from '../song/song-menu.tsx';
import { TempoButton } from '../song/tempo-button.tsx';
import { Coverage } from './coverage.tsx';
import { PushedSlots } from './edits/pushed-slots.tsx';
import { PutOnSongButton } from './edits/put-on-song.tsx';
import { SnapWords } from './edits/snap.tsx';
import { Position } from './position.tsx';
import type { SongFacts } from './song-facts.ts';
import type { TimelineView } from './timeline-view.ts';
import { ZoomControls } from './zoom-controls.tsx';
import classes from './song-head.module.css';

/** Play, where one is, what the song is counted in, how much of the film there is, and the tools. */
export function SongHead({
  facts,
  view,
  onCollapse,
}: {
  facts: SongFacts;
  view: TimelineView;
  onCollapse: (() => void) | null;
}) {
  return (
    <div className={classes.head}>
      <PlayButton />
      <Position facts={facts} view={view} />
      <span className={`${classes.tempo} tb-mono`}>
        <TempoButton />
        <span className={classes.fps}> · {facts.fpsName} fps</span>
      </span>
      <ClickButton />
      <Coverage facts={facts} />
      <span className={classes.space} />
      <PushedSlots />
      <PutOnSongButton />
      <SnapWords />
      <ZoomControls view={view} />
      <span className={classes.song}>
        <SongMenu />
      </span>
      {onCollapse !== null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Hide the timeline"
          title="Hide the timeline"
          onClick={onCollapse}
        >
          <ChevronDown size={16} />
        </ActionIcon>
      )}
    </div>
  );
}

function PlayButton() {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const status = usePlayerState((state) => state.status);
  const failure = usePlayerState((state) => state.failure);
  const label = playing ? 'Pause' : 'Play';
  if (failure !== null) {
    return (
      <span className={classes.failure} role="img" aria-label={failure} title={failure}>
        <TriangleAlert size={16} />
      </span>
    );
  }
  return (
    <ActionIcon
      variant="transparent"
      className={classes.play}
      aria-label={label}
      title={`${label} (Space)`}
      disabled={status !== 'ready'}
      data-loading={status === 'loading' || undefined}
      onClick={() => player.toggle()}
    >
      {playing ? <Pause size={17} fill="currentColor" /> : <Play size={17} fill="currentColor" />}
    </ActionIcon>
  );
}
