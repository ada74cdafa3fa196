import { addShots, rootsOf } from '@takeboard/storyboard';
import { createBindingId, createShapeId } from 'tldraw';
import type { TLShape } from 'tldraw';
import { documentOf } from './peer.ts';
import type { Peer } from './peer.ts';

/** Small, fast, and the same on every machine: a failing seed fails again. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Fields = Map<string, unknown>;

/**
 * Somebody who does anything, and a witness who remembers, field by field, who wrote last. The
 * witness reads nothing of the binding or the guard: only the store before and after.
 */
export class RandomPerson {
  readonly peer: Peer;
  readonly #random: (below: number) => number;
  /** `shape field` → the value that somebody else gave it, while it is the last one given. */
  readonly #others: Fields = new Map();
  readonly #removedByOthers = new Set<string>();
  #names = 0;

  constructor(peer: Peer, random: (below: number) => number) {
    this.peer = peer;
    this.#random = random;
  }

  act(): string {
    const act = ACTS[this.#random(ACTS.length)] as (typeof ACTS)[number];
    if (act === 'undo' || act === 'redo') this.#replay(act);
    else if (act === 'escape') this.#escape();
    else this.#edit(act);
    return act;
  }

  /** Lets something arrive, and notes what it changed. */
  hear(deliver: () => void): void {
    this.peer.binding.flush();
    const before = fieldsOf(this.peer);
    const ids = idsOf(this.peer);
    deliver();
    for (const [field, value] of fieldsOf(this.peer)) {
      if (before.get(field) !== value) this.#others.set(field, value);
    }
    const now = idsOf(this.peer);
    for (const id of ids) if (!now.has(id)) this.#removedByOthers.add(id);
    for (const id of now) if (!ids.has(id)) this.#removedByOthers.delete(id);
  }

  #edit(act: string): void {
    const before = fieldsOf(this.peer);
    this.#mark();
    this.#do(act);
    this.#mine(before);
  }

  /** What I write, or delete, is mine from then on. */
  #mine(before: Fields): void {
    const after = fieldsOf(this.peer);
    for (const field of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(field) !== after.get(field)) this.#others.delete(field);
    }
  }

  #replay(act: 'undo' | 'redo'): void {
    const before = fieldsOf(this.peer);
    const ids = idsOf(this.peer);
    this.peer.undo[act]();
    const after = fieldsOf(this.peer);
    const now = idsOf(this.peer);
    for (const [field, value] of this.#others) {
      const [id = ''] = field.split(' ');
      const wasTheirs = before.get(field) === value;
      if (!wasTheirs || !ids.has(id)) continue;
      if (!now.has(id)) {
        throw new Error(`${act} by ${this.peer.name} removed ${id}, whose ${field} is another's`);
      }
      if (after.get(field) !== value) {
        throw new Error(`${act} by ${this.peer.name} touched ${field}, which is another's`);
      }
    }
    for (const id of now) {
      if (ids.has(id) || !this.#removedByOthers.has(id)) continue;
      throw new Error(`${act} by ${this.peer.name} brought back ${id}, which another removed`);
    }
  }

  /** A gesture that is given up halfway. */
  #escape(): void {
    const { editor } = this.peer;
    const shape = this.#anyShape();
    if (shape === undefined) return;
    const before = fieldsOf(this.peer);
    const mark = editor.markHistoryStoppingPoint('gesture');
    editor.updateShape({ id: shape.id, type: shape.type, x: this.#random(500) });
    editor.bailToMark(mark);
    if (JSON.stringify([...fieldsOf(this.peer)]) !== JSON.stringify([...before])) {
      throw new Error(`${this.peer.name} gave a gesture up, and something of it stayed`);
    }
  }

  #do(act: string): void {
    const { editor, board, command } = this.peer;
    const shape = this.#anyShape();
    const at = { x: this.#random(500), y: this.#random(500) };
    if (act === 'box' || act === 'frame') {
      const name = `${this.peer.name}${(this.#names += 1)}`;
      const size = act === 'frame' ? { w: 300, h: 300 } : { w: 40, h: 40 };
      editor.createShape({
        id: createShapeId(name),
        type: act === 'frame' ? 'frame' : 'geo',
        parentId: editor.getCurrentPageId(),
        ...at,
        props: size,
      });
    } else if (act === 'shot') addShots(board, [{ title: `by ${this.peer.name}` }], {}, command);
    else if (shape === undefined) return;
    else if (act === 'move') editor.updateShape({ id: shape.id, type: shape.type, ...at });
    else if (act === 'paint' && shape.type === 'geo') {
      const color = COLORS[this.#random(COLORS.length)] as string;
      editor.updateShape({ id: shape.id, type: 'geo', props: { color } });
    } else if (act === 'fade') {
      editor.updateShape({ id: shape.id, type: shape.type, opacity: this.#random(10) / 10 });
    } else if (act === 'delete') editor.deleteShapes([shape.id]);
    else if (act === 'into') {
      const frame = this.#anyShape('frame');
      if (frame !== undefined && frame.id !== shape.id && !editor.hasAncestor(frame, shape.id))
        editor.reparentShapes([shape.id], frame.id);
    } else if (act === 'select') editor.select(shape.id);
    else if (act === 'tie') {
      const arrow = createShapeId(`${this.peer.name}${(this.#names += 1)}`);
      editor.createShape({ id: arrow, type: 'arrow', parentId: editor.getCurrentPageId(), ...at });
      editor.createBinding({
        id: createBindingId(arrow),
        type: 'arrow',
        fromId: arrow,
        toId: shape.id,
        props: { terminal: 'end' },
      });
    }
  }

  #anyShape(type?: string): TLShape | undefined {
    const shapes = this.peer.editor
      .getCurrentPageShapesSorted()
      .filter((shape) => (type === undefined ? shape.type !== 'arrow' : shape.type === type))
      .filter((shape) => shape.type !== 'shot');
    return shapes[this.#random(shapes.length)];
  }

  #mark(): void {
    this.peer.editor.markHistoryStoppingPoint('act');
  }
}

const COLORS = ['red', 'blue', 'green', 'orange'];
const ACTS = [
  'box',
  'box',
  'frame',
  'move',
  'move',
  'paint',
  'paint',
  'fade',
  'delete',
  'into',
  'tie',
  'select',
  'shot',
  'undo',
  'undo',
  'undo',
  'redo',
  'redo',
  'escape',
] as const;

/** Every field of every shape in the store, flat, as something to compare. Order keys are left out: tldraw renumbers them. */
export function fieldsOf({ store }: Peer): Fields {
  const fields: Fields = new Map();
  for (const record of documentOf(store)) {
    if (record.typeName !== 'shape' || record.type === 'arrow') continue;
    const { id, props, index: _index, meta: _meta, ...own } = record;
    for (const [key, value] of Object.entries(own)) fields.set(`${id} ${key}`, value);
    for (const [key, value] of Object.entries(props)) {
      fields.set(`${id} props.${key}`, JSON.stringify(value));
    }
  }
  return fields;
}

const idsOf = ({ store }: Peer): Set<string> =>
  new Set(documentOf(store).flatMap(({ typeName, id }) => (typeName === 'shape' ? [id] : [])));

/** What is in a document's canvas, as plain values. */
export const canvasOf = (peer: Peer): unknown => rootsOf(peer.doc).canvas.toJSON();
