import { TAKE_HEIGHT, takeCardProps } from '@takeboard/storyboard';
import type { TakeCardShape } from '@takeboard/storyboard';
import { CircleCheck } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { BaseBoxShapeUtil, HTMLContainer, resizeBox, useEditor, useValue } from 'tldraw';
import type { Editor, TLResizeInfo, TLShapeId } from 'tldraw';
import type { Take } from '../api/wire.ts';
import { useBoardValue } from '../live/use-session.tsx';
import { poolOf } from '../pool/pool-store.ts';
import { sayLength } from '../takes/take-time.ts';
import { describeTile, sayShort, sayState } from '../takes/say-take.ts';
import { TakePlayer } from '../takes/take-player.tsx';
import { asDataUrl } from './as-data-url.ts';
import { canvasTakes } from './canvas-takes.ts';
import { useDistance, useInSight } from './in-sight.ts';
import { sessionOf } from './session-of.ts';
import { taken } from './taken.ts';
import classes from './take-card.module.css';

/** Milliseconds the pointer rests on a card before it plays: on its way elsewhere it crosses many. */
const RESTS = 120;

/**
 * A take on the canvas: its poster, and its picture moving while the pointer is on it or it alone is
 * selected. It shows the take and is not it: taking the card away leaves the take.
 */
export class TakeCardUtil extends BaseBoxShapeUtil<TakeCardShape> {
  static override type = 'take' as const;
  static override props = takeCardProps;

  override getDefaultProps(): TakeCardShape['props'] {
    return { w: Math.round((TAKE_HEIGHT * 16) / 9), h: TAKE_HEIGHT, takeId: '' };
  }
  override isAspectRatioLocked() {
    return true;
  }
  override canEdit() {
    return false;
  }
  override hideRotateHandle() {
    return true;
  }
  override onResize(shape: TakeCardShape, info: TLResizeInfo<TakeCardShape>) {
    return resizeBox(shape, info);
  }
  override onDoubleClick({ id, type, props: { takeId } }: TakeCardShape) {
    const take = takeOf(this.editor, takeId);
    if (take?.state === 'ready') poolOf(sessionOf(this.editor)).set({ open: takeId });
    return taken(id, type);
  }
  override getText({ props: { takeId } }: TakeCardShape) {
    return takeOf(this.editor, takeId)?.name;
  }
  override getAriaDescriptor({ props: { takeId } }: TakeCardShape) {
    const { takes, picked, short } = canvasTakes(this.editor.store).get();
    const take = takes.get(takeId);
    return take === undefined
      ? 'A take that is gone'
      : `Take ${describeTile(take, picked.has(takeId), short.get(takeId))}`;
  }
  override component({ id, props: { w, h, takeId } }: TakeCardShape) {
    return (
      <HTMLContainer className={classes.frame} style={{ width: w, height: h }}>
        <TakeCard id={id} takeId={takeId} />
      </HTMLContainer>
    );
  }
  override indicator({ props: { w, h } }: TakeCardShape) {
    return <rect width={w} height={h} rx={5} />;
  }
  override async toSvg({ props: { w, h, takeId } }: TakeCardShape) {
    const take = takeOf(this.editor, takeId);
    const poster = take?.poster ?? null;
    return (
      <>
        <rect width={w} height={h} rx={5} fill={take?.color ?? '#1b1e22'} />
        {poster !== null && (
          <image
            href={await asDataUrl(`/media/${poster}`)}
            width={w}
            height={h}
            preserveAspectRatio="xMidYMid meet"
          />
        )}
      </>
    );
  }
}

const takeOf = (editor: Editor, takeId: string): Take | undefined =>
  canvasTakes(editor.store).get().takes.get(takeId);

/** Asks for single values only: each card hears when its own changes, and not when the view moves. */
const TakeCard = memo(function TakeCard({ id, takeId }: { id: TLShapeId; takeId: string }) {
  const editor = useEditor();
  const facts = canvasTakes(editor.store);
  const take = useValue('take', () => facts.get().takes.get(takeId), [facts, takeId]);
  const come = useValue('come', () => facts.get().come, [facts]);
  const distance = useDistance(editor);
  const inSight = useInSight(editor, id);
  if (take === undefined) return come ? <Gone /> : <div className={classes.bare} />;
  if (distance === 'far') return <Far take={take} />;
  return <Near id={id} take={take} drawn={inSight} readable={distance === 'near'} />;
});

/** From afar: which shot it is of, and its colour. */
function Far({ take }: { take: Take }) {
  const label = useBoardValue((board) =>
    take.shotId === null ? '' : board.shot(take.shotId)?.label,
  );
  return (
    <div
      className={classes.far}
      style={{ background: take.color ?? undefined }}
      data-testid="take-card"
    >
      {label}
    </div>
  );
}

function Near({
  id,
  take,
  drawn,
  readable,
}: {
  id: TLShapeId;
  take: Take;
  /** Whether its picture is in the page. */
  drawn: boolean;
  readable: boolean;
}) {
  const editor = useEditor();
  const facts = canvasTakes(editor.store);
  const picked = useValue('picked', () => facts.get().picked.has(take.id), [facts, take.id]);
  const short = useValue('short', () => facts.get().short.get(take.id) ?? 0, [facts, take.id]);
  const selected = useValue('selected', () => editor.getSelectedShapeIds().includes(id), [
    editor,
    id,
  ]);
  const plays = useValue(
    'plays',
    () => editor.getHoveredShapeId() === id || editor.getOnlySelectedShapeId() === id,
    [editor, id],
  );
  const words = sayState(take);
  return (
    <div
      className={classes.card}
      data-selected={selected || undefined}
      data-picked={picked || undefined}
      data-dimmed={take.hidden || take.hiddenByAll || undefined}
      data-testid="take-card"
      data-take={take.id}
    >
      {words !== undefined && (
        <p className={classes.words} data-bad={take.state === 'failed' || undefined}>
          {words}
        </p>
      )}
      {words === undefined && drawn && <Picture take={take} plays={plays} />}
      {readable && words === undefined && take.facts !== null && !plays && (
        <span className={classes.length} data-bad={short > 0 || undefined}>
          {short > 0 ? sayShort(short) : sayLength(take.facts)}
        </span>
      )}
      {picked && (
        <span className={classes.picked}>
          <CircleCheck size={9} strokeWidth={2.6} aria-hidden /> picked
        </span>
      )}
    </div>
  );
}

const Picture = memo(function Picture({ take, plays }: { take: Take; plays: boolean }) {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    if (!plays) return;
    const timer = setTimeout(() => setRested(true), RESTS);
    return () => {
      clearTimeout(timer);
      setRested(false);
    };
  }, [plays]);
  if (plays && rested) return <TakePlayer take={take} bare />;
  if (take.poster === null) return null;
  return (
    <img
      src={`/media/${take.poster}`}
      style={{ backgroundColor: take.color ?? undefined }}
      alt=""
      decoding="async"
      draggable={false}
    />
  );
});

function Gone() {
  return (
    <div className={classes.card} data-testid="take-card">
      <p className={classes.words}>This take is gone.</p>
    </div>
  );
}
