/** What the page calls one start of a round, so that asking twice makes one; pages without https have no randomUUID. */
export const newStartKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
