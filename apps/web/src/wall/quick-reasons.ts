/** Why a take is not for somebody, as one says it with one key. */
export interface QuickReason {
  readonly letter: string;
  readonly words: string;
  /** The one ✗ that takes a take out, and only of the person whose face it is. */
  readonly ownFace?: true;
}

const USUAL: readonly QuickReason[] = [
  { letter: 'f', words: 'face' },
  { letter: 'h', words: 'hands' },
  { letter: 'm', words: 'motion' },
  { letter: 'l', words: 'too long' },
  { letter: 's', words: 'not the story' },
];

const OWN_FACE: QuickReason = { letter: 'o', words: 'my own face', ownFace: true };

/** The reasons offered to somebody in that role. */
export const quickReasons = (role: string): readonly QuickReason[] =>
  role === 'artist' ? [...USUAL, OWN_FACE] : USUAL;
