import { ApiError } from '../http/errors.ts';

export const takeNotFound = (): ApiError =>
  new ApiError(
    404,
    'take_not_found',
    'There is no such take on this board (any more). Load the takes again.',
  );

export const takeNotReady = (name: string): ApiError =>
  new ApiError(
    409,
    'take_not_ready',
    `"${name}" is not ready yet. Wait until it is, then try again.`,
  );
