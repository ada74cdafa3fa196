/** An answer of the server that is an error. The message is a sentence for the person. */
export class ApiFailure extends Error {
  /** HTTP status; 0 when the server could not be reached at all. */
  readonly status: number;
  /** The server's name for what went wrong, such as `board_not_found`. */
  readonly code: string;
  /** With `invalid_request`: the rule each wrong field breaks, in words. */
  readonly rules: ReadonlyMap<string, string>;

  private constructor(
    status: number,
    code: string,
    message: string,
    { cause, details }: { cause?: unknown; details?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
    this.rules = rulesOf(details);
  }

  static of(status: number, body: unknown): ApiFailure {
    const { code, message, details } = (body as { error?: Record<string, unknown> })?.error ?? {};
    if (typeof code === 'string' && typeof message === 'string') {
      return new ApiFailure(status, code, message, { details });
    }
    // A proxy in front of the server answers in its own words.
    return new ApiFailure(
      status,
      'unexpected_answer',
      `The server answered ${status} without saying why. Try again in a moment.`,
    );
  }

  static unreachable(cause: unknown): ApiFailure {
    return new ApiFailure(
      0,
      'unreachable',
      'Takeboard’s server does not answer. Check your connection and that the server is running, then try again.',
      { cause },
    );
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get passes(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export const isFailure = (error: unknown, code: string): boolean =>
  error instanceof ApiFailure && error.code === code;

/** The rule a field of a form broke, as a sentence to stand under it; undefined when it broke none. */
export function ruleFor(error: unknown, field: string): string | undefined {
  const rule = error instanceof ApiFailure ? error.rules.get(field) : undefined;
  return rule && `${rule.charAt(0).toUpperCase()}${rule.slice(1).replace(/\.$/u, '')}.`;
}

/** The sentence to show for anything that was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiFailure
    ? error.message
    : 'Something went wrong on this page. Reload it, then try again.';

function rulesOf(details: unknown): ReadonlyMap<string, string> {
  if (!Array.isArray(details)) return new Map();
  return new Map(
    (details as { field?: unknown; rule?: unknown }[]).flatMap(({ field, rule }) =>
      typeof field === 'string' && typeof rule === 'string' ? [[field, rule] as const] : [],
    ),
  );
}
