import type { components } from './schema.d.ts';

/** The server's shapes under short names; openapi.json is where they are written. */
export type Role = components['schemas']['Role'];
export type Member = components['schemas']['Member'];
export type BoardCard = components['schemas']['BoardCard'];
export type BoardInfo = components['schemas']['Board'];
export type BoardDraft = components['schemas']['BoardDraft'];
export type User = components['schemas']['User'];
export type InviteFace = components['schemas']['InviteFace'];
export type Invite = components['schemas']['Invite'];
export type Version = components['schemas']['Version'];
export type Take = components['schemas']['Take'];
export type TakeDetail = components['schemas']['TakeDetail'];
export type TakeRange = NonNullable<components['schemas']['TakeRange']>;
export type Decision = components['schemas']['Decision'];
/** A decision as the log has it, with all that was on the table. */
export type LoggedDecision = components['schemas']['LoggedDecision'];
export type LogVerdict = components['schemas']['LogVerdict'];
export type LikedTake = components['schemas']['LikedTake'];
export type Mix = components['schemas']['Mix'];
export type Proposal = NonNullable<components['schemas']['Proposal']>;
/** A mix against an older one, and how far the server is with it. */
export type Comparing = Mix['comparisons'][number];
