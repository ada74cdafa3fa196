import { eq } from 'drizzle-orm';
import { member, user } from '../database/schema.ts';
import { newId } from '../database/new-id.ts';
import { publishAuthz, publishEvent } from '../events/publish-event.ts';
import type { Services } from '../services.ts';
import type { Identity } from './session.ts';

/** Makes a person who is known by a name and a cookie only. */
export const makeGuest = async (services: Services, name: string): Promise<Identity> => {
  const id = newId();
  await services.database.db.insert(user).values({
    id,
    name,
    // The sessions library wants an address for everybody; .invalid (RFC 2606) reaches nobody.
    email: `${id.toLowerCase()}-${Date.now()}@guest.invalid`,
    isAnonymous: true,
    createdAt: services.clock(),
    updatedAt: services.clock(),
  });
  return { userId: id, name, isGuest: true, email: null };
};

/** Gives a person another name, and tells every board they are on. */
export const renamePerson = async (
  services: Services,
  userId: string,
  name: string,
): Promise<void> => {
  await services.database.db.transaction(async (tx) => {
    await tx.update(user).set({ name, updatedAt: services.clock() }).where(eq(user.id, userId));
    const boards = await tx
      .select({ id: member.boardId })
      .from(member)
      .where(eq(member.userId, userId))
      .orderBy(member.boardId);
    for (const { id } of boards) {
      await publishEvent(tx, id, 'members', [userId]);
      await publishAuthz(tx, id, userId);
    }
  });
};
