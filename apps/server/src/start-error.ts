/**
 * A reason the server cannot start that its operator can act on. The message is whole: what
 * happened, to what, what to do next. It is printed without a stack, and the process ends with `exitCode`.
 */
export class StartError extends Error {
  readonly exitCode: number;

  constructor(
    message: string,
    options: { readonly exitCode?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'StartError';
    this.exitCode = options.exitCode ?? 1;
  }
}
