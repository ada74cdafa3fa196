import type { Rational } from '@takeboard/editorial';

/** What a video file is, as measured and not as it says. */
export interface MediaFacts {
  readonly container: 'mp4' | 'mov' | 'webm' | 'mkv';
  /** Name of the video codec in lower case, as its standard calls it: `h264`, `hevc`, `vp9`, `av1`, `prores`. */
  readonly codec: string;
  /** Pixels as shown: turned upright, pixels made square. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise by which the stored picture is turned to be shown upright. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Frames per second; of a file with a varying rate the nominal one its proxy is made with. */
  readonly fps: Rational;
  readonly variableFps: boolean;
  /** Length in frames of `fps`; at least 1. */
  readonly frames: number;
  /** Whether its light is beyond what a plain screen shows (PQ or HLG); the proxy is tone-mapped. */
  readonly hdr: boolean;
  readonly audio: {
    readonly codec: string;
    readonly channels: number;
    readonly rate: number;
  } | null;
}

/** Stills of a take in one picture, row by row from the top left, for scrubbing. */
export interface SpriteSheet {
  readonly columns: number;
  readonly rows: number;
  /** How many tiles are stills; what is left of the last row is black. */
  readonly tiles: number;
  /** Pixels of one tile. */
  readonly tileWidth: number;
  readonly tileHeight: number;
}
