import { CircleCheck } from 'lucide-react';
import { memo, useRef } from 'react';
import type {
  DragEvent,
  FocusEvent,
  KeyboardEvent,
  MouseEvent,
  PointerEvent,
  ReactNode,
} from 'react';
import type { Take } from '../api/wire.ts';
import { matchesHotkey } from '../commands/hotkey.ts';
import { fitPicture } from './picture-fit.ts';
import { describeTile, isDamaged, sayShort, sayState } from './say-take.ts';
import { scrubSprite } from './sprite-scrub.ts';
import type { SpriteScrub } from './sprite-scrub.ts';
import { sayLength } from './take-time.ts';
import classes from './take-tile.module.css';

export interface TakeTileProps {
  take: Take;
  /** Pixels of its box: it fills the width it is given and keeps this shape. */
  size: { readonly width: number; readonly height: number };
  selected?: boolean;
  picked?: boolean;
  dimmed?: boolean;
  /** Frames it lacks in the slot of its shot; 0 when it fills it, or has none. */
  short?: number;
  /** Whether it is the one of its list that Tab comes to. */
  focusable?: boolean;
  /** What it is to the list around it. */
  role?: 'option' | 'gridcell';
  /** Its place among all, when not all of them are in the page; `at` counts from 1. */
  place?: { readonly at: number; readonly of: number } | undefined;
  draggable?: boolean;
  onPointerDown?: (event: PointerEvent<HTMLElement>, take: Take) => void;
  onClick?: (event: MouseEvent<HTMLElement>, take: Take) => void;
  onFocus?: (event: FocusEvent<HTMLElement>, take: Take) => void;
  onDragStart?: (event: DragEvent<HTMLElement>, take: Take) => void;
  /** Pressed twice. */
  onOpen?: (take: Take) => void;
  /** What is shown instead of the poster: its player, say. */
  children?: ReactNode;
}

/**
 * A take in a list: its poster, how long it is, whether I have seen it, what is wrong with it. The
 * pointer over it, or `,` and `.` with the focus on it, scrubs through its stills. The list around it
 * says what a press and the other keys do.
 */
export const TakeTile = memo(function TakeTile({
  take,
  size,
  selected = false,
  picked = false,
  dimmed = false,
  short = 0,
  focusable = false,
  role = 'option',
  place,
  draggable = false,
  onPointerDown,
  onClick,
  onFocus,
  onDragStart,
  onOpen,
  children,
}: TakeTileProps) {
  const layer = useRef<HTMLSpanElement>(null);
  const scrub = useRef<{ of: string; scrub: SpriteScrub }>(undefined);
  const scrubbed = (): SpriteScrub | undefined => {
    const { sprite } = take;
    if (layer.current === null || sprite === null) return undefined;
    const known = scrub.current;
    if (known !== undefined && known.of === sprite.sha256) return known.scrub;
    scrub.current = { of: sprite.sha256, scrub: scrubSprite(layer.current, sprite) };
    return scrub.current.scrub;
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    scrubbed()?.show((event.clientX - left) / width);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = matchesHotkey(event.nativeEvent, '.')
      ? 1
      : matchesHotkey(event.nativeEvent, ',')
        ? -1
        : 0;
    if (by === 0 || children !== undefined) return;
    event.preventDefault();
    scrubbed()?.step(by);
  };
  const leave = () => scrub.current?.scrub.leave();
  const words = sayState(take);
  return (
    // Its role is one of two, by the list it stands in.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      role={role}
      aria-label={describeTile(take, picked, short)}
      aria-selected={selected}
      aria-posinset={place?.at}
      aria-setsize={place?.of}
      tabIndex={focusable ? 0 : -1}
      className={classes.tile}
      style={{
        aspectRatio: `${size.width} / ${size.height}`,
        ...(take.color === null ? {} : { '--color': take.color }),
      }}
      title={take.state === 'failed' ? `${take.name}: ${words ?? ''}` : take.name}
      data-take={take.id}
      data-selected={selected || undefined}
      data-dimmed={dimmed || undefined}
      draggable={draggable}
      onPointerDown={onPointerDown && ((event) => onPointerDown(event, take))}
      onClick={onClick && ((event) => onClick(event, take))}
      onFocus={onFocus && ((event) => onFocus(event, take))}
      onDragStart={onDragStart && ((event) => onDragStart(event, take))}
      onDoubleClick={onOpen && (() => onOpen(take))}
      onPointerMove={children === undefined ? onPointerMove : undefined}
      onPointerLeave={leave}
      onBlur={leave}
      onKeyDown={onKeyDown}
    >
      {children ??
        (words === undefined ? (
          <Still take={take} size={size} layer={layer} />
        ) : (
          <State take={take} words={words} />
        ))}
      {take.state === 'ready' && !take.seen && <span className={classes.unseen} />}
      {take.state === 'ready' && (
        <span className={classes.badges} aria-hidden>
          {take.facts?.hdr === true && <span className={classes.badge} data-says="HDR" />}
          {isDamaged(take) && <span className={classes.badge} data-bad data-says="damaged" />}
        </span>
      )}
      {picked && (
        <span className={classes.picked} aria-hidden data-says="picked">
          <CircleCheck size={11} strokeWidth={2.5} aria-hidden />
        </span>
      )}
      {children === undefined && take.facts !== null && words === undefined && (
        <span
          className={classes.length}
          data-bad={short > 0 || undefined}
          data-says={short > 0 ? sayShort(short) : sayLength(take.facts)}
          aria-hidden
        />
      )}
    </div>
  );
});

/** The poster and, over it, the stills it is scrubbed through. */
function Still({
  take,
  size,
  layer,
}: {
  take: Take;
  size: TakeTileProps['size'];
  layer: React.Ref<HTMLSpanElement>;
}) {
  const shape = take.facts ?? size;
  const { width, height } = fitPicture(shape.width / shape.height, size.width / size.height);
  const box = { width: `${width}%`, height: `${height}%` };
  return (
    <>
      {take.poster !== null && (
        <img
          className={classes.poster}
          style={box}
          src={`/media/${take.poster}`}
          alt=""
          decoding="async"
          draggable={false}
        />
      )}
      <span ref={layer} className={classes.sprite} style={box} />
    </>
  );
}

/** What is being done with it, or why it is no take. */
function State({ take, words }: { take: Take; words: string }) {
  const known = take.state === 'uploading' || take.state === 'decoding';
  return (
    <span className={classes.state} data-bad={take.state === 'failed' || undefined}>
      <span>{words}</span>
      {known && (
        <span
          className={classes.progress}
          style={{ transform: `scaleX(${take.progress / 1000})` }}
        />
      )}
    </span>
  );
}
