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

/** A file of the song, and how far the server is with it. */
export interface Mix {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly state: 'uploading' | 'waiting' | 'reading' | 'ready' | 'failed';
  /** Per mille. */
  readonly progress: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly importedBy: string;
  readonly importedAt: string;
  readonly facts: {
    readonly container: string;
    readonly codec: string;
    readonly rate: number;
    readonly channels: number;
    readonly samples: number;
    readonly notes: readonly string[];
    readonly says: readonly string[];
  } | null;
  readonly sha256: string | null;
  /** Null for who may not download it. */
  readonly source: string | null;
  readonly stream: string | null;
  readonly peaks: string | null;
  readonly listening: Listening | null;
  readonly comparisons: readonly Comparing[];
}
export interface Listening {
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
  readonly progress: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly proposal: Proposal | null;
}
export type Proposal =
  | {
      readonly tempo: readonly [number, number];
      readonly meter: { readonly beats: number; readonly unit: number };
      readonly firstBeat: number;
      readonly beats: readonly number[];
      readonly changes: readonly {
        readonly sample: number;
        readonly tempo: readonly [number, number];
      }[];
      readonly confidence: number;
      readonly agreement: string;
      readonly says: string;
    }
  | { readonly tempo: null; readonly confidence: number; readonly says: string };
export interface Comparing {
  readonly with: string;
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
  readonly progress: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly comparison: {
    readonly offset: number;
    readonly drift: number;
    readonly sure: number;
    readonly same: boolean;
    readonly says: string;
  } | null;
}
