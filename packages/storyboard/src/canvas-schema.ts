import {
  createShapePropsMigrationSequence,
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
} from '@tldraw/tlschema';
import type { RecordProps, TLBaseShape, TLSchema } from '@tldraw/tlschema';
import { T } from '@tldraw/validate';

/**
 * What may lie on a canvas: tldraw's own shapes and three of ours. Free of the DOM, so that the
 * server validates and migrates with the very schema the browser draws with.
 */

/** A shot's card: the shot itself lives under `shots`, the card only shows it. */
export type ShotCardShape = TLBaseShape<'shot', { w: number; h: number; shotId: string }>;

/** A drawing or still that stands for a shot; the strokes drawn on it are its children. */
export type PanelShape = TLBaseShape<
  'panel',
  {
    w: number;
    h: number;
    caption: string;
    /** The shot it stands for; empty for none. */
    shotId: string;
    /** SHA-256 (hex) of the still in the blob store; empty for none. */
    image: string;
  }
>;

/** A take's card, in the shape of its picture: the take itself is a fact of the server. */
export type TakeCardShape = TLBaseShape<'take', { w: number; h: number; takeId: string }>;

export const shotCardProps: RecordProps<ShotCardShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  shotId: T.string,
};

export const panelProps: RecordProps<PanelShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  caption: T.string,
  shotId: T.string,
  image: T.string,
};

export const takeCardProps: RecordProps<TakeCardShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  takeId: T.string,
};

const noMigrations = createShapePropsMigrationSequence({ sequence: [] });

export const canvasSchema: TLSchema = createTLSchema({
  shapes: {
    ...defaultShapeSchemas,
    shot: { props: shotCardProps, migrations: noMigrations },
    panel: { props: panelProps, migrations: noMigrations },
    take: { props: takeCardProps, migrations: noMigrations },
  },
  bindings: defaultBindingSchemas,
});

/** The one page of a board's canvas. */
export const PAGE_ID = 'page:page';

/** Card size in canvas units at a new board; the pictures' 226 : 168. */
export const CARD_SIZE = { w: 226, h: 168 } as const;

/** Height of a new take's card in canvas units: two with the room between them are a shot's card. */
export const TAKE_HEIGHT = 80;
