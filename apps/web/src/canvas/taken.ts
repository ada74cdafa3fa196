import type { TLShapeId } from 'tldraw';

/**
 * What a shape answers to a double press that it has taken: a change that changes nothing. With no
 * answer tldraw begins a text where the pointer is, on top of the shape.
 */
export const taken = <Type extends string>(id: TLShapeId, type: Type) => ({ id, type });
