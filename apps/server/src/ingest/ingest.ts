/** The server's side of ingest, as routes see it: files wait in the database, somebody takes them up. */
export interface Ingest {
  /** Say that there is work. Returns at once; what gets lost is found by the next sweep. */
  wake(): void;
}
