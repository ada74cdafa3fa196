import { sayNoPick } from '../shot/shot-status.ts';
import type { Shot } from '@takeboard/storyboard';
import { fitPicture } from '../takes/picture-fit.ts';
import type { ShownLayer } from './film-decks.ts';

/** Design tokens (theme/tokens.css); a canvas knows no custom properties. */
const COLORS = {
  room: '#0d0e10',
  panel: '#141619',
  line: '#272a2f',
  text: '#eae7e1',
  muted: '#9d9a93',
  number: '#cdb98f',
} as const;
const FONTS = {
  text: '"Inter Variable", sans-serif',
  number: '"IBM Plex Mono", monospace',
} as const;

/** Paints one frame of the film, the pictures one over the other. */
export function paintFilm(context: CanvasRenderingContext2D, layers: readonly ShownLayer[]): void {
  const { width, height } = context.canvas;
  // Nothing of a take has come yet: what stands there stands on, which is calmer than black.
  if (layers.length > 0 && layers.every(isAwaited)) return;
  context.fillStyle = COLORS.room;
  context.fillRect(0, 0, width, height);
  for (const layer of layers) {
    context.save();
    context.globalAlpha = layer.opacity;
    context.translate(width / 2, height / 2);
    context.scale(layer.scale, layer.scale);
    context.translate(-width / 2, -height / 2);
    paintLayer(context, layer);
    context.restore();
  }
}

const isAwaited = ({ canvas, still, picture, failure }: ShownLayer): boolean =>
  failure === null &&
  (picture.kind === 'take' ? canvas === null : picture.kind === 'panel' && still === 'loading');

function paintLayer(context: CanvasRenderingContext2D, layer: ShownLayer): void {
  const { picture, canvas, still, failure } = layer;
  if (picture.kind === 'take') {
    if (failure !== null) paintCard(context, { title: failure, label: 'take missing' });
    else if (canvas !== null) drawFitted(context, canvas, canvas.width / canvas.height);
    return;
  }
  const { shot } = picture;
  if (picture.kind === 'panel' && still instanceof HTMLImageElement) {
    drawFitted(context, still, still.naturalWidth / still.naturalHeight);
    paintLabel(context, `${shot?.label ?? ''} · panel`);
    return;
  }
  if (picture.kind === 'panel' && still === 'loading') return;
  const label = picture.kind === 'card' ? sayNoPick(picture.takes) : 'panel missing';
  paintCard(context, { number: shot?.label, title: sayTitle(shot), label });
}

const sayTitle = (shot: Shot | undefined): string =>
  shot === undefined ? 'This shot is gone' : shot.title || 'Untitled';

/** Draws a picture of another shape as tiles do: what is nearly the same fills the frame. */
function drawFitted(
  context: CanvasRenderingContext2D,
  source: HTMLCanvasElement | HTMLImageElement,
  shape: number,
): void {
  const { width, height } = context.canvas;
  const fit = fitPicture(shape, width / height);
  const [w, h] = [(width * fit.width) / 100, (height * fit.height) / 100];
  context.drawImage(source, (width - w) / 2, (height - h) / 2, w, h);
}

function paintCard(
  context: CanvasRenderingContext2D,
  card: { readonly number?: string | undefined; readonly title: string; readonly label: string },
): void {
  const { width, height } = context.canvas;
  const unit = Math.min(width / 16, height / 9);
  context.fillStyle = COLORS.panel;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = COLORS.line;
  context.lineWidth = Math.max(1, unit / 24);
  context.strokeRect(unit / 2, unit / 2, width - unit, height - unit);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  if (card.number !== undefined) {
    context.fillStyle = COLORS.number;
    context.font = `500 ${unit * 1.6}px ${FONTS.number}`;
    context.fillText(card.number, width / 2, height / 2 - unit * 1.1, width * 0.8);
  }
  context.fillStyle = COLORS.text;
  context.font = `600 ${unit * 0.62}px ${FONTS.text}`;
  const lines = wrap(context, card.title, width - unit * 2.4);
  for (const [index, line] of lines.entries()) {
    context.fillText(line, width / 2, height / 2 + unit * (0.35 + index * 0.8), width * 0.9);
  }
  context.fillStyle = COLORS.muted;
  context.font = `400 ${unit * 0.4}px ${FONTS.text}`;
  context.fillText(card.label, width / 2, height - unit * 1.2, width * 0.9);
}

/** Says in a corner what the picture is, so that nobody takes a drawing for a take. */
function paintLabel(context: CanvasRenderingContext2D, text: string): void {
  const { width, height } = context.canvas;
  const unit = Math.min(width / 16, height / 9);
  context.font = `400 ${unit * 0.4}px ${FONTS.text}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const box = { w: context.measureText(text).width + unit * 0.5, h: unit * 0.7 };
  context.globalAlpha *= 0.82;
  context.fillStyle = COLORS.room;
  context.fillRect(unit * 0.3, height - unit * 0.3 - box.h, box.w, box.h);
  context.fillStyle = COLORS.text;
  context.fillText(text, unit * 0.55, height - unit * 0.3 - box.h / 2);
}

const MOST_LINES = 2;

/** Breaks a line at spaces; what does not fit on the last one is cut off with an ellipsis. */
function wrap(context: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const fits = (line: string) => context.measureText(line).width <= width;
  const lines: string[] = [];
  let rest = text.split(/\s+/u).filter(Boolean);
  while (rest.length > 0 && lines.length < MOST_LINES) {
    const isLast = lines.length === MOST_LINES - 1;
    let count = rest.length;
    while (count > 1 && !fits(rest.slice(0, count).join(' ') + (isLast ? '…' : ''))) count -= 1;
    const line = rest.slice(0, count).join(' ');
    lines.push(isLast && count < rest.length ? `${line}…` : line);
    rest = rest.slice(count);
  }
  return lines;
}
