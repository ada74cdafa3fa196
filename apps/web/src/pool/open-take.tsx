import { Button, Modal } from '@mantine/core';
import { ChevronLeft, ChevronRight, Film } from 'lucide-react';
import { useEffect } from 'react';
import type { KeyboardEvent } from 'react';
import { useHoldPicture } from '../audition/use-hold-picture.ts';
import { useInFilm } from '../audition/use-in-film.ts';
import type { BoardInfo, Decision, Take } from '../api/wire.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { editsText, matchesHotkey } from '../commands/hotkey.ts';
import { useSession } from '../live/use-session.tsx';
import { LikedBy } from '../decisions/liked-by.tsx';
import { TooShort } from '../shot/too-short.tsx';
import { sayState } from '../takes/say-take.ts';
import type { TakeActions } from '../takes/take-actions.ts';
import { PLAYER_KEYS, TakePlayer } from '../takes/take-player.tsx';
import { BestRange } from './best-range.tsx';
import type { PoolActions } from './pool-actions.ts';
import { poolOf } from './pool-store.ts';
import { TakeFacts } from './take-facts.tsx';
import { TakeOrigin } from './take-origin.tsx';
import { TakeStanding } from './take-standing.tsx';
import { WATCHED } from './use-scrubbed.ts';
import classes from './open-take.module.css';

const KEYS = {
  group: 'Open take',
  rows: [...PLAYER_KEYS, ['arrowup arrowdown', 'The take before or after']],
} as const;

/** One take, large: played, marked with its best range, filed, picked, hidden, and where it is from. */
export function OpenTake({
  take,
  info,
  shown,
  picks,
  actions,
  poolActions,
  mayWrite,
  phone,
  returnFocus = true,
}: {
  take: Take;
  info: BoardInfo;
  /** The grid's takes: its neighbours are the take before and after. */
  shown: readonly Take[];
  picks: ReadonlyMap<string, Decision>;
  actions: TakeActions;
  poolActions: Pick<PoolActions, 'hide' | 'pick'>;
  mayWrite: boolean;
  phone: boolean;
  /** Without it whoever opened it finds where the focus belongs. */
  returnFocus?: boolean;
}) {
  useKeyHelp(KEYS);
  const session = useSession();
  const pool = poolOf(session);
  const at = shown.findIndex(({ id }) => id === take.id);
  const showInFilm = useInFilm();
  const holdPicture = useHoldPicture(take.id);
  const close = () => pool.set({ open: null });
  const go = (by: -1 | 1) => {
    const next = at === -1 ? undefined : shown[at + by];
    if (next !== undefined) pool.set({ open: next.id, active: next.id });
  };

  useEffect(() => {
    const timer = setTimeout(() => actions.markSeen([take.id]), WATCHED);
    return () => clearTimeout(timer);
  }, [actions, take.id]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (editsText(event.target)) return;
    const is = (hotkey: string) => matchesHotkey(event.nativeEvent, hotkey);
    // The board's own keys do not reach into a dialog, but what is done here is undone here.
    if (is('mod+z')) session.undo();
    else if (is('mod+shift+z')) session.redo();
    else if (is('arrowdown')) go(1);
    else if (is('arrowup')) go(-1);
    else if (is('h')) poolActions.hide();
    else if (is('p')) poolActions.pick();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Modal
      opened
      onClose={close}
      returnFocus={returnFocus}
      onKeyDown={onKeyDown}
      fullScreen={phone}
      size="min(1240px, calc(100vw - 64px))"
      title={
        <span className={classes.title}>
          <span className="tb-line" title={take.name}>
            {take.name}
          </span>
          {at !== -1 && (
            <span className={classes.place}>
              <button
                type="button"
                aria-label="The take before"
                disabled={at === 0}
                onClick={() => go(-1)}
              >
                <ChevronLeft size={16} aria-hidden="true" />
              </button>
              <span className="tb-mono">
                {at + 1}/{shown.length}
              </span>
              <button
                type="button"
                aria-label="The take after"
                disabled={at === shown.length - 1}
                onClick={() => go(1)}
              >
                <ChevronRight size={16} aria-hidden="true" />
              </button>
            </span>
          )}
        </span>
      }
      styles={{ title: { flex: 1, minWidth: 0 } }}
    >
      <div className={classes.open}>
        <div
          key={take.id}
          ref={keepFocusIn}
          className={classes.stage}
          tabIndex={-1}
          data-autofocus
          onFocus={(event) => event.target === event.currentTarget && focusPlayer(event.target)}
        >
          {take.state === 'ready' ? (
            <div className={classes.player} {...holdPicture}>
              <TakePlayer
                key={take.id}
                take={take}
                onRange={mayWrite ? (range) => void actions.setRange(take.id, range) : undefined}
              />
            </div>
          ) : (
            <p className={classes.notReady}>{sayState(take)}</p>
          )}
          {take.facts !== null && (
            <BestRange
              facts={take.facts}
              range={take.range}
              readOnly={!mayWrite}
              onRange={(range) => void actions.setRange(take.id, range)}
            />
          )}
        </div>
        <div className={classes.about}>
          {take.state === 'ready' && (
            <Button
              className={classes.inFilm}
              variant="default"
              leftSection={<Film size={15} aria-hidden="true" />}
              title="Hold Space; a tap keeps it open"
              onClick={() => showInFilm(take.id)}
            >
              See it in the film
            </Button>
          )}
          <TooShort take={take} readOnly={!mayWrite} />
          <TakeStanding
            take={take}
            pick={picks.get(take.shotId ?? '')}
            actions={actions}
            mayWrite={mayWrite}
          />
          <LikedBy takeId={take.id} members={info.members} />
          <TakeFacts take={take} />
          <TakeOrigin key={take.id} take={take} info={info} actions={actions} mayWrite={mayWrite} />
        </div>
      </div>
    </Modal>
  );
}

/** The keys of the player work at once, without a press into it. */
function focusPlayer(stage: HTMLElement): void {
  stage.querySelector<HTMLElement>('[role=slider]')?.focus();
}

/** With another take comes another player; the focus was in the one that is gone. */
function keepFocusIn(stage: HTMLElement | null): void {
  if (stage !== null && document.activeElement === document.body) stage.focus();
}
