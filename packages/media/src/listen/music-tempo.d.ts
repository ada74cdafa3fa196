declare module 'music-tempo' {
  /** BeatRoot's beat tracker (Dixon); its constructor does the work and throws strings. */
  export default class MusicTempo {
    constructor(
      sound: Float32Array,
      settings?: { readonly bufferSize?: number; readonly hopSize?: number },
    );
    /** Beats a minute with three decimals. */
    readonly tempo: string;
    /** Seconds. */
    readonly beats: readonly number[];
  }
}
