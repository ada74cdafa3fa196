import { CARD_SIZE, shotCardProps } from '@takeboard/storyboard';
import type { Shot, ShotCardShape } from '@takeboard/storyboard';
import { memo } from 'react';
import { BaseBoxShapeUtil, HTMLContainer, useEditor, useValue } from 'tldraw';
import type { TLShapeId } from 'tldraw';
import { useBoardValue, useSessionValue } from '../live/use-session.tsx';
import { Avatar } from '../people/avatar.tsx';
import { sayBars } from '../shot/bars.ts';
import { placeOnSong } from '../shot/place-on-song.ts';
import { StatusChip } from '../shot/status-chip.tsx';
import { useShotFacts } from '../shot/use-shot-facts.ts';
import { sayShort } from '../takes/say-take.ts';
import { useShortTakes } from '../takes/short-takes.ts';
import { sessionOf } from './session-of.ts';
import { taken } from './taken.ts';
import classes from './shot-card.module.css';

/** Zoom under which a card is its number and title only. */
const FAR = 0.4;

/**
 * A shot on the canvas. It shows the shot and is not it: where it lies says nothing about the order
 * of the film, and taking it away leaves the shot.
 */
export class ShotCardUtil extends BaseBoxShapeUtil<ShotCardShape> {
  static override type = 'shot' as const;
  static override props = shotCardProps;

  override getDefaultProps(): ShotCardShape['props'] {
    return { ...CARD_SIZE, shotId: '' };
  }
  override canResize() {
    return false;
  }
  override canEdit() {
    return false;
  }
  override hideRotateHandle() {
    return true;
  }
  override hideSelectionBoundsFg() {
    return true;
  }
  override onDoubleClick(shape: ShotCardShape) {
    sessionOf(this.editor).editTitle(shape.props.shotId);
    return taken(shape.id, shape.type);
  }
  override getText(shape: ShotCardShape) {
    const shot = sessionOf(this.editor).board.shot(shape.props.shotId);
    return shot && `${shot.label} ${shot.title}`;
  }
  override getAriaDescriptor(shape: ShotCardShape) {
    return `Shot ${this.getText(shape) ?? ''}`;
  }
  override component(shape: ShotCardShape) {
    const { w, h, shotId } = shape.props;
    return (
      <HTMLContainer className={classes.frame} style={{ width: w, height: h }}>
        <ShotCard id={shape.id} shotId={shotId} />
      </HTMLContainer>
    );
  }
  override indicator({ props: { w, h } }: ShotCardShape) {
    return <rect width={w} height={h} rx={9} />;
  }
  override toSvg({ props: { w, h, shotId } }: ShotCardShape) {
    const shot = sessionOf(this.editor).board.shot(shotId);
    const font = { fontFamily: 'Inter, system-ui, sans-serif' };
    return (
      <>
        <rect width={w} height={h} rx={9} fill="#1b1e22" stroke="#272a2f" />
        <rect width={w} height={76} rx={9} fill="#141619" />
        <text x={10} y={96} fontSize={13} fontWeight={600} fill="#cdb98f" style={font}>
          {shot?.label}
        </text>
        <text x={36} y={96} fontSize={13} fontWeight={600} fill="#eae7e1" style={font}>
          {shot?.title}
        </text>
      </>
    );
  }
}

const ShotCard = memo(function ShotCard({ id, shotId }: { id: TLShapeId; shotId: string }) {
  const editor = useEditor();
  const far = useValue('far', () => editor.getZoomLevel() < FAR, [editor]);
  const selected = useValue('selected', () => editor.getSelectedShapeIds().includes(id), [
    editor,
    id,
  ]);
  const shot = useBoardValue((board) => board.shot(shotId));
  const looking = useSessionValue((s) => s.lookingAt() === shotId);
  if (shot === undefined) return null;
  return (
    <article
      className={classes.card}
      data-far={far || undefined}
      data-selected={selected || looking || undefined}
      data-testid="shot-card"
      data-shot={shotId}
    >
      {!far && <Places shotId={shotId} />}
      <h3 className={classes.title}>
        <span className={classes.label}>{shot.label}</span>
        <span className={classes.name} title={shot.title}>
          {shot.title || <em>Untitled</em>}
        </span>
      </h3>
      {!far && (
        <>
          <p className={classes.prompt}>{shot.promptText || 'No prompt yet'}</p>
          <footer className={classes.foot}>
            <Length shot={shot} />
            <Status shotId={shotId} />
          </footer>
        </>
      )}
      <Lookers shotId={shotId} />
    </article>
  );
});

/**
 * Where the shot begins and ends: the pick's stills. While there is none its panel stands for the
 * first, or else a take for both, paler than a pick.
 */
function Places({ shotId }: { shotId: string }) {
  const image = useBoardValue((board) => board.panelOf(shotId)?.image ?? '');
  const { pick, face } = useShotFacts(shotId);
  const take = pick ?? (image === '' ? face : undefined);
  return (
    <div
      className={classes.places}
      data-open={(take !== undefined && take !== pick) || undefined}
      aria-hidden
    >
      <Place name="IN" still={take?.inStill ?? take?.poster ?? image} />
      <Place name="OUT" still={take?.outStill ?? ''} />
    </div>
  );
}

function Place({ name, still }: { name: string; still: string }) {
  return (
    <span className={classes.place}>
      {still !== '' && <img src={`/media/${still}`} alt="" decoding="async" draggable={false} />}
      <span>{name}</span>
    </span>
  );
}

/** How long it is: in the film, once it hangs there, else as it is planned; or what its pick lacks. */
function Length({ shot }: { shot: Shot }) {
  const inFilm = useBoardValue((board) => placeOnSong(board, shot.id)?.bars ?? undefined);
  const { pick } = useShotFacts(shot.id);
  const short = useShortTakes().get(pick?.id ?? '') ?? 0;
  return (
    <span className={classes.bars} data-bad={short > 0 || undefined}>
      {short > 0 ? sayShort(short) : (inFilm ?? sayBars(shot.bars))}
    </span>
  );
}

function Status({ shotId }: { shotId: string }) {
  const { status, words } = useShotFacts(shotId);
  return <StatusChip status={status} words={words} />;
}

function Lookers({ shotId }: { shotId: string }) {
  const people = useSessionValue((session) => session.people());
  const here = people.filter((person) => person.shotId === shotId && !person.isMe);
  if (here.length === 0) return null;
  return (
    <span className={classes.lookers}>
      {here.slice(0, 4).map((person) => (
        <Avatar key={person.userId} person={person} small />
      ))}
    </span>
  );
}
