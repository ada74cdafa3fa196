import { createHash, randomBytes } from 'node:crypto';

/** A new invite token: 192 random bits, URL-safe. It is shown once, inside the link. */
export const newInviteToken = (): string => randomBytes(24).toString('base64url');

/**
 * What is stored of a token and looked up: its SHA-256 in hex. A fast hash is enough, since the
 * token is random and too long to guess; a stolen database still opens no board.
 */
export const hashInviteToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
