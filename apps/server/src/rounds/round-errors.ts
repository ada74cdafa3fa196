import { ApiError } from '../http/errors.ts';

/** Every refusal of a round: what happened, to what, what to do next. */

export const roundNotFound = (): ApiError =>
  new ApiError(
    404,
    'round_not_found',
    'There is no such round on this board (any more). Load the rounds again.',
  );

export const shotNotInRound = (): ApiError =>
  new ApiError(
    404,
    'shot_not_in_round',
    'This shot is not in this round (any more). Load the round again.',
  );

export const roundClosed = (): ApiError =>
  new ApiError(
    409,
    'round_closed',
    'This round is over, so nothing was changed. Re-open the shot if it should be chosen anew.',
  );

export const roundNotOpen = (): ApiError =>
  new ApiError(
    409,
    'round_not_open',
    'This round has not begun. It begins when everybody who decides has joined or skipped.',
  );

const notAVoter = (message: string): ApiError => new ApiError(403, 'not_a_voter', message);

export const notJoined = (): ApiError =>
  notAVoter('You have not joined this round, so you have no ballot in it. Join it, then choose.');

export const doesNotDecide = (): ApiError =>
  notAVoter('Only those who decide in this round may do this. Ask one of them to.');

export const somebodyElse = (): ApiError =>
  new ApiError(
    409,
    'somebody_else',
    'Somebody else is signed in in this browser by now, so nothing was marked. Reload the page to go on as them, or sign in again.',
  );

export const ballotReady = (): ApiError =>
  new ApiError(
    409,
    'ballot_ready',
    'You said ready, so your marks stay as they are. Say "not ready yet" first, then change them.',
  );

export const alreadyRevealed = (label: string): ApiError =>
  new ApiError(
    409,
    'already_revealed',
    `The marks on "${label}" are on the table already, so they stay as they were handed in. Re-open the shot to choose anew.`,
  );

export const notRevealed = (label: string): ApiError =>
  new ApiError(
    409,
    'not_revealed',
    `"${label}" is still being chosen. Its marks are shown when everybody who decides is ready.`,
  );

export const neverRevealed = (label: string): ApiError =>
  new ApiError(
    409,
    'not_revealed',
    `"${label}" was left out before its marks were shown, so they stay hidden. Re-open the shot to choose it.`,
  );

export const takeNotOnWall = (label: string): ApiError =>
  new ApiError(
    409,
    'take_not_on_wall',
    `This take is not among those of "${label}" in this round, so nothing was changed. Load the round again.`,
  );

export const turnOver = (label: string): ApiError =>
  new ApiError(
    409,
    'turn_over',
    `"${label}" has gone on since, so this came too late and changed nothing. Look at where it is now.`,
  );

export const cardChanged = (): ApiError =>
  new ApiError(
    409,
    'card_changed',
    'The rules of this round were changed since you saw them. Read them again, then answer.',
  );

export const cardIsFixed = (why: string): ApiError =>
  new ApiError(
    409,
    'card_fixed',
    `${why}, so its rules stay as they are. End it and start another.`,
  );

export const notEverybodyAnswered = (names: readonly string[]): ApiError =>
  new ApiError(
    409,
    'not_everybody_answered',
    names.length === 0
      ? 'Nobody who decides has joined this round. Join it, then begin.'
      : `Not everybody who decides has answered these rules yet: ${names.join(', ')} still ${names.length === 1 ? 'has' : 'have'} to. Wait until all have joined or skipped.`,
  );

export const tooManyMarks = (why: string): ApiError => new ApiError(409, 'too_many_marks', why);

export const nothingMarked = (why: string): ApiError => new ApiError(409, 'nothing_marked', why);

export const notYourFace = (): ApiError =>
  new ApiError(
    403,
    'not_your_face',
    'Only an artist of the board can take out a take as their own face. Say in words why it is not for you.',
  );

export const deadlinePast = (): ApiError =>
  new ApiError(
    409,
    'deadline_past',
    'The deadline of this round has passed by the server’s clock, so nothing was changed. What was handed in before counts.',
  );

export const deadlineNotAhead = (): ApiError =>
  new ApiError(
    409,
    'deadline_past',
    'By the server’s clock this deadline has passed already. Choose a later one.',
  );

export const notYourSay = (message: string): ApiError => new ApiError(403, 'not_your_say', message);

export const oneLiveRound = (label: string): ApiError =>
  new ApiError(
    409,
    'one_live_round',
    `"${label}" is being chosen in another live round. Join that one, or end it first.`,
  );

export const methodNotKnown = (id: string): ApiError =>
  new ApiError(
    409,
    'method_not_known',
    `There is no voting method "${id}". Choose one from the catalogue.`,
  );

export const cannotTakePart = (message: string): ApiError =>
  new ApiError(409, 'cannot_take_part', message);
