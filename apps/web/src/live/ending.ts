/** Why a board's connection is over for good, and what a person can do about it. */
export interface Ending {
  readonly code: number;
  /** What happened and what next, ready to be shown. */
  readonly sentence: string;
  readonly next: 'sign in' | 'reload' | 'leave';
  /** Whether the copy on this computer must go: its owner may not have it, or it has diverged. */
  readonly dropsCopy: boolean;
}

/** The server could not place an edit: it builds on one that the server never got. */
export const MISSING_DEPENDENCY = 4509;

/** `reason` is the server's own sentence, which may be empty. */
export function endingOf(code: number, reason: string): Ending {
  const said = reason.trim();
  switch (code) {
    case 4401:
      return {
        code,
        sentence: 'You are no longer signed in. Sign in again; your changes stay on this computer.',
        next: 'sign in',
        dropsCopy: false,
      };
    case 4403:
      return {
        code,
        sentence: `${said || 'You were removed from this board, or your role changed.'} What was not saved is gone; reload to see where you stand.`,
        next: 'reload',
        dropsCopy: true,
      };
    case 4404:
      return {
        code,
        sentence: 'There is no such board for you. It was deleted, or you are no longer on it.',
        next: 'leave',
        dropsCopy: true,
      };
    case 4413:
      return {
        code,
        sentence: `${said || 'A change is too large for a board.'} Undo it or reload; nothing after it is saved.`,
        next: 'reload',
        dropsCopy: true,
      };
    case MISSING_DEPENDENCY:
      return {
        code,
        sentence:
          'The copy on this computer does not fit the board any more. Reload to fetch the board; what was not saved is gone.',
        next: 'reload',
        dropsCopy: true,
      };
    default:
      return {
        code,
        sentence: `${said || 'The server could not read a change.'} Reload to go on; the last changes may be gone.`,
        next: 'reload',
        dropsCopy: true,
      };
  }
}
