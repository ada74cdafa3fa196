import { useMediaQuery } from '@mantine/hooks';
import { PanelRightClose, PanelRightOpen, ChevronUp } from 'lucide-react';
import { ActionIcon, Button } from '@mantine/core';
import { Link } from 'react-router';
import { MessagePage } from '../shell/message-page.tsx';
import { useCallback, useEffect, useState } from 'react';
import { AuditionLayer } from '../audition/audition-layer.tsx';
import type { BoardInfo } from '../api/wire.ts';
import { ChooseLayer } from '../choose/choose-layer.tsx';
import { ChooseView } from '../choose/choose-view.tsx';
import { useChooseDesk } from '../choose/choose-desk.ts';
import type { BoardView } from '../live/people.ts';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { ShotList } from '../list/shot-list.tsx';
import { Pool } from '../pool/pool.tsx';
import { useTakeCommands } from '../pool/use-take-commands.ts';
import { PicksSince } from '../decisions/picks-since.tsx';
import { SidePanel } from '../shot/side-panel.tsx';
import { OpenedTake } from '../takes/opened-take.tsx';
import { SongLayer } from '../song/song-layer.tsx';
import { TimelineBand } from '../timeline/timeline-band.tsx';
import { UploadsLayer } from '../uploads/uploads-layer.tsx';
import { Monitor } from '../watch/monitor.tsx';
import { WatchView } from '../watch/watch-view.tsx';
import { BoardDialogs } from './board-dialogs.tsx';
import type { BoardDialog } from './board-dialogs.tsx';
import { BoardHeader } from './board-header.tsx';
import { BoardNotices } from './board-notices.tsx';
import { CanvasStage } from './canvas-stage.tsx';
import { FollowingBar } from './following-bar.tsx';
import { PhoneBoard } from './phone-board.tsx';
import { TimelineResize } from './timeline-resize.tsx';
import { useBoardCommands } from './use-board-commands.ts';
import { useLayout } from './use-layout.ts';
import classes from './board-screen.module.css';

/** Pixels at the foot of the screen: the closed timeline, and a phone's tabs. */
const TIMELINE_RAIL = 35;
const PHONE_TABS = 53;
/** What the pool has beside and under its grid, in pixels: what floats stays off it. */
const POOL_TAKES = { column: 228, bar: 42 } as const;
/** What the film has under it, on a phone everything one presses. */
const UNDER_FILM = { column: 0, bar: 58 } as const;
const UNDER_FILM_ON_PHONE = { column: 0, bar: 252 } as const;
const NOTHING = { column: 0, bar: 0 } as const;

const VIEW_WORDS = {
  board: 'canvas',
  list: 'shot list',
  pool: 'takes',
  choose: 'choosing',
  watch: 'film',
} as const;

/**
 * The board: canvas or list in the middle, the selected shot beside it, the timeline below; or the
 * pool, which takes the width of both.
 */
export function BoardScreen({ info }: { info: BoardInfo }) {
  const session = useSession();
  const view = useSessionValue((s) => s.view());
  const ending = useSessionValue((s) => s.ending());
  const [layout, changeLayout] = useLayout(session.me.userId);
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [dialog, setDialog] = useState<BoardDialog | null>(null);
  const [pasted, setPasted] = useState('');
  const [titleWanted, setTitleWanted] = useState<string | null>(null);

  // What the person left the last board with; from then on the session knows. A phone has the
  // list in hand first.
  const [firstView] = useState(phone && layout.view !== 'choose' ? 'list' : layout.view);
  useEffect(() => session.setView(firstView), [session, firstView]);
  // Whoever is in a round is back in it after a reload, however they came there.
  useEffect(() => {
    if (view === 'choose') changeLayout({ view });
  }, [view, changeLayout]);

  useEffect(
    () =>
      session.onEditTitle((shotId) => {
        changeLayout({ sideOpen: true });
        setTitleWanted(shotId);
      }),
    [session, changeLayout],
  );

  const inPool = view === 'pool';
  // The wall is as large as the window allows.
  const atWall = useChooseDesk((state) => state.wall);
  const timeline = {
    open: inPool ? layout.poolTimelineOpen : layout.timelineOpen,
    setOpen: (open: boolean) =>
      changeLayout(inPool ? { poolTimelineOpen: open } : { timelineOpen: open }),
  };
  const foot = phone
    ? PHONE_TABS
    : atWall
      ? 0
      : timeline.open
        ? layout.timelineHeight
        : TIMELINE_RAIL;
  const besides = besidesOf(view, phone);
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--tb-foot', `${foot + besides.bar}px`);
    style.setProperty('--tb-left', `${besides.column}px`);
    return () => {
      style.removeProperty('--tb-foot');
      style.removeProperty('--tb-left');
    };
  }, [foot, besides]);

  const showView = useCallback(
    (next: BoardView) => {
      session.setView(next);
      changeLayout({ view: next });
    },
    [session, changeLayout],
  );
  const openDialog = (next: BoardDialog) => {
    setPasted('');
    setDialog(next);
  };
  const pasteList = useCallback((text: string) => {
    setPasted(text);
    setDialog('paste');
  }, []);
  const openPrompt = () => {
    changeLayout({ sideOpen: true });
    // The panel may be drawn only now.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('#shot-panel .cm-content')?.focus(),
    );
  };
  useTakeCommands();
  useBoardCommands({ info, layout, changeLayout, timeline, showView, openDialog, openPrompt });

  const title = { wanted: titleWanted, onTaken: () => setTitleWanted(null) };
  if (ending?.next === 'leave') {
    return (
      <MessagePage title={`“${info.title}” is closed to you`} text={ending.sentence}>
        <Button component={Link} to="/">
          All boards
        </Button>
      </MessagePage>
    );
  }

  const canvas = <CanvasStage shown={view === 'board'} />;
  const list = view === 'list' && (
    <div className={classes.view}>
      <ShotList onDialog={openDialog} onPaste={pasteList} onOpen={openPrompt} />
    </div>
  );

  return (
    <div className={classes.screen}>
      <a className={classes.skip} href="#main">
        Skip to the {VIEW_WORDS[view]}
      </a>
      {/* A phone has room for one: while one chooses it is the shot's. */}
      {!(phone && atWall) && (
        <BoardHeader
          info={info}
          view={view}
          onView={showView}
          onDialog={openDialog}
          phone={phone}
        />
      )}
      <BoardNotices />
      <PicksSince info={info} />
      {phone ? (
        <PhoneBoard
          info={info}
          view={view}
          onView={showView}
          onDialog={openDialog}
          onPaste={pasteList}
          title={title}
        />
      ) : (
        <>
          <div className={classes.middle}>
            <main className={classes.stage} id="main" tabIndex={-1}>
              {canvas}
              {list}
              {inPool && (
                <div className={classes.view}>
                  <Pool
                    info={info}
                    wished={layout.takeWidth}
                    onWished={(takeWidth) => changeLayout({ takeWidth })}
                  />
                </div>
              )}
              {view === 'choose' && (
                <div className={classes.view}>
                  <ChooseView info={info} />
                </div>
              )}
              {view === 'watch' && (
                <div className={classes.view}>
                  <WatchView />
                </div>
              )}
              {(view === 'board' || view === 'list') && (
                <Monitor
                  wanted={layout.monitor}
                  onWanted={(monitor) => changeLayout({ monitor })}
                  onWatch={() => showView('watch')}
                />
              )}
              <FollowingBar />
              <ChooseLayer info={info} />
            </main>
            {(view === 'board' || view === 'list') && (
              <aside
                className={classes.side}
                id="shot-panel"
                aria-label="Selected shot"
                data-open={layout.sideOpen || undefined}
              >
                {layout.sideOpen ? (
                  <>
                    <SidePanel info={info} onDialog={openDialog} title={title} />
                    <ActionIcon
                      className={classes.collapse}
                      variant="subtle"
                      color="gray"
                      aria-label="Hide the side panel"
                      title="Hide the side panel"
                      onClick={() => changeLayout({ sideOpen: false })}
                    >
                      <PanelRightClose size={16} />
                    </ActionIcon>
                  </>
                ) : (
                  <button
                    type="button"
                    className={classes.sideRail}
                    onClick={() => changeLayout({ sideOpen: true })}
                  >
                    <PanelRightOpen size={16} aria-hidden="true" />
                    <span>Shot</span>
                  </button>
                )}
              </aside>
            )}
          </div>
          {!atWall && (
            <div className={classes.timeline} style={{ height: foot }}>
              {timeline.open ? (
                <TimelineBand
                  byBars={layout.slotsByBars}
                  onByBars={(slotsByBars) => changeLayout({ slotsByBars })}
                  onCollapse={() => timeline.setOpen(false)}
                  edge={
                    <TimelineResize
                      height={layout.timelineHeight}
                      onHeight={(timelineHeight) => changeLayout({ timelineHeight })}
                    />
                  }
                />
              ) : (
                <button
                  type="button"
                  className={classes.timelineRail}
                  onClick={() => timeline.setOpen(true)}
                >
                  <ChevronUp size={16} aria-hidden="true" />
                  Timeline
                </button>
              )}
            </div>
          )}
        </>
      )}
      {/* While one chooses, nothing lies over what is pressed. */}
      <UploadsLayer tray={view !== 'choose'} />
      <SongLayer />
      {!inPool && <OpenedTake info={info} phone={phone} />}
      <AuditionLayer />
      <BoardDialogs info={info} dialog={dialog} pasted={pasted} onClose={() => setDialog(null)} />
    </div>
  );
}

function besidesOf(view: BoardView, phone: boolean) {
  if (view === 'watch') return phone ? UNDER_FILM_ON_PHONE : UNDER_FILM;
  return view === 'pool' && !phone ? POOL_TAKES : NOTHING;
}
