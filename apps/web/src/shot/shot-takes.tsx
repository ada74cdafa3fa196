import { takesOnCanvas, putTakes } from '@takeboard/storyboard';
import type { Shot } from '@takeboard/storyboard';
import { Button } from '@mantine/core';
import { LayoutGrid } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { BoardInfo, Take } from '../api/wire.ts';
import { matchesHotkey } from '../commands/hotkey.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { WhyThisOne } from '../decisions/why-this-one.tsx';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { poolOf } from '../pool/pool-store.ts';
import { useScrubbed } from '../pool/use-scrubbed.ts';
import { tell } from '../shell/toast.ts';
import { useLookedAtTake } from '../takes/looked-at-take.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import { startTakeDrag } from '../takes/take-drag.ts';
import { useShortTakes } from '../takes/short-takes.ts';
import { takeOnCanvas } from '../takes/take-on-canvas.ts';
import { TakePlayer } from '../takes/take-player.tsx';
import { isShown, useTakes, useTakesOfShot } from '../takes/take-queries.ts';
import { TakeTile } from '../takes/take-tile.tsx';
import { whyNotPicked } from '../takes/why-not-picked.ts';
import { DropZone } from '../uploads/drop-zone.tsx';
import { SelectedTake } from './selected-take.tsx';
import { TakeTrouble } from './take-trouble.tsx';
import { tileAfterKey } from './tile-keys.ts';
import { TooShort } from './too-short.tsx';
import { useShotFacts } from './use-shot-facts.ts';
import classes from './shot-takes.module.css';

const COLUMNS = 2;
/** Pixels; every tile has the shape of the board's picture and fills its column. */
const WIDTH = 148;
/** So many are drawn at first, and more of them each time somebody asks. */
const PAGE = 60;

const KEYS = {
  group: 'Takes of a shot',
  rows: [
    ['arrowleft arrowright', 'Another take'],
    [', .', 'Scrub through it'],
    ['enter', 'Open it big'],
    ['p', 'Pick it, or take the pick back'],
    ['h', 'Hide it for you, or show it again'],
  ],
} as const;

/** The takes of a shot: to look through, to play, to pick one of. */
export function ShotTakes({ shot, info }: { shot: Shot; info: BoardInfo }) {
  useKeyHelp(KEYS);
  const session = useSession();
  const readOnly = useSessionValue((s) => s.readOnly());
  const picture = useBoardValue((board) => board.picture()) ?? { width: 16, height: 9 };
  const actions = useTakeActions();
  const onScrub = useScrubbed((id) => actions.markSeen([id]));
  const { loading, error } = useTakes();
  const { takes: shown, all } = useTakesOfShot(shot.id);
  const { decision } = useShotFacts(shot.id);
  const short = useShortTakes();
  const [selected, select] = useLookedAtTake();
  const [playing, play] = useState<string | null>(null);
  const [hiddenToo, showHidden] = useState(false);
  const [most, setMost] = useState(PAGE);
  const list = useRef<HTMLDivElement>(null);

  const hidden = all.filter((take) => take.state === 'ready' && !isShown(take));
  // The pick stays in sight, even of somebody who refused it.
  const listed = all.filter(
    (take) => hiddenToo || take.state !== 'ready' || isShown(take) || take.id === decision?.takeId,
  );
  const drawn = listed.slice(0, most);
  const unseen = shown.filter(({ seen }) => !seen).length;
  const at = drawn.findIndex(({ id }) => id === selected);
  const active = drawn[at];
  const size = { width: WIDTH, height: Math.round((WIDTH * picture.height) / picture.width) };

  const choose = (take: Take) => {
    if (take.id !== playing) play(null);
    select(take.id);
  };
  const openBig = (take: Take) => {
    if (take.state !== 'ready') return;
    play(null);
    poolOf(session).set({ open: take.id });
  };
  const pick = (take: Take) => {
    const reason = whyNotPicked(take, session);
    if (reason !== null) tell(reason);
    else void actions.pickTake(shot.id, decision?.takeId === take.id ? null : take.id);
  };
  const go = (to: number) => {
    const take = drawn[to];
    if (take === undefined) return;
    choose(take);
    list.current?.querySelector<HTMLElement>(`[data-take="${take.id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const is = (hotkey: string) => matchesHotkey(event.nativeEvent, hotkey);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const counted = { count: drawn.length, columns: COLUMNS };
    const to = plain ? tileAfterKey(event.key, at, counted) : undefined;
    if (to !== undefined) go(to);
    else if (is('enter') && active) openBig(active);
    else if (is('p') && active) pick(active);
    else if (is('h') && active) void actions.hideTakes([active.id], !active.hidden);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={classes.section} aria-label={`Takes of shot ${shot.label}`}>
      <div className={classes.head}>
        <h2 className="tb-label">
          Takes <span className={classes.count}>{loading ? '' : shown.length}</span>
        </h2>
        {unseen > 0 && <span className={classes.unseen}>{unseen} unseen</span>}
      </div>
      <WhyThisOne shot={shot} info={info} decision={decision} />
      {error !== null && all.length === 0 && (
        <p className={classes.quiet} role="alert">
          The takes did not come from the server. The page asks again by itself.
        </p>
      )}
      {!loading && error === null && listed.length === 0 && (
        <p className={classes.quiet}>
          {hidden.length > 0
            ? 'You have hidden all takes of this shot.'
            : 'No takes yet. Copy the prompt, make some, and drop them here.'}
        </p>
      )}
      {drawn.length > 0 && (
        <div
          ref={list}
          className={classes.tiles}
          role="listbox"
          tabIndex={-1}
          aria-label={`Takes of shot ${shot.label}`}
          onKeyDown={onKeyDown}
          onPointerMove={onScrub}
        >
          {drawn.map((take, i) => (
            <TakeTile
              key={take.id}
              take={take}
              size={size}
              selected={take.id === selected}
              picked={take.id === decision?.takeId}
              short={short.get(take.id) ?? 0}
              dimmed={take.state === 'ready' && !isShown(take)}
              focusable={i === Math.max(0, at)}
              place={{ at: i + 1, of: listed.length }}
              draggable={take.state === 'ready' && !readOnly}
              onFocus={() => choose(take)}
              onClick={() => {
                choose(take);
                if (take.state !== 'ready') return;
                actions.markSeen([take.id]);
                play(playing === take.id ? null : take.id);
              }}
              onDragStart={(event) => startTakeDrag(event, [take.id])}
              onOpen={openBig}
            >
              {take.id === playing ? <TakePlayer take={take} bare /> : undefined}
            </TakeTile>
          ))}
        </div>
      )}
      {shown.length > 0 && (
        <p className={classes.hint}>
          Hold <kbd>Space</kbd> to see a take in the film
        </p>
      )}
      {active !== undefined && <SelectedTake take={active} onOpen={() => openBig(active)} />}
      {active !== undefined && <TooShort take={active} readOnly={readOnly} />}
      {active !== undefined && <TakeTrouble take={active} readOnly={readOnly} />}
      <div className={classes.foot}>
        {listed.length > drawn.length && (
          <Button variant="default" size="compact-xs" onClick={() => setMost(most + PAGE)}>
            Show {Math.min(PAGE, listed.length - drawn.length)} more
          </Button>
        )}
        {hidden.length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-pressed={hiddenToo}
            onClick={() => showHidden(!hiddenToo)}
          >
            {hiddenToo ? 'Leave out the hidden' : `${hidden.length} hidden`}
          </Button>
        )}
        {shown.length > 0 && <LayOut shot={shot} takes={shown} readOnly={readOnly} />}
      </div>
      <DropZone shotId={shot.id} />
    </section>
  );
}

/** Puts the takes that have no card yet on the canvas, and shows where they all lie. */
function LayOut({
  shot,
  takes,
  readOnly,
}: {
  shot: Shot;
  takes: readonly Take[];
  readOnly: boolean;
}) {
  const session = useSession();
  const ready = useSessionValue((s) => s.editorReady);
  const layOut = () => {
    const there = takesOnCanvas(session.board);
    const missing = takes.filter(({ id }) => !there.has(id));
    if (!readOnly && missing.length > 0) {
      putTakes(session.board, missing.map(takeOnCanvas), { beside: shot.id }, session.command);
    }
    session.setView('board');
    ready?.showTakes(takes.map(({ id }) => id));
  };
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      leftSection={<LayoutGrid size={12} />}
      onClick={layOut}
    >
      {readOnly ? 'Show on the canvas' : 'Lay out on the canvas'}
    </Button>
  );
}
