/** Says how far a long work is: on a terminal in one line that changes, elsewhere now and then. */
export interface Progress {
  /** `done` of `all`, and what else is worth knowing. */
  at(done: number, all: number, more?: string): void;
  /** Ends the line of this work. */
  end(said: string): void;
}

const SELDOM_MS = 10_000;

export function progressOf(what: string, out: NodeJS.WriteStream = process.stderr): Progress {
  const begun = performance.now();
  let last = begun;
  const clear = out.isTTY ? '\r\u001B[2K' : '';
  return {
    at(done, all, more = '') {
      if (!out.isTTY && performance.now() - last < SELDOM_MS) return;
      last = performance.now();
      out.write(`${clear}${what}: ${done} of ${all}${more && `, ${more}`}${out.isTTY ? '' : '\n'}`);
    },
    end(said) {
      const seconds = Math.round((performance.now() - begun) / 1000);
      out.write(`${clear}${what}: ${said} (${seconds} s)\n`);
    },
  };
}
