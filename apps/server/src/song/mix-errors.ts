import { ApiError } from '../http/errors.ts';

export const mixNotFound = (): ApiError =>
  new ApiError(
    404,
    'mix_not_found',
    'There is no such song on this board (any more). Load the board again.',
  );

export const mixNotReady = (name: string): ApiError =>
  new ApiError(
    409,
    'mix_not_ready',
    `"${name}" is not ready yet. Wait until it is, then try again.`,
  );

export const mixIsReady = (name: string): ApiError =>
  new ApiError(
    409,
    'mix_is_ready',
    `"${name}" is ready, and what is ready stays. Take the song off the board instead.`,
  );

export const mixNotFailed = (name: string): ApiError =>
  new ApiError(
    409,
    'mix_not_failed',
    `"${name}" has not failed, so there is nothing to run again. Load the board again.`,
  );

export const sameMix = (name: string): ApiError =>
  new ApiError(
    409,
    'same_mix',
    `"${name}" cannot be compared with itself. Name another mix of this board.`,
  );
