import { expect } from '@playwright/test';
import type { Take } from '../../src/api/wire.ts';
import type { Someone } from './test.ts';

/** All takes of a board, oldest first, as the server tells them to this person. */
export async function takesOf({ context }: Someone, boardId: string): Promise<readonly Take[]> {
  const answer = await context.request.get(`/api/boards/${boardId}/takes`);
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { takes: Take[] }).takes;
}
