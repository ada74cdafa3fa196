/**
 * Milliseconds: whoever lets go earlier has tapped, and what a tap opens stays open, so that nobody
 * has to hold a key down.
 */
const TAP = 300;

/** What letting go of Space means. */
export interface SpaceKey {
  /** The key that opened an audition went down; milliseconds of any one clock. */
  down(at: number): void;
  /** It came up: `keep` after a tap, `close` after a hold, null when it opened nothing. */
  up(at: number): 'keep' | 'close' | null;
  /** It is down, and what it opened is open. */
  isDown(): boolean;
  /** The page hears no keys any more, or what it opened was closed otherwise: its release means nothing. */
  forget(): void;
}

export function newSpaceKey(): SpaceKey {
  let since: number | null = null;
  return {
    down(at) {
      since = at;
    },
    up(at) {
      if (since === null) return null;
      const meant = at - since < TAP ? 'keep' : 'close';
      since = null;
      return meant;
    },
    isDown: () => since !== null,
    forget() {
      since = null;
    },
  };
}
