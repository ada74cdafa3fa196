import { useQuery } from '@tanstack/react-query';
import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { useEffect, useMemo, useState } from 'react';
import type { DragEvent } from 'react';
import { Tldraw, useTldrawUser } from 'tldraw';
import type { Editor, TLComponents, TLShape, TLUserPreferences } from 'tldraw';
import 'tldraw/tldraw.css';
import { configQuery } from './config-query.ts';
import type { BoardSession } from '../live/board-session.ts';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { attachEditor } from './attach-editor.ts';
import './canvas.css';
import { ContextBar } from './context-bar.tsx';
import { DotGrid } from './dot-grid.tsx';
import { openCanvas } from './open-canvas.ts';
import type { OpenCanvas } from './open-canvas.ts';
import { useCanvasTakes } from './canvas-takes.ts';
import { PanelUtil } from './panel.tsx';
import { canvasOverrides } from './overrides.ts';
import { INKED_SHAPES } from './paper-ink.tsx';
import { QuietBookmarkUtil, QuietEmbedUtil } from './quiet-shapes.tsx';
import { ShotCardUtil } from './shot-card.tsx';
import { useTakeActions } from '../takes/take-actions.ts';
import { areTakesDragged, droppedTakes } from '../takes/take-drag.ts';
import { TakeCardUtil } from './take-card.tsx';
import { takeKeys } from './take-keys.ts';
import { StylePanel } from './style-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { PanelTool, ShotTool } from './tools.ts';
import { UnreadableNotice } from './unreadable-notice.tsx';

// All of these must stay the same objects: tldraw begins anew when one of them changes.
const HOSTED = getAssetUrls({ baseUrl: '/tldraw-assets' });
/** Embeds are off, and tldraw fetches the icons of all sites it could embed unless they are empty. */
const NO_EMBED_ICONS = Object.fromEntries(Object.keys(HOSTED.embedIcons).map((site) => [site, '']));
const ASSETS = { ...HOSTED, embedIcons: NO_EMBED_ICONS };
const SHAPES = [
  ShotCardUtil,
  TakeCardUtil,
  PanelUtil,
  QuietBookmarkUtil,
  QuietEmbedUtil,
  ...INKED_SHAPES,
];
const TOOLS = [PanelTool, ShotTool];
const OPTIONS = { maxPages: 1 };
const COMPONENTS: TLComponents = {
  Toolbar,
  StylePanel,
  Background: DotGrid,
  InFrontOfTheCanvas: ContextBar,
  TopPanel: UnreadableNotice,
  MenuPanel: null,
  MainMenu: null,
  PageMenu: null,
  NavigationPanel: null,
  Minimap: null,
  ZoomMenu: null,
  HelpMenu: null,
  HelperButtons: null,
  ActionsMenu: null,
  QuickActions: null,
  SharePanel: null,
  DebugPanel: null,
  DebugMenu: null,
  CursorChatBubble: null,
  KeyboardShortcutsDialog: null,
};

/** The canvas of the board that is open, as large as what it stands in. */
export function BoardCanvas() {
  const session = useSession();
  const loaded = useSessionValue((s) => s.loaded());
  const config = useQuery(configQuery);
  const [canvas, setCanvas] = useState<OpenCanvas | null>(null);

  useEffect(() => {
    if (!loaded) return;
    const opened = openCanvas(session);
    // oxlint-disable-next-line react/set-state-in-effect -- it exists from here on, and not before
    setCanvas(opened);
    return () => {
      setCanvas(null);
      opened.close();
    };
  }, [session, loaded]);

  // Before tldraw, which would take it for text.
  const onDragOver = (event: DragEvent) => {
    if (!areTakesDragged(event.dataTransfer) || session.readOnly()) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'link';
  };
  const onDrop = (event: DragEvent) => {
    if (!areTakesDragged(event.dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
    const point = { x: event.clientX, y: event.clientY };
    session.editorReady?.addTakes(droppedTakes(event.dataTransfer), point);
  };

  return (
    <section
      className="tb-canvas"
      aria-label="Canvas"
      aria-busy={canvas === null}
      onDragOverCapture={onDragOver}
      onDropCapture={onDrop}
    >
      {canvas !== null && !config.isPending && (
        <LiveCanvas
          session={session}
          canvas={canvas}
          licenseKey={config.data?.tldrawLicenseKey ?? undefined}
        />
      )}
    </section>
  );
}

function LiveCanvas({
  session,
  canvas,
  licenseKey,
}: {
  session: BoardSession;
  canvas: OpenCanvas;
  licenseKey: string | undefined;
}) {
  const { userId, name, color } = session.me;
  const preferences = useMemo<TLUserPreferences>(
    () => ({ id: userId, name, color, colorScheme: 'dark', locale: 'en', isSnapMode: false }),
    [userId, name, color],
  );
  const user = useTldrawUser({ userPreferences: preferences, setUserPreferences: noPreferences });
  useCanvasTakes(canvas.store);
  const actions = useTakeActions();
  const overrides = useMemo(() => canvasOverrides(session, takeKeys(actions)), [session, actions]);
  const { visibility, mount } = useMemo(
    () => ({
      visibility: (shape: TLShape) => canvas.visibilityOf(shape),
      mount: (editor: Editor) => attachEditor(editor, session, canvas),
    }),
    [session, canvas],
  );
  return (
    <Tldraw
      store={canvas.store}
      user={user}
      assetUrls={ASSETS}
      shapeUtils={SHAPES}
      tools={TOOLS}
      components={COMPONENTS}
      overrides={overrides}
      options={OPTIONS}
      getShapeVisibility={visibility}
      onMount={mount}
      {...(licenseKey === undefined ? {} : { licenseKey })}
    />
  );
}

/** Who I am and the dark scheme are the board's, not to be changed from the canvas. */
const noPreferences = () => undefined;
