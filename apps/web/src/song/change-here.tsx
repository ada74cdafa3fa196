import { Button } from '@mantine/core';
import { isFreeTime, setBarOne } from '@takeboard/editorial';
import type { Grid } from '@takeboard/editorial';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { usePlayer } from '../player/player-context.tsx';
import { usePlayhead } from '../player/use-playhead.ts';
import { holdFrom } from './hold-from.ts';
import { beatAt, beatsBetween, changeAt, freeTime } from './free-time.ts';
import { sayHolds, sayPlace, sayTick, sayWhere } from './song-words.ts';
import { TypedField } from './typed-field.tsx';
import { readMeter, readTempo, writeMeter, writeTempo } from './type-tempo.ts';
import type { Typed } from './type-tempo.ts';
import { writeTime } from './type-time.ts';
import classes from './song-panel.module.css';

type Correcting = (make: (grid: Grid) => Grid, says: (done: Grid) => string) => boolean;

/** What is being set where the playhead was when it was asked for. */
type Begun =
  | { readonly what: 'tempo' | 'meter'; readonly tick: number }
  | { readonly what: 'free'; readonly from: number };

/** Bar one here, another tempo or meter from here on, free time from here to there. */
export function ChangeHere({ grid, correct }: { grid: Grid; correct: Correcting }) {
  const player = usePlayer();
  const [begun, setBegun] = useState<Begun | null>(null);
  const done = (ok: boolean) => ok && setBegun(null);

  if (begun?.what === 'free') {
    return (
      <FreeTime grid={grid} from={begun.from} correct={correct} onEnd={() => setBegun(null)} />
    );
  }
  if (begun !== null) {
    const { what, tick } = begun;
    const holds = changeAt(grid, tick);
    if (holds === undefined) return null;
    const where = sayWhere(grid, tick);
    const put = (part: Parameters<typeof holdFrom>[2]) =>
      done(
        correct(
          (now) => holdFrom(now, tick, part),
          (after) => `From ${where}: ${sayHolds(after, tick)}.`,
        ),
      );
    const tempo = isFreeTime(holds.tempo) ? '' : writeTempo(holds.tempo);
    return (
      <Line label={what === 'tempo' ? 'Change of tempo' : 'Change of meter'}>
        <span>
          From <b className="tb-mono">{where}</b> on
        </span>
        {what === 'tempo' ? (
          <TypedField
            label="Tempo from here"
            value={tempo}
            read={readTempo}
            onSave={(next) => put({ tempo: next })}
            width={8}
          />
        ) : (
          <TypedField
            label="Meter from here"
            value={writeMeter(holds.meter)}
            read={readMeter}
            onSave={(meter) => put({ meter })}
            width={6}
          />
        )}
        <span className={classes.quiet}>Enter sets it</span>
        <Quiet label="Cancel" run={() => setBegun(null)} />
      </Line>
    );
  }

  const here = () => beatAt(grid, player.sample());
  return (
    <Line label="At the playhead">
      <span className={classes.here}>
        From the playhead, <HerePlace grid={grid} />
      </span>
      <Act
        label="Bar 1"
        title="Bar 1 begins here"
        run={() => {
          const sample = player.sample();
          correct(
            (now) => setBarOne(now, sample),
            () => `Bar 1 is at ${writeTime(sample, grid.rate)}.`,
          );
        }}
      />
      <Act
        label="Tempo"
        title="Change the tempo from here"
        run={() => setBegun({ what: 'tempo', tick: here() })}
      />
      <Act
        label="Meter"
        title="Change the meter from here"
        run={() => setBegun({ what: 'meter', tick: here() })}
      />
      <Act
        label="Free time"
        title="Free time from here"
        run={() => setBegun({ what: 'free', from: player.sample() })}
      />
    </Line>
  );
}

function FreeTime({
  grid,
  from,
  correct,
  onEnd,
}: {
  grid: Grid;
  /** The sample at which it was asked for. */
  from: number;
  correct: Correcting;
  onEnd: () => void;
}) {
  const player = usePlayer();
  const [beats, setBeats] = useState<number | null>(null);
  const [to, setTo] = useState(() => player.sample());
  usePlayhead(setTo);
  const counted = beats ?? beatsBetween(grid, from, to);
  const set = () => {
    const end = player.sample();
    const ok = correct(
      (now) => freeTime(now, { from, to: end, beats: counted }),
      () =>
        `Free time from ${sayTick(grid, beatAt(grid, from))}, ${counted} ${counted === 1 ? 'beat' : 'beats'}; the tempo is back at ${writeTime(end, grid.rate)}.`,
    );
    if (ok) onEnd();
  };
  return (
    <Line label="Free time">
      <span>
        Free time from <b className="tb-mono">{sayTick(grid, beatAt(grid, from))}</b>, counted as
      </span>
      <TypedField
        label="Beats of free time"
        value={String(counted)}
        read={readBeats}
        onSave={setBeats}
        width={4}
      />
      <span>beats. Move the playhead to where the beat is back.</span>
      <Act label={`Until here, ${writeTime(to, grid.rate)}`} run={set} />
      <Quiet label="Cancel" run={onEnd} />
    </Line>
  );
}

const MOST_FREE = 999;

const readBeats = (text: string): Typed<number> => {
  const beats = /^\s*\d{1,4}\s*$/u.test(text) ? Number(text) : 0;
  return beats >= 1 && beats <= MOST_FREE
    ? { ok: beats }
    : { why: `Free time counts 1 to ${MOST_FREE} whole beats.` };
};

/** Where the playhead is, drawn without React: it moves with every frame. */
function HerePlace({ grid }: { grid: Grid }) {
  const place = useRef<HTMLElement>(null);
  usePlayhead((sample) => {
    if (place.current !== null) place.current.textContent = sayPlace(grid, sample);
  });
  return <b ref={place} className="tb-mono" />;
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.line} role="group" aria-label={label}>
    {children}
  </div>
);

const Act = ({ label, title, run }: { label: string; title?: string; run: () => void }) => (
  <Button variant="default" size="compact-sm" title={title} aria-label={title} onClick={run}>
    {label}
  </Button>
);

const Quiet = ({ label, run }: { label: string; run: () => void }) => (
  <Button variant="subtle" color="gray" size="compact-sm" onClick={run}>
    {label}
  </Button>
);
