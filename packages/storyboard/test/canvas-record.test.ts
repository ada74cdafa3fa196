import type { UnknownRecord } from '@tldraw/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putRecord, readRecord, rootsOf, updateRecord } from '../src/index.ts';
import type { PlainRecord } from '../src/index.ts';

type Plain = Record<string, unknown>;
const record = (value: Plain) => value as unknown as UnknownRecord;

const number = fc.integer({ min: -10_000, max: 10_000 });
const plain = { noNullPrototype: true } as const;
const point = fc.record({ x: number, y: number, z: fc.constant(0.5) }, plain);
const segments = fc.array(
  fc.record(
    { type: fc.constantFrom('free', 'straight'), points: fc.array(point, { maxLength: 5 }) },
    plain,
  ),
  { maxLength: 3 },
);
const shape: fc.Arbitrary<Plain> = fc.record(
  {
    id: fc.constant('shape:1'),
    typeName: fc.constant('shape'),
    type: fc.constant('draw'),
    parentId: fc.constantFrom('page:page', 'shape:2'),
    index: fc.constantFrom('a1', 'a2'),
    x: number,
    y: number,
    rotation: number,
    opacity: fc.constantFrom(0.5, 1),
    isLocked: fc.boolean(),
    meta: fc.dictionary(fc.constantFrom('a', 'b'), number, plain),
    props: fc.oneof(
      fc.record({ segments, color: fc.constantFrom('red', 'blue') }, plain),
      fc.record({ w: number, h: number, shotId: fc.string() }, plain),
      fc.record({}, plain),
    ),
  },
  plain,
);

const fresh = () => rootsOf(new Y.Doc()).canvas;

describe('canvas records', () => {
  it('[C1] come out as they went in', () => {
    fc.assert(
      fc.property(shape, (value) => {
        const canvas = fresh();
        putRecord(canvas, record(value));
        expect(readRecord('shape:1', canvas.get('shape:1'))).toEqual(value);
      }),
    );
  });

  it('[C1] also those without a place or without props', () => {
    for (const value of [
      { id: 'page:page', typeName: 'page', name: 'Board', index: 'a1', meta: {} },
      {
        id: 'asset:1',
        typeName: 'asset',
        type: 'image',
        meta: {},
        props: { w: 10, h: 20, src: '/media/x' },
      },
      {
        id: 'binding:1',
        typeName: 'binding',
        type: 'arrow',
        fromId: 'a',
        toId: 'b',
        meta: {},
        props: { terminal: 'start' },
      },
    ]) {
      const canvas = fresh();
      putRecord(canvas, record(value));
      expect(readRecord(value.id, canvas.get(value.id))).toEqual(value);
    }
  });

  it('[C2] follow every change', () => {
    fc.assert(
      fc.property(fc.array(shape, { minLength: 2, maxLength: 6 }), (values) => {
        const canvas = fresh();
        putRecord(canvas, record(values[0] as Plain));
        for (let i = 1; i < values.length; i++) {
          updateRecord(canvas, record(values[i - 1] as Plain), record(values[i] as Plain));
          expect(readRecord('shape:1', canvas.get('shape:1'))).toEqual(values[i]);
        }
      }),
    );
  });

  it('[C3] an update of a record that is gone writes nothing', () => {
    const canvas = fresh();
    const before = { id: 'shape:1', typeName: 'shape', x: 0, y: 0, rotation: 0, props: {} };
    updateRecord(canvas, record(before), record({ ...before, x: 5 }));
    expect(canvas.size).toBe(0);
  });

  it('[C4] two people changing different things of one shape both keep their change', () => {
    const start: PlainRecord = {
      id: 'shape:1',
      typeName: 'shape',
      x: 0,
      y: 0,
      rotation: 0,
      isLocked: false,
      props: { w: 1, h: 1, color: 'red' },
    };
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    putRecord(rootsOf(a).canvas, record(start));
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    updateRecord(rootsOf(a).canvas, record(start), record({ ...start, x: 9 }));
    updateRecord(
      rootsOf(b).canvas,
      record(start),
      record({ ...start, props: { w: 1, h: 1, color: 'blue' } }),
    );
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    for (const doc of [a, b]) {
      expect(readRecord('shape:1', rootsOf(doc).canvas.get('shape:1'))).toEqual({
        ...start,
        x: 9,
        props: { w: 1, h: 1, color: 'blue' },
      });
    }
  });

  it('[C5] a growing stroke sends its new points, not its old ones', () => {
    const doc = new Y.Doc();
    const { canvas } = rootsOf(doc);
    const stroke = (count: number) => ({
      id: 'shape:1',
      typeName: 'shape',
      type: 'draw',
      x: 0,
      y: 0,
      rotation: 0,
      props: {
        segments: [
          {
            type: 'free',
            points: Array.from({ length: count }, (_, i) => ({ x: i, y: i, z: 0.5 })),
          },
        ],
      },
    });
    putRecord(canvas, record(stroke(1)));
    const sizes: number[] = [];
    doc.on('update', (update: Uint8Array) => sizes.push(update.length));
    for (let count = 1; count < 400; count++)
      updateRecord(canvas, record(stroke(count)), record(stroke(count + 1)));
    expect(readRecord('shape:1', canvas.get('shape:1'))).toEqual(stroke(400));
    expect(Math.max(...sizes)).toBeLessThan(100);
  });

  it('[C5] a finished stroke is stored whole, in less than half the room of its pieces', () => {
    const doc = new Y.Doc();
    const { canvas } = rootsOf(doc);
    const stroke = (count: number, isComplete: boolean) => ({
      id: 'shape:1',
      typeName: 'shape',
      x: 0,
      y: 0,
      rotation: 0,
      props: {
        isComplete,
        segments: [
          { type: 'free', points: Array.from({ length: count }, (_, i) => ({ x: i, y: i })) },
        ],
      },
    });
    putRecord(canvas, record(stroke(1, false)));
    for (let count = 1; count < 400; count++) {
      updateRecord(canvas, record(stroke(count, false)), record(stroke(count + 1, false)));
    }
    const pieces = Y.encodeStateAsUpdate(doc).length;
    updateRecord(canvas, record(stroke(400, false)), record(stroke(400, true)));
    expect(readRecord('shape:1', canvas.get('shape:1'))).toEqual(stroke(400, true));
    expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(pieces / 2);
  });

  it('[C5] a stroke whose old points change is written whole', () => {
    const canvas = fresh();
    const stroke = (points: number[]) => ({
      id: 'shape:1',
      typeName: 'shape',
      x: 0,
      y: 0,
      rotation: 0,
      props: { segments: [{ type: 'straight', points: points.map((x) => ({ x, y: 0 })) }] },
    });
    putRecord(canvas, record(stroke([0, 1])));
    updateRecord(canvas, record(stroke([0, 1])), record(stroke([0, 2])));
    updateRecord(canvas, record(stroke([0, 2])), record(stroke([0])));
    expect(readRecord('shape:1', canvas.get('shape:1'))).toEqual(stroke([0]));
  });

  it('[C6] reading junk gives nothing instead of throwing', () => {
    for (const junk of [undefined, null, 7, 'x', new Y.Text(), new Y.Doc().getMap('m')]) {
      expect(readRecord('shape:1', junk)).toBeUndefined();
    }
    const canvas = fresh();
    const stored = new Y.Map<unknown>();
    canvas.set('shape:1', stored);
    stored.set('typeName', 'shape');
    stored.set('g', 'not a place');
    stored.set('p.segments', Y.Array.from(['x', 7, { more: true }]));
    expect(() => readRecord('shape:1', stored)).not.toThrow();
  });
});
