/** What one connection and one board may ask of a server. Bytes, milliseconds and counts. */
const KB = 1024;
const MB = 1024 * KB;

export const LIMITS = {
  /** One message, and the one that brings a client's whole offline work. */
  messageBytes: 8 * MB,
  firstSyncBytes: 16 * MB,
  /** Sync messages of one connection; asking for the whole document costs as much as ten edits. */
  messagesPerSecond: 120,
  messageBurst: 600,
  stateRequestCost: 10,
  connectionsPerBoard: 250,
  /** A document's size as an update; beyond the second figure it takes no more edits. */
  documentWarnBytes: 16 * MB,
  documentRefuseBytes: 48 * MB,
  /** Edits of one board that wait for a database that does not answer. */
  waitingBytes: 24 * MB,

  presenceBytes: 8 * KB,
  presenceFrameMs: 50,
  presenceExpiryMs: 30_000,

  /** Bytes queued towards a reader, large frames aside: no cursors, please come back, gone. */
  queueNoCursors: 1 * MB,
  queueComeBack: 4 * MB,
  queueGone: 16 * MB,
  /** The same with large frames. */
  queueEver: 96 * MB,
  /** How long a reader may stay over the first of these. */
  queuePatienceMs: 10_000,

  compactRows: 300,
  compactBytes: 1 * MB,
  /** While people work, at most one compaction of a board in this time. */
  compactEveryMs: 30_000,
  unloadAfterMs: 45_000,
  autoVersionMs: 10 * 60_000,

  /** Log rows above this ride along in their notification; the others are fetched by id. */
  notifyBytes: 5_000,
  sweepMs: 5_000,
  /** More missed events than this are not listed: the client fetches everything again. */
  eventCatchUp: 200,
} as const;
