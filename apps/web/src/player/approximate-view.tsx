import { indexAt, sourceFrameOf } from '@takeboard/editorial';
import type { Cut } from '@takeboard/storyboard';
import { useEffect, useRef, useState } from 'react';
import { secondsAt } from '../takes/take-time.ts';
import { sayNoPick } from '../shot/shot-status.ts';
import type { Film, FilmPicture } from './film.ts';
import { frameAtSample } from './frame-time.ts';
import { usePlayer } from './player-context.tsx';
import { onPlayhead } from './use-playhead.ts';
import classes from './film-view.module.css';

type Entry = Cut['entries'][number];

/** Seconds by which a video may be off until it is set right; a seek costs more than that is seen. */
const OFF = 0.12;

/** Why the preview is not exact here, and how it becomes so. */
const sayWhy = (isSecure: boolean): string =>
  isSecure
    ? 'Approximate preview: this browser does not decode frame by frame, so cuts may come some frames early or late. Chrome, Edge, Safari and Firefox of today do.'
    : 'Approximate preview: this page is not secure (http), and browsers decode frame by frame for secure pages only, so cuts may come some frames early or late. Open it by https, or on this computer as http://localhost.';

/**
 * The film where WebCodecs are missing: two videos in turn, the next one loaded beside the one that
 * is seen. It is off by some frames, and says so.
 */
export function ApproximateView({ film }: { film: Film }) {
  const player = usePlayer();
  const videos = [useRef<HTMLVideoElement>(null), useRef<HTMLVideoElement>(null)] as const;
  const [at, setAt] = useState(-1);
  const { entries } = film.cut;

  useEffect(
    () =>
      onPlayhead(player, (sample) => {
        const frame = frameAtSample(sample, film.song.mix.rate, film.fps);
        const index = indexAt(film.cut.entries, Math.min(film.cut.frames - 1, frame));
        setAt(index);
        const entry = film.cut.entries[index];
        const video = videos[index & 1]?.current;
        if (entry !== undefined && video) drive(video, film, entry, frame, player.state().playing);
        const next = film.cut.entries[index + 1];
        const other = videos[(index + 1) & 1]?.current;
        if (next !== undefined && other) drive(other, film, next, next.start, false);
      }),
    // The refs stay the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [player, film],
  );

  const shown = entries[at];
  const picture = shown && film.pictureOf(shown.slot);
  const { width, height } = film.picture;
  return (
    <div className={classes.view} style={{ aspectRatio: `${width} / ${height}` }}>
      {([0, 1] as const).map((turn) => {
        const entry = entries[(at & 1) === turn ? at : at + 1];
        const of = entry && film.pictureOf(entry.slot);
        return (
          <video
            key={turn}
            ref={videos[turn]}
            className={classes.video}
            src={of?.kind === 'take' ? `/media/${of.take.proxy}` : undefined}
            hidden={entry !== shown || of?.kind !== 'take'}
            muted
            playsInline
            preload="auto"
            aria-hidden="true"
          />
        );
      })}
      {picture && picture.kind !== 'take' && <Standing picture={picture} />}
      <p className={classes.note}>{sayWhy(window.isSecureContext)}</p>
    </div>
  );
}

/** Brings a video to where the film is, and lets it run beside it. */
function drive(
  video: HTMLVideoElement,
  film: Film,
  entry: Entry,
  frame: number,
  playing: boolean,
): void {
  const picture = film.pictureOf(entry.slot);
  if (picture.kind !== 'take' || video.readyState === 0) return;
  const { clip } = picture;
  const wanted = secondsAt(sourceFrameOf(clip, frame - entry.start, film.fps), clip);
  if (Math.abs(video.currentTime - wanted) > OFF && !video.seeking) video.currentTime = wanted;
  video.playbackRate = clip.speed.num / clip.speed.den;
  // Past its end the last picture stands.
  const isOver = video.ended || wanted >= video.duration;
  if (playing && video.paused && !isOver) {
    // Paused again before it began, as at a seek: the next frame asks anew.
    video.play().catch(() => {});
  } else if (!playing && !video.paused) video.pause();
}

/** What stands for a shot without a take. */
function Standing({ picture }: { picture: Exclude<FilmPicture, { kind: 'take' }> }) {
  const { shot } = picture;
  if (picture.kind === 'panel') {
    return (
      <img
        className={classes.video}
        src={`/media/${picture.image}`}
        alt={`Panel of shot ${shot?.label ?? ''}`}
      />
    );
  }
  return (
    <div className={classes.card}>
      <span className={`${classes.number} tb-mono`}>{shot?.label}</span>
      <strong>{shot === undefined ? 'This shot is gone' : shot.title || 'Untitled'}</strong>
      <span className={classes.muted}>{sayNoPick(picture.takes)}</span>
    </div>
  );
}
