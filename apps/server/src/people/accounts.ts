import { and, eq } from 'drizzle-orm';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { failureCode } from '../database/failures.ts';
import { account, user } from '../database/schema.ts';
import { newId } from '../database/new-id.ts';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { moveGuestInto } from './move-guest.ts';
import type { Identity } from './session.ts';

interface Credentials {
  /** Trimmed and in lower case. */
  readonly email: string;
  readonly password: string;
}

/** How better-auth marks the account row that holds an e-mail address's password. */
const BY_PASSWORD = 'credential';

/**
 * Gives a guest an e-mail address and a password. The person stays the same: id, boards and session.
 * @throws ApiError 409 `already_account` or `email_taken`.
 */
export const upgradeGuest = async (
  services: Services,
  guest: Identity,
  { email, password }: Credentials,
): Promise<Identity> => {
  const hash = await hashPassword(password);
  const now = services.clock();
  await services.database.db.transaction(async (tx) => {
    const [present] = await tx
      .select({ isAnonymous: user.isAnonymous })
      .from(user)
      .where(eq(user.id, guest.userId))
      .for('update');
    if (!present?.isAnonymous) throw alreadyAccount();
    // Two people may ask for the same address at once: only one update survives the unique column.
    const [other] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    if (other) throw emailTaken();
    await tx
      .update(user)
      .set({ email, isAnonymous: false, updatedAt: now })
      .where(eq(user.id, guest.userId))
      .catch((error: unknown) => {
        throw failureCode(error) === UNIQUE_VIOLATION ? emailTaken() : error;
      });
    await tx.insert(account).values({
      id: newId(),
      accountId: guest.userId,
      providerId: BY_PASSWORD,
      userId: guest.userId,
      password: hash,
      createdAt: now,
      updatedAt: now,
    });
  });
  return { ...guest, isGuest: false, email };
};

/**
 * Finds the account of these credentials. When the browser was a guest until now, everything the
 * guest had moves into the account. Beginning the session is left to the caller.
 * @throws ApiError 401 `wrong_credentials`, the same for an unknown address and a wrong password.
 */
export const signIn = async (
  services: Services,
  { email, password }: Credentials,
  present: Identity | undefined,
): Promise<Identity> => {
  const { db } = services.database;
  const [found] = await db
    .select({ userId: user.id, name: user.name, hash: account.password })
    .from(user)
    .innerJoin(account, and(eq(account.userId, user.id), eq(account.providerId, BY_PASSWORD)))
    .where(eq(user.email, email));
  // An unknown address costs as much time as a wrong password, so that time tells nothing either.
  const hash = found?.hash ?? (await decoyHash());
  const right = await verifyPassword({ hash, password });
  if (!found?.hash || !right) throw wrongCredentials();
  if (present?.isGuest) await moveGuestInto(services, present.userId, found.userId);
  return { userId: found.userId, name: found.name, isGuest: false, email };
};

let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => (decoy ??= hashPassword('nobody has this password'));

const UNIQUE_VIOLATION = '23505';

const wrongCredentials = (): ApiError =>
  new ApiError(
    401,
    'wrong_credentials',
    'This e-mail address and password do not belong together. Check both, then try again.',
  );

const emailTaken = (): ApiError =>
  new ApiError(
    409,
    'email_taken',
    'There is an account with this e-mail address. Sign in to it instead: your boards here come along.',
  );

const alreadyAccount = (): ApiError =>
  new ApiError(
    409,
    'already_account',
    'You are signed in to an account already. Sign out first to make another one.',
  );
