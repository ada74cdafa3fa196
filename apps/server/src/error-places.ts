/**
 * Kind and lines of an error and of its causes, without a word of what was said: a database's complaint
 * quotes the row it is about, and ballots stand in no log.
 */
export const errorPlaces = (error: unknown): string[] =>
  error instanceof Error
    ? [
        error.name,
        ...(error.stack ?? '').replace(error.message, '').split('\n').slice(1),
        ...errorPlaces(error.cause),
      ]
    : [];
