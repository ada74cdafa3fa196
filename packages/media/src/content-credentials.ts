import type { FileHandle } from 'node:fs/promises';
import type * as C2pa from '@contentauth/c2pa-wasm';
import type { Box } from './walk-boxes.ts';

/** What a C2PA manifest says about who made a file, in short. */
export interface ContentCredentials {
  /** True: the bytes are those that were signed. False: they were changed. Null: not looked at, the file is too large. */
  readonly unchanged: boolean | null;
  /** Program that wrote the manifest, with its version. */
  readonly claimGenerator?: string;
  /** Program or model that made the picture, as the first action that names one says. */
  readonly softwareAgent?: string;
  /** IPTC's word for how it came about: `trainedAlgorithmicMedia` is a generated picture. */
  readonly sourceType?: string;
  /** Who signed; nobody here vouches for them. */
  readonly signedBy?: string;
  /** As the signature says, ISO 8601. */
  readonly signedAt?: string;
  /** What was done to the file, as the manifest lists it; left out beyond 32 kB. */
  readonly actions?: readonly unknown[];
  /** Why a manifest that is there could not be read; everything else is missing then. */
  readonly broken?: string;
}

/** Larger files are not read whole for the sake of a hash: their manifest alone is. Bytes. */
const MOST_CHECKED = 32 << 20;
const MOST_MANIFEST = 8 << 20;
const MOST_ACTIONS = 32_768;

/** Nothing is fetched from anywhere, whatever a manifest points to, and no list of trusted signers is kept. */
const SETTINGS = JSON.stringify({
  verify: { remote_manifest_fetch: false, ocsp_fetch: false, verify_trust: false },
});

/**
 * Read the manifest that lies in `box` of an MP4 or MOV file of `size` bytes. A broken one is told as
 * such and never thrown: a take is a take without it.
 */
export async function contentCredentials(
  file: FileHandle,
  size: number,
  box: Box,
): Promise<ContentCredentials> {
  try {
    const checked = size <= MOST_CHECKED;
    const bytes = checked ? await readAt(file, 0, size) : await manifestIn(file, box);
    const store = await readStore(checked ? 'video/mp4' : 'application/c2pa', bytes);
    return summary(store, checked);
  } catch (error) {
    return { unchanged: null, broken: String(error).slice(0, 300) };
  }
}

/** The manifest store inside its box: after the identifier come version, purpose and an offset. */
async function manifestIn(file: FileHandle, box: Box): Promise<Uint8Array> {
  const content = await readAt(
    file,
    box.at + box.headerBytes + 16,
    Math.min(box.bytes - box.headerBytes - 16, MOST_MANIFEST),
  );
  const endOfPurpose = content.indexOf(0, 4);
  if (endOfPurpose < 0) throw new Error('its box has no purpose');
  return content.subarray(endOfPurpose + 1 + 8);
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, bytes));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
  return buffer.subarray(0, bytesRead);
}

let loading: Promise<typeof C2pa> | undefined;

/** Nine megabytes of WebAssembly, loaded when the first file with a manifest comes. */
function load() {
  loading ??= (async () => {
    const [wasm, { readFile }] = await Promise.all([
      import('@contentauth/c2pa-wasm'),
      import('node:fs/promises'),
    ]);
    const module = await readFile(new URL(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm')));
    wasm.initSync({ module });
    return wasm;
  })();
  return loading;
}

async function readStore(format: string, bytes: Uint8Array): Promise<Store> {
  const { WasmReader } = await load();
  const reader = await WasmReader.fromBytes(format, bytes, SETTINGS);
  try {
    return JSON.parse(reader.json()) as Store;
  } finally {
    reader.free();
  }
}

/** The parts of the reader's answer that are used; a manifest may leave out any of them. */
interface Store {
  readonly active_manifest?: string;
  readonly manifests?: Readonly<Record<string, Manifest>>;
  readonly validation_state?: string;
}
interface Manifest {
  readonly claim_generator?: string;
  readonly claim_generator_info?: readonly { name?: string; version?: string }[];
  readonly assertions?: readonly { label?: string; data?: { actions?: readonly Action[] } }[];
  readonly signature_info?: { issuer?: string; common_name?: string; time?: string };
}
interface Action {
  readonly softwareAgent?: string | { name?: string; version?: string };
  readonly digitalSourceType?: string;
}

function summary(store: Store, checked: boolean): ContentCredentials {
  const manifest = store.manifests?.[store.active_manifest ?? ''];
  if (manifest === undefined) throw new Error('it names no active manifest');
  const actions = (manifest.assertions ?? [])
    .filter(({ label = '' }) => label.startsWith('c2pa.actions'))
    .flatMap(({ data }) => data?.actions ?? []);
  const { issuer, common_name: person, time } = manifest.signature_info ?? {};
  const agent = actions.map((action) => named(action.softwareAgent)).find(Boolean);
  const sourceType = actions.map((action) => action.digitalSourceType).find(Boolean);
  const generator = named(manifest.claim_generator_info?.[0]) ?? manifest.claim_generator;
  const signedBy = [person, issuer].filter(Boolean).join(', ');
  return {
    unchanged: checked ? store.validation_state !== 'Invalid' : null,
    ...(generator && { claimGenerator: generator }),
    ...(agent && { softwareAgent: agent }),
    ...(sourceType && { sourceType: sourceType.split('/').at(-1) ?? sourceType }),
    ...(signedBy && { signedBy }),
    ...(time && { signedAt: time }),
    ...(JSON.stringify(actions).length <= MOST_ACTIONS && { actions }),
  };
}

function named(program: Action['softwareAgent']): string | undefined {
  if (program === undefined || typeof program === 'string') return program || undefined;
  return [program.name, program.version].filter(Boolean).join(' ') || undefined;
}
