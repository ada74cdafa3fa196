/** Proxies that were fetched before they are shown, as addresses within this page. */
interface Prepared {
  readonly address: string;
  readonly bytes: number;
}

/** Takes kept, and their bytes: those of two pages and the next wall, some hundred kilobytes each. */
const MOST_KEPT = 36;
const MOST_BYTES = 48 * 2 ** 20;

// A Map keeps the order in which they were fetched.
const kept = new Map<string, Prepared>();

/** Where a proxy, by its SHA-256, is had from: this computer when it is here already. */
export const addressOf = (proxy: string): string => kept.get(proxy)?.address ?? `/media/${proxy}`;

/** Has a proxy at hand. Rejects when it does not come. */
export async function prepareTake(proxy: string, signal: AbortSignal): Promise<void> {
  const known = kept.get(proxy);
  if (known !== undefined) {
    kept.delete(proxy);
    kept.set(proxy, known);
    return;
  }
  const answer = await fetch(`/media/${proxy}`, { signal, priority: 'low' });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const blob = await answer.blob();
  if (signal.aborted || kept.has(proxy)) return;
  kept.set(proxy, { address: URL.createObjectURL(blob), bytes: blob.size });
  tidy();
}

/** Lets go of all of them, as when nobody chooses any more. */
export function forgetPrepared(): void {
  for (const { address } of kept.values()) URL.revokeObjectURL(address);
  kept.clear();
}

/** How many are kept, for tests. */
export const preparedCount = (): number => kept.size;

function tidy(): void {
  let bytes = 0;
  for (const each of kept.values()) bytes += each.bytes;
  for (const [proxy, each] of kept) {
    if (kept.size <= MOST_KEPT && bytes <= MOST_BYTES) return;
    // A video that plays from it has it open, and plays on.
    URL.revokeObjectURL(each.address);
    kept.delete(proxy);
    bytes -= each.bytes;
  }
}
