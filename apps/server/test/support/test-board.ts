import { makeBoard } from '../../src/boards/boards.ts';
import { addMember } from '../../src/people/members.ts';
import type { Role } from '../../src/people/roles.ts';
import { lockBoard } from '../../src/events/publish-event.ts';
import { pictureOf } from '@takeboard/storyboard';
import type { Person, TestApp } from './test-app.ts';

/** A board of the first person given, who is its director; the others get the roles named. */
export const makeTestBoard = async (
  { services }: TestApp,
  director: Person,
  others: readonly (readonly [Person, Role])[] = [],
): Promise<string> => {
  const boardId = await makeBoard(services, director.id, {
    title: 'The Hardest Part',
    picture: pictureOf(),
  });
  if (others.length > 0) {
    await services.database.db.transaction(async (tx) => {
      await lockBoard(tx, boardId);
      for (const [person, role] of others) {
        const at = services.clock();
        await addMember(tx, { boardId, userId: person.id, role, inviteId: null, at });
      }
    });
  }
  return boardId;
};
