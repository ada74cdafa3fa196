import { createShapeId } from '@tldraw/tlschema';

/** A random id for a record. tldraw's own id maker: URL-safe, and there in every environment. */
export const newId = (): string => createShapeId().slice('shape:'.length);
