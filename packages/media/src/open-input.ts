import type * as Mediabunny from 'mediabunny';

/** A media file opened for reading what it is; `bunny` is the library, loaded by then. */
interface OpenInput {
  readonly input: Mediabunny.Input;
  readonly bunny: typeof Mediabunny;
}

/** What a file is opened as. */
const FORMATS = {
  take: (bunny: typeof Mediabunny) => [bunny.MP4, bunny.QTFF, bunny.WEBM, bunny.MATROSKA],
  song: (bunny: typeof Mediabunny) => [bunny.MP4, bunny.QTFF, bunny.FLAC, bunny.OGG, bunny.MP3],
} as const;

/**
 * Open a file of one of the containers of takes or of songs. Reads nothing yet. The library is loaded at the first
 * call, not with this package: the process that answers people never probes and keeps its 25 MB.
 * Dispose of `input` when done.
 */
export async function openInput(
  path: string,
  kind: keyof typeof FORMATS = 'take',
): Promise<OpenInput> {
  const bunny = await import('mediabunny');
  // What it would print is told in words, to the person who can act.
  bunny.Logging.level = bunny.LogLevel.Silent;
  const input = new bunny.Input({
    source: new bunny.FilePathSource(path, {
      maxCacheSize: 4 << 20,
      // A read that fails while nobody waits for it fails again for whoever does.
      handleUnhandledError: () => undefined,
    }),
    formats: FORMATS[kind](bunny),
  });
  return { input, bunny };
}
