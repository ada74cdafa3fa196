import { useReducedMotion, useElementSize } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { auditionOf, useAudition } from '../audition/audition-store.ts';
import { useMyBallot } from '../ballot/use-my-ballot.ts';
import { useChoosing } from '../choose/round-context.tsx';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { useSongPlace } from '../shot/song-place.tsx';
import { useTakeActions } from '../takes/take-actions.ts';
import { useTakes } from '../takes/take-queries.ts';
import { DockedTakes } from './docked-takes.tsx';
import { JoinBand } from './join-band.tsx';
import { useKeyLabels } from './key-labels.ts';
import { PAGE, WALL_GAP, layOutWall } from './lay-out-wall.ts';
import { useNextWall } from './next-wall.ts';
import { NoTakes } from './no-takes.tsx';
import { quickReasons } from './quick-reasons.ts';
import { upcomingTakes } from './upcoming-takes.ts';
import { useFocusOnWall } from './use-focus-on-wall.ts';
import { usePainted } from './use-painted.ts';
import { useSeenOnWall } from './use-seen-on-wall.ts';
import { useShotLoop } from './use-shot-loop.ts';
import { useWaits } from './use-waits.ts';
import { useWall } from './use-wall.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { WallFoot } from './wall-foot.tsx';
import { WallHead } from './wall-head.tsx';
import { dockedTakes, pageAt } from './wall-pages.ts';
import { WallTile } from './wall-tile.tsx';
import { sayHidden, sayNote, sayPlace, sayWaiting, whyNoMark } from './wall-words.ts';
import classes from './wall.module.css';

const KEYS = {
  group: 'The wall',
  rows: [
    [
      '1 2 3 = -',
      'Like a take: the twelve keys in the row of digits, by where they lie; again: not',
    ],
    ['shift+1', 'Love it; again: not'],
    ['x', 'Not for me, because…: then the key of the take'],
    ['n', 'None is good'],
    ['space', 'Held: the take in the film with the song'],
    ['p', 'Pick one alone, by hand'],
    ['arrowleft arrowright arrowup arrowdown', 'Another take; at the ends another page'],
    ['enter', 'Ready, or not ready yet'],
    ['k', 'Stop the song and the takes'],
  ],
} as const;

/** The takes of a shot beside each other, with the song: which are good? */
export function Wall({ round, shot }: { round: Round; shot: RoundShot }) {
  // What one does on a wall ends with it.
  return <WallOfShot key={`${shot.shotId} ${shot.turn}`} round={round} shot={shot} />;
}

function WallOfShot({ round, shot }: { round: Round; shot: RoundShot }) {
  useKeyHelp(KEYS);
  const session = useSession();
  const { me, nameOf, faceOf } = useChoosing();
  const mine = useMyBallot(round, shot);
  const { byId } = useTakes();
  const actions = useTakeActions();
  const { takes, shotId } = shot;
  const refusedOf = useCallback((id: string) => whyNoMark(byId.get(id), shotId), [byId, shotId]);
  const wall = useWall(takes, mine, refusedOf);
  const reduced = useReducedMotion(undefined, { getInitialValueInEffect: false });
  const auditioned = useAudition((store) => store.now() !== null);
  const mayWrite = useSessionValue((s) => !s.readOnly());
  const here = pageAt(takes, wall.page);
  const playable = here.filter((id) => refusedOf(id) === null && byId.get(id)?.proxy !== null);
  const { isThere, isPlaying, onPainted } = usePainted(playable);
  const waits = useWaits(isThere || reduced || playable.length === 0);
  const loop = useShotLoop(shotId, takes, { rests: mine.ready, waits });
  const labels = useKeyLabels();
  const labelOf = (id: string) => labels[takes.indexOf(id) % PAGE] ?? '';
  const { color, role } = session.me;
  const reasons = useMemo(() => quickReasons(role), [role]);

  const picture = useBoardValue((board) => board.picture());
  const aspect = picture === undefined ? 16 / 9 : picture.width / picture.height;
  const { ref: room, width, height } = useElementSize();
  const layout = layOutWall({ count: here.length, width, height, aspect });

  const pickByHand = (takeId: string) => void actions.pickTake(shotId, takeId);
  useWallKeys({
    takes,
    columns: layout.columns,
    wall,
    mine,
    reasons,
    mayPick: mayWrite,
    pickByHand,
  });
  const { ask } = wall;
  useEffect(() => {
    const store = auditionOf(session);
    store.setWall({ takes, askToPick: (takeId) => ask({ kind: 'hand', takeId }) });
    return () => store.setWall(null);
  }, [session, takes, ask]);
  const grid = useRef<HTMLDivElement>(null);
  useFocusOnWall(grid, takes[wall.at] ?? null, wall.takesFocus);
  const wasReady = useRef(mine.ready);
  useEffect(() => {
    // A quiet wall can hold no focus.
    if (wasReady.current && !mine.ready) wall.stand(wall.at, true);
    wasReady.current = mine.ready;
  });

  useSeenOnWall(playable, isPlaying && !mine.ready && !auditioned);
  const upcoming = upcomingTakes(round, shot, wall.page).flatMap((id) => byId.get(id) ?? []);
  useNextWall(upcoming, isPlaying || mine.ready || reduced || playable.length === 0);

  const onStand = useCallback(
    (id: string) => wall.stand(takes.indexOf(id), false),
    // The rest of it changes with every step.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [wall.stand, takes],
  );
  const place = useSongPlace(shotId);
  const title = useBoardValue((board) => board.shot(shotId)?.title ?? '');
  const label = useBoardValue((board) => board.shot(shotId)?.label ?? shot.label);
  const deciders = round.voters.filter(
    ({ part, answer }) => part === 'decides' && answer === 'joined',
  );
  const others = deciders.filter(({ userId }) => userId !== session.me.userId);
  const notReady = others.filter(({ userId }) => !shot.ready.includes(userId));
  const docked = dockedTakes(takes, wall.page, mine.ballot);

  return (
    <section
      className={classes.wall}
      aria-label={`Choose for shot ${label}`}
      data-quiet={mine.ready || undefined}
    >
      <WallHead
        label={label}
        title={title}
        place={place === null ? 'not on the song yet' : sayPlace(place)}
        hidden={sayHidden(
          me?.part ?? 'advises',
          others.map(({ userId }) => nameOf(userId)),
        )}
        remaining={mine.remaining}
        color={color}
        people={deciders.map(({ userId }) => ({
          userId,
          face: faceOf(userId),
          isMe: userId === session.me.userId,
          ready: userId === session.me.userId ? mine.ready : shot.ready.includes(userId),
        }))}
      />
      <div className={classes.stage}>
        <p className={classes.note} role="status">
          {sayNote({
            alone: loop.alone,
            stopped: loop.stopped && !auditioned,
            reduced,
          })}
        </p>
        <div className={classes.room}>
          <div ref={room} className={classes.fits}>
            {takes.length === 0 ? (
              <NoTakes round={round} shot={shot} label={label} nameOf={nameOf} />
            ) : (
              <div
                ref={grid}
                role="grid"
                aria-label={`Takes of shot ${label}`}
                aria-multiselectable="true"
                className={classes.grid}
                inert={mine.ready}
                style={{
                  gridTemplateColumns: `repeat(${layout.columns}, ${layout.tileWidth}px)`,
                  gap: WALL_GAP,
                }}
              >
                {Array.from({ length: layout.rows }, (_, row) => (
                  <div key={row} role="row" className={classes.row}>
                    {here
                      .slice(row * layout.columns, (row + 1) * layout.columns)
                      .map((takeId, column) => {
                        const onPage = row * layout.columns + column;
                        const at = wall.page * PAGE + onPage;
                        return (
                          <WallTile
                            key={takeId}
                            takeId={takeId}
                            take={byId.get(takeId)}
                            place={at + 1}
                            of={takes.length}
                            keyLabel={labels[onPage] ?? ''}
                            mark={mine.ballot.marks[takeId]}
                            color={color}
                            refused={refusedOf(takeId)}
                            loop={loop}
                            aspect={aspect}
                            plays={!reduced && !mine.ready && !auditioned}
                            focusable={at === wall.at}
                            onMark={wall.toggle}
                            onStand={onStand}
                            onPainted={onPainted}
                          />
                        );
                      })}
                  </div>
                ))}
              </div>
            )}
          </div>
        </div>
        {mine.ready && (
          <div className={classes.quiet} role="status">
            <p>{sayWaiting(notReady.map(({ userId }) => nameOf(userId)))}</p>
            <span>
              <kbd>Enter</kbd> not ready yet
            </span>
          </div>
        )}
      </div>
      <div className={classes.band}>
        <DockedTakes
          takes={docked}
          byId={byId}
          ballot={mine.ballot}
          color={color}
          aspect={aspect}
          placeOf={(id) => takes.indexOf(id) + 1}
          onGo={(id) => wall.stand(takes.indexOf(id), true)}
        />
        <JoinBand
          shotId={shotId}
          takes={takes}
          ballot={mine.ballot}
          standing={takes[wall.at] ?? null}
          labelOf={labelOf}
          color={color}
          aspect={aspect}
        />
      </div>
      <WallFoot
        takes={takes}
        wall={wall}
        mine={mine}
        reasons={reasons}
        labelOf={labelOf}
        keys={[labels[0] ?? '', labels[Math.min(PAGE, Math.max(1, here.length)) - 1] ?? '']}
        where={`shot ${shot.position + 1} of ${round.shots.length} · ${round.scope}`}
        onPick={mayWrite ? pickByHand : null}
        seenBy={others.length === 0 ? '' : ', and is seen at once'}
      />
    </section>
  );
}
