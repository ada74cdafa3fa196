import { Button, Progress } from '@mantine/core';
import { previewMix, replaceMix } from '@takeboard/storyboard';
import type { BoardSong, Mix as BoardMix } from '@takeboard/storyboard';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Comparing, Mix } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { useFilm } from '../player/film.ts';
import { tell, tellFailure } from '../shell/toast.ts';
import { mixOfFile } from './mix-of-file.ts';
import { compareMix } from './song-calls.ts';
import { songDeskOf } from './song-desk.ts';
import { TypedField } from './typed-field.tsx';
import { readTime, writeTime } from './type-time.ts';
import { comparisonWith } from './use-candidate.ts';
import { useSongUploads } from './use-song-way.ts';
import { WhatMoves } from './what-moves-list.tsx';
import { sayReport, whatMoves } from './what-moves.ts';
import classes from './replace-mix.module.css';

/** A mix that is here against the one it shall replace: where it lies, and what that moves. */
export function ReplaceBy({
  song,
  file,
  onClose,
}: {
  song: BoardSong;
  file: Mix;
  onClose: () => void;
}) {
  const { boardId } = useSession();
  const old = song.mix.mixId;
  const comparing = comparisonWith(file, old);
  const [byHand, setByHand] = useState<number | null>(null);
  const compare = () =>
    void compareMix(boardId, file.id, old).catch((error: unknown) =>
      tellFailure(`“${file.name}” is not compared`, error),
    );
  const asked = comparing !== null;
  useEffect(() => {
    if (!asked) compareMix(boardId, file.id, old).catch(tellNotCompared);
  }, [asked, boardId, file.id, old]);

  const mix = mixOfFile(file);
  const found = comparing?.comparison ?? null;
  const works =
    comparing === null || comparing.state === 'waiting' || comparing.state === 'working';
  const offset = byHand ?? found?.offset ?? null;
  return (
    <>
      <p className={classes.name}>
        by <b>“{file.name}”</b>
      </p>
      {works && byHand === null && (
        <Comparison comparing={comparing} onByHand={() => setByHand(0)} />
      )}
      {comparing?.state === 'failed' && (
        <div className={classes.warning} role="alert">
          <TriangleAlert size={16} aria-hidden="true" />
          <span>
            {comparing.failure?.message ?? 'The two mixes were not compared.'} You can say yourself
            where it begins, or compare again.
          </span>
          <Button variant="default" size="compact-sm" onClick={compare}>
            Compare again
          </Button>
          {byHand === null && (
            <Button variant="default" size="compact-sm" onClick={() => setByHand(0)}>
              Say it by hand
            </Button>
          )}
        </div>
      )}
      {found?.same === false && (
        <div className={classes.warning} role="alert">
          <TriangleAlert size={16} aria-hidden="true" />
          <span>
            <b>This seems to be another song.</b> {found.says} If you replace the mix all the same,
            the shots stay on the bars of the old one.
          </span>
        </div>
      )}
      {mix !== null && offset !== null && (
        <Outcome
          mix={mix}
          offset={offset}
          says={found !== null && found.same ? found.says : null}
          drift={found === null || !found.same ? null : found.drift}
          onOffset={setByHand}
          onReset={byHand !== null && found !== null ? () => setByHand(null) : null}
          sure={found?.same !== false}
          onClose={onClose}
        />
      )}
      {offset === null && (
        <div className={classes.answers}>
          <Button variant="default" onClick={onClose}>
            Go on working meanwhile
          </Button>
        </div>
      )}
    </>
  );
}

/** Milliseconds by which the offset is moved by hand. */
const NUDGES = [-1, 1] as const;

const tellNotCompared = (error: unknown) => tellFailure('The mixes are not compared', error);

function Comparison({
  comparing,
  onByHand,
}: {
  comparing: Comparing | null;
  onByHand: () => void;
}) {
  return (
    <div className={classes.comparing}>
      <span role="status">Comparing the two mixes</span>
      <Progress
        className={classes.bar}
        value={(comparing?.progress ?? 0) / 10}
        size={4}
        color="gray.3"
        aria-label="Compared"
        transitionDuration={0}
      />
      <Button variant="subtle" color="gray" size="compact-sm" onClick={onByHand}>
        Say it by hand
      </Button>
    </div>
  );
}

/** What replacing would do, and the button that does it. */
function Outcome({
  mix,
  offset,
  says,
  drift,
  sure,
  onOffset,
  onReset,
  onClose,
}: {
  mix: BoardMix;
  /** The sample of this mix that sounds with sample 0 of the old one. */
  offset: number;
  says: string | null;
  /** Samples over the whole length; null when it is not known. */
  drift: number | null;
  sure: boolean;
  onOffset: (offset: number) => void;
  onReset: (() => void) | null;
  onClose: () => void;
}) {
  const session = useSession();
  const { board } = session;
  const { wishes } = useSongUploads();
  const film = useFilm();
  const fps = useBoardValue((each) => each.picture()?.fps ?? '24');
  const report = useMemo(
    () => previewMix(board, mix, offset),
    // The film is what it is reckoned from: the partner may change it while one looks.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [board, mix.mixId, offset, film],
  );
  const moves = useMemo(
    () => (film === null ? [] : whatMoves(report, film, fps)),
    [report, film, fps],
  );
  const replace = () => {
    const before = board.song()?.mix.name;
    replaceMix(board, mix, offset, session.command);
    wishes.drop(mix.mixId);
    songDeskOf(session).set({ hearing: null });
    onClose();
    tell(`The mix is “${mix.name}” now. Undo brings “${before ?? 'the old one'}” back.`);
  };
  return (
    <>
      <div className={classes.offset}>
        <span>The song comes</span>
        <TypedField
          label="Seconds by which the song comes later in the new mix"
          value={writeTime(offset, mix.rate)}
          read={(text) => readTime(text, mix)}
          onSave={onOffset}
          width={10}
        />
        <span>later in it (− for earlier)</span>
        {NUDGES.map((ms) => (
          <Button
            key={ms}
            variant="default"
            size="compact-sm"
            onClick={() => onOffset(offset + Math.round((ms * mix.rate) / 1000))}
          >
            {ms > 0 ? '+' : '−'}1 ms
          </Button>
        ))}
        {onReset !== null && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onReset}>
            As it was found
          </Button>
        )}
      </div>
      {says !== null && <p className={classes.quiet}>{says}</p>}
      {drift !== null && (
        <p className={classes.quiet}>
          Drift over the whole song:{' '}
          <span className="tb-mono">
            {drift} {Math.abs(drift) === 1 ? 'sample' : 'samples'} (
            {((1000 * drift) / mix.rate).toFixed(1)} ms)
          </span>
        </p>
      )}
      <ul className={classes.report} aria-label="What it does">
        {sayReport(report, moves).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <WhatMoves moves={moves} />
      <div className={classes.answers}>
        <Button variant="default" onClick={onClose}>
          Keep the present mix
        </Button>
        <Button {...(sure ? {} : { color: 'bad' })} onClick={replace}>
          {sure ? 'Replace the mix' : 'Replace it all the same'}
        </Button>
      </div>
    </>
  );
}
