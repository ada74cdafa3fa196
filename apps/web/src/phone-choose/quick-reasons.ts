/** Why a take is not for me, as it is said most often: one tap instead of a sentence. */
export const NO_REASONS = [
  'Not the mood',
  'Looks fake',
  'Wrong movement',
  'Does not join',
  'Wrong light',
  'Wrong place',
] as const;

/** What should be different when none is good. */
export const NONE_REASONS = [
  'Another mood',
  'Slower',
  'Faster',
  'Closer',
  'Wider',
  'Another place',
] as const;
