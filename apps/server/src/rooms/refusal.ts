import { CLOSE } from './close-codes.ts';
import type { CloseCode } from './close-codes.ts';
import { LIMITS } from './limits.ts';

/** Bytes of reason that a close frame carries. */
const LONGEST_REASON = 123;

/** A refusal on its way from where it is noticed to the connection that caused it. */
export class Refusal extends Error {
  readonly code: CloseCode;
  constructor(code: CloseCode, sentence: string) {
    super(clipTo(sentence, LONGEST_REASON));
    this.name = 'Refusal';
    this.code = code;
  }
}

/** What people read when their connection ends. */
export const refusal = {
  malformed: (what: string) => new Refusal(CLOSE.malformed, what),
  noSuchBoard: () => new Refusal(CLOSE.noSuchBoard, 'There is no such board for you.'),
  deleted: () => new Refusal(CLOSE.noSuchBoard, 'This board was deleted.'),
  removed: () =>
    new Refusal(
      CLOSE.notAllowed,
      'You are no longer on this board. Ask its director for a new invite.',
    ),
  notAllowed: (role: string, root: string) =>
    new Refusal(CLOSE.notAllowed, `Your role here is ${role}: it may not change "${clip(root)}".`),
  changeTooLarge: () =>
    new Refusal(CLOSE.tooLarge, 'This change is too large for a board. Add images as files.'),
  boardFull: () =>
    new Refusal(
      CLOSE.tooLarge,
      `This board is full (${LIMITS.documentRefuseBytes / 2 ** 20} MB). Copy what you need to a new board.`,
    ),
  missingDependency: () =>
    new Refusal(
      CLOSE.missingDependency,
      'This change builds on one that never arrived. Sending all again.',
    ),
  tooManyPeople: () =>
    new Refusal(
      CLOSE.tryLater,
      `This board is full: ${LIMITS.connectionsPerBoard} windows have it open.`,
    ),
  tooManyMessages: () =>
    new Refusal(
      CLOSE.tryLater,
      'Too many messages at once. Your changes are kept; connecting again.',
    ),
  tooMuchWaits: () =>
    new Refusal(
      CLOSE.tryLater,
      'Too much waits to be saved. Your changes are kept; connecting again.',
    ),
  tooSlow: () =>
    new Refusal(
      CLOSE.tryLater,
      'Your connection cannot keep up with this board; it is opened anew.',
    ),
  cannotOpen: () =>
    new Refusal(CLOSE.tryLater, 'This board cannot be opened now. Connecting again.'),
  newerLayout: (sentence: string) => new Refusal(CLOSE.tryLater, sentence),
  noSession: () =>
    new Refusal(CLOSE.noSession, 'You are not signed in here. Type your name or sign in.'),
  databaseAway: () =>
    new Refusal(CLOSE.tryLater, 'The database does not answer. Connecting again.'),
  openedAnew: () =>
    new Refusal(CLOSE.restarting, 'This board is opened anew. Your changes are kept.'),
  restarting: () =>
    new Refusal(CLOSE.restarting, 'The server is restarting. Your changes are kept.'),
} as const;

const clip = (name: string): string => clipTo(name, 24);

function clipTo(sentence: string, bytes: number): string {
  if (Buffer.byteLength(sentence) <= bytes) return sentence;
  const whole = Buffer.from(sentence)
    .subarray(0, bytes - 3)
    .toString();
  return `${whole.replace(/\uFFFD+$/, '')}…`;
}
