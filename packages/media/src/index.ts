export type { MediaFacts, SpriteSheet } from './facts.ts';
