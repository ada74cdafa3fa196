import { Drawer } from '@mantine/core';
import { Clapperboard, Heart, List, PenTool, Play } from 'lucide-react';
import { useState } from 'react';
import type { BoardInfo } from '../api/wire.ts';
import { useChooseLit } from '../choose/use-choose-lit.ts';
import { ChooseLayer } from '../choose/choose-layer.tsx';
import { ChooseView } from '../choose/choose-view.tsx';
import { ShotList } from '../list/shot-list.tsx';
import type { BoardView } from '../live/people.ts';
import { useSession } from '../live/use-session.tsx';
import { Pool } from '../pool/pool.tsx';
import { WatchView } from '../watch/watch-view.tsx';
import type { TitleRequest } from '../shot/shot-panel.tsx';
import { SidePanel } from '../shot/side-panel.tsx';
import type { BoardDialog } from './board-dialogs.tsx';
import { CanvasStage } from './canvas-stage.tsx';
import { FollowingBar } from './following-bar.tsx';
import { TAKE_WIDTH } from './use-layout.ts';
import classes from './board-screen.module.css';

const TABS = [
  { of: 'list', name: 'Shots', Icon: List },
  { of: 'board', name: 'Canvas', Icon: PenTool },
  { of: 'pool', name: 'Takes', Icon: Clapperboard },
  { of: 'choose', name: 'Choose', Icon: Heart },
  { of: 'watch', name: 'Watch', Icon: Play },
] as const;

/** The board under one thumb: the shots, the canvas, the takes, choosing together or the film, and a shot over the whole screen. */
export function PhoneBoard({
  info,
  view,
  onView,
  onDialog,
  onPaste,
  title,
}: {
  info: BoardInfo;
  view: BoardView;
  onView: (view: BoardView) => void;
  onDialog: (dialog: BoardDialog) => void;
  onPaste: (text: string) => void;
  title: TitleRequest;
}) {
  const session = useSession();
  const lit = useChooseLit();
  const [reading, setReading] = useState(false);
  const read = () => setReading(true);
  // Whoever made a shot is to name it.
  if (title.wanted !== null && !reading) setReading(true);
  return (
    <>
      <div className={classes.middle}>
        <main className={classes.stage} id="main" tabIndex={-1}>
          <CanvasStage shown={view === 'board'} />
          {view === 'list' && (
            <div className={classes.view}>
              <ShotList
                onDialog={onDialog}
                onPaste={onPaste}
                onOpen={read}
                // One tap opens a shot; there is no room for it beside the list.
                onPick={read}
              />
            </div>
          )}
          {view === 'pool' && (
            <div className={classes.view}>
              <Pool info={info} phone wished={TAKE_WIDTH.usual} onWished={() => undefined} />
            </div>
          )}
          {view === 'choose' && (
            <div className={classes.view}>
              <ChooseView info={info} phone />
            </div>
          )}
          {view === 'watch' && (
            <div className={classes.view}>
              <WatchView phone />
            </div>
          )}
          <FollowingBar />
          <ChooseLayer info={info} />
        </main>
      </div>
      <nav className={classes.tabs} aria-label="View">
        {TABS.map(({ of, name, Icon }) => (
          <button
            key={of}
            type="button"
            className={classes.tab}
            aria-pressed={view === of}
            data-lit={(of === 'choose' && lit !== null && view !== of) || undefined}
            onClick={() => onView(of)}
          >
            <Icon size={18} aria-hidden="true" /> {name}
            {of === 'choose' && lit !== null && <span className="tb-hidden">, {lit}</span>}
          </button>
        ))}
      </nav>
      <Drawer
        opened={reading}
        onClose={() => {
          setReading(false);
          session.setLookingAt(null);
        }}
        position="bottom"
        size="100%"
        padding={0}
        title="Shot"
        closeButtonProps={{ 'aria-label': 'Back to the shots', size: 44 }}
        transitionProps={{ duration: 150 }}
        attributes={{ header: { role: 'presentation' } }}
        styles={{
          content: { background: 'var(--tb-panel)', display: 'flex', flexDirection: 'column' },
          header: { background: 'var(--tb-panel)', minHeight: 48, padding: '0 4px 0 16px' },
          body: { display: 'flex', flex: 1, flexDirection: 'column', minHeight: 0 },
        }}
      >
        {reading && <SidePanel info={info} onDialog={onDialog} title={title} />}
      </Drawer>
    </>
  );
}
