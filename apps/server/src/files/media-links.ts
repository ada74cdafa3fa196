import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Addresses of single files that work without a session until an instant. */
export interface MediaLinks {
  /** The path of a link; `expiresAt` is cut to whole seconds. */
  make(sha256: string, expiresAt: Date): string;
  /** What a link's parameters are worth now: `forged` when this server did not make it. */
  check(
    sha256: string,
    given: { readonly expires: string; readonly signature: string },
    now: Date,
  ): 'good' | 'expired' | 'forged';
}

/**
 * Signs with a key of its own, derived (HKDF, RFC 5869) from the secret that all servers of this
 * Takeboard share: a link made by one is good at each.
 */
export const openMediaLinks = (secret: string): MediaLinks => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'takeboard media links', 32));
  const signatureOf = (sha256: string, expires: string): Buffer =>
    createHmac('sha256', key).update(`${sha256} ${expires}`).digest();

  return {
    make: (sha256, expiresAt) => {
      const expires = String(Math.floor(expiresAt.getTime() / 1000));
      const signature = signatureOf(sha256, expires).toString('base64url');
      return `/media/${sha256}?expires=${expires}&signature=${signature}`;
    },
    check: (sha256, { expires, signature }, now) => {
      const expected = signatureOf(sha256, expires);
      const said = Buffer.from(signature, 'base64url');
      // Its length is no secret; its bytes are compared in the same time whatever they are.
      if (said.length !== expected.length || !timingSafeEqual(said, expected)) return 'forged';
      return Number(expires) * 1000 > now.getTime() ? 'good' : 'expired';
    },
  };
};
