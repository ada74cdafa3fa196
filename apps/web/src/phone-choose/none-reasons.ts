/** What should be different when none is good, as it is said most often: one tap instead of a sentence. */
export const NONE_REASONS = [
  'Another mood',
  'Slower',
  'Faster',
  'Closer',
  'Wider',
  'Another place',
] as const;
