import { z } from 'zod';
import type { Take } from '../api/wire.ts';

/** The parts of the pool that have a line of their own. */
export const PARTS = [
  'all',
  'without-shot',
  'unseen',
  'liked',
  'hidden-by-me',
  'hidden-by-all',
  'too-short',
  'not-ready',
] as const;
export type Part = (typeof PARTS)[number];

/** Which takes are shown. Each field narrows what the others leave; null leaves all. */
export interface PoolFilter {
  readonly part: Part;
  readonly shotId: string | null;
  /** The declared tool; empty for takes of which nobody has said. */
  readonly madeWith: string | null;
  /** Who brought it in: a user id. */
  readonly madeBy: string | null;
  readonly shape: string | null;
  /** Leaves out what I have hidden, unless that is what is asked for. */
  readonly withoutHidden: boolean;
}

export const EVERYTHING: PoolFilter = {
  part: 'all',
  shotId: null,
  madeWith: null,
  madeBy: null,
  shape: null,
  withoutHidden: false,
};

/** What the document and the decisions say of takes. */
export interface Standing {
  /** Whether a take's shot is one of the document; takes of a shot that is gone have none. */
  isShot(shotId: string): boolean;
  /** Whether a take ends before the slot of its shot does. */
  isShort(takeId: string): boolean;
  /** Whether a reveal showed that somebody loved or liked it. */
  isLiked(takeId: string): boolean;
}

/** A filter as it was saved, whoever wrote it; what does not fit is left at its usual value. */
const savedSchema = z.object({
  part: z.enum(PARTS).catch(EVERYTHING.part),
  shotId: z.string().nullable().catch(null),
  madeWith: z.string().nullable().catch(null),
  madeBy: z.string().nullable().catch(null),
  shape: z.string().nullable().catch(null),
  withoutHidden: z.boolean().catch(false),
  query: z.string().catch(''),
});

export function readSaved(saved: unknown): { readonly filter: PoolFilter; readonly query: string } {
  const { query, ...filter } = savedSchema.parse(
    typeof saved === 'object' && saved !== null ? saved : {},
  );
  return { filter, query };
}

/** Choosing a part, or a shot, where the two exclude each other. */
export function narrow(filter: PoolFilter, by: Partial<PoolFilter>): PoolFilter {
  const next = { ...filter, ...by };
  if (by.part === 'without-shot') return { ...next, shotId: null };
  if (typeof by.shotId === 'string' && next.part === 'without-shot')
    return { ...next, part: 'all' };
  return next;
}

export const isEverything = (filter: PoolFilter): boolean =>
  Object.entries(EVERYTHING).every(([field, value]) => filter[field as keyof PoolFilter] === value);

export function isIn(take: Take, filter: PoolFilter, standing: Standing): boolean {
  const { part, shotId, madeWith, madeBy, shape, withoutHidden } = filter;
  const asksForHidden = part === 'hidden-by-me' || part === 'hidden-by-all';
  return (
    isInPart(take, part, standing) &&
    (shotId === null || take.shotId === shotId) &&
    (madeWith === null || (take.tool ?? '') === madeWith) &&
    (madeBy === null || take.importedBy === madeBy) &&
    (shape === null || shapeOf(take) === shape) &&
    !(withoutHidden && !asksForHidden && (take.hidden || take.hiddenByAll))
  );
}

function isInPart(take: Take, part: Part, { isShot, isShort, isLiked }: Standing): boolean {
  if (part === 'not-ready') return take.state !== 'ready';
  if (take.state !== 'ready') return false;
  switch (part) {
    case 'all':
      return true;
    case 'without-shot':
      return take.shotId === null || !isShot(take.shotId);
    case 'unseen':
      return !take.seen && !take.hidden && !take.hiddenByAll;
    case 'liked':
      return isLiked(take.id);
    case 'hidden-by-me':
      return take.hidden;
    case 'hidden-by-all':
      return take.hiddenByAll;
    case 'too-short':
      return isShort(take.id);
  }
}

/** How many takes each choice of the left column stands for, over the whole board. */
export interface PoolCounts {
  readonly parts: Readonly<Record<Part, number>>;
  readonly shots: ReadonlyMap<string, number>;
  readonly madeWith: ReadonlyMap<string, number>;
  readonly madeBy: ReadonlyMap<string, number>;
  readonly shapes: ReadonlyMap<string, number>;
  readonly failed: number;
}

export function countTakes(takes: readonly Take[], standing: Standing): PoolCounts {
  const { isShot } = standing;
  const parts = Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>;
  const [shots, madeWith, madeBy, shapes] = [0, 1, 2, 3].map(() => new Map<string, number>()) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ];
  let failed = 0;
  for (const take of takes) {
    for (const part of PARTS) if (isInPart(take, part, standing)) parts[part]++;
    if (take.state === 'failed') failed++;
    if (take.state !== 'ready') continue;
    if (take.shotId !== null && isShot(take.shotId)) more(shots, take.shotId);
    more(madeWith, take.tool ?? '');
    more(madeBy, take.importedBy);
    const shape = shapeOf(take);
    if (shape !== undefined) more(shapes, shape);
  }
  return { parts, shots, madeWith, madeBy, shapes, failed };
}

const more = (counts: Map<string, number>, key: string) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

const SHAPES = [
  ['2.39', 2.39],
  ['21:9', 21 / 9],
  ['16:9', 16 / 9],
  ['3:2', 3 / 2],
  ['4:3', 4 / 3],
  ['1:1', 1],
  ['4:5', 4 / 5],
  ['3:4', 3 / 4],
  ['2:3', 2 / 3],
  ['9:16', 9 / 16],
] as const;
/** Encoders want even sides, so that 854×480 is 16:9 as well. */
const NEARLY = 0.012;

/** The shape most takes have, as width divided by height; undefined when most have one without a name. */
export function usualAspect({ shapes }: PoolCounts): number | undefined {
  const [usual] = [...shapes].sort(([, a], [, b]) => b - a);
  return SHAPES.find(([name]) => name === usual?.[0])?.[1];
}

/** The shape of the picture: a ratio people name, or which way it is longer; undefined before it is known. */
export function shapeOf({ facts }: Pick<Take, 'facts'>): string | undefined {
  if (facts === null) return undefined;
  const ratio = facts.width / facts.height;
  const known = SHAPES.find(([, each]) => Math.abs(ratio / each - 1) < NEARLY);
  return known?.[0] ?? (ratio > 1 ? 'other wide' : 'other tall');
}
