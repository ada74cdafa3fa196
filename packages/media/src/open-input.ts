import type * as Mediabunny from 'mediabunny';

/** A media file opened for reading what it is; `bunny` is the library, loaded by then. */
interface OpenInput {
  readonly input: Mediabunny.Input;
  readonly bunny: typeof Mediabunny;
}

/**
 * Open a file of one of the four containers. Reads nothing yet. The library is loaded at the first
 * call, not with this package: the process that answers people never probes and keeps its 25 MB.
 * Dispose of `input` when done.
 */
export async function openInput(path: string): Promise<OpenInput> {
  const bunny = await import('mediabunny');
  // What it would print is told in words, to the person who can act.
  bunny.Logging.level = bunny.LogLevel.Silent;
  const input = new bunny.Input({
    source: new bunny.FilePathSource(path, {
      maxCacheSize: 4 << 20,
      // A read that fails while nobody waits for it fails again for whoever does.
      handleUnhandledError: () => undefined,
    }),
    formats: [bunny.MP4, bunny.QTFF, bunny.WEBM, bunny.MATROSKA],
  });
  return { input, bunny };
}
