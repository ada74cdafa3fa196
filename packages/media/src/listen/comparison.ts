/** How a new mix lies beside the old one. */
export interface Comparison {
  /** The sample of the new mix at which sample 0 of the old one sounds; negative when it begins later in the old. */
  readonly offset: number;
  /** Samples of the new mix by which it runs late at the end of what both have; negative is early. */
  readonly drift: number;
  /** How sure this is, 0 to 1000. */
  readonly sure: number;
  /** Whether it is the same song at all. */
  readonly same: boolean;
  /** What was found, for people. */
  readonly says: string;
}
