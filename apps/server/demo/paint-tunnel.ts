/**
 * The pictures of the invented film: a flight through a tunnel of frames towards a light, with two
 * people standing in it. Painted here and not by ffmpeg's filters, because looking up two tables per
 * pixel costs a tenth of what drawing costs, and every film can so be different from all others.
 */
export interface Tunnel {
  readonly form: 'ellipse' | 'frame' | 'triangle' | 'arch';
  /** Degrees on the colour circle. */
  readonly hue: number;
  /** Where the light is, in shares of width and height from the top left. */
  readonly light: readonly [number, number];
  /** How the light wanders, in shares of width and height per second. */
  readonly drift: readonly [number, number];
  /** Frames that pass the camera in a second; negative flies backwards. */
  readonly speed: number;
  /** How many frames lie between a distance and the double of it. */
  readonly density: number;
  /** Height of the people in shares of the picture's, and how much that grows in a second. */
  readonly people: { readonly size: number; readonly growth: number; readonly apart: number };
}

/** A picture at a moment, in seconds, as planar YUV 4:2:0. The same memory is filled each time. */
export type Painter = (seconds: number) => Uint8Array;

/** How far the light may wander, in shares of the longer side. */
const WANDER = 0.15;
const LEVELS = 256;

/** Prepares everything that does not change from picture to picture. Width and height are even. */
export function tunnelPainter(tunnel: Tunnel, width: number, height: number): Painter {
  const margin = 2 * Math.ceil((WANDER * Math.max(width, height)) / 2);
  const wide = width + 2 * margin;
  const map = mapOf(tunnel, width, height, margin);
  const tone = tonesOf(tunnel.hue);
  const shine = ringProfile();
  const picture = new Uint8Array((width * height * 3) / 2);
  const limit = (pixels: number) => 2 * Math.round(Math.max(-margin, Math.min(margin, pixels)) / 2);

  return (seconds) => {
    const left = margin - limit(tunnel.drift[0] * seconds * width);
    const top = margin - limit(tunnel.drift[1] * seconds * height);
    const passed = Math.round(tunnel.speed * seconds * LEVELS);
    for (let y = 0, i = 0; y < height; y += 1) {
      for (let x = 0, from = (y + top) * wide + left; x < width; x += 1, i += 1, from += 1) {
        const level = map.glow[from] ?? 0;
        const ring = shine[((map.ring[from] ?? 0) - passed) & (LEVELS - 1)] ?? 0;
        picture[i] = (tone.y[level] ?? 0) + ((ring * (tone.line[level] ?? 0)) >> 8);
      }
    }
    const [half, chroma] = [width / 2, width * height];
    for (let y = 0, i = chroma; y < height; y += 2) {
      for (let x = 0, from = (y + top) * wide + left; x < width; x += 2, i += 1, from += 2) {
        const level = map.glow[from] ?? 0;
        picture[i] = tone.u[level] ?? 128;
        picture[i + (half * height) / 2] = tone.v[level] ?? 128;
      }
    }
    paintPeople(picture, tunnel, seconds, width, height);
    return picture;
  };
}

/** For each point of a picture with margins: how light it is, and between which frames it lies. */
function mapOf(tunnel: Tunnel, width: number, height: number, margin: number) {
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  const glow = new Uint8Array(wide * high);
  const ring = new Uint8Array(wide * high);
  const unit = Math.min(width, height);
  const [cx, cy] = [tunnel.light[0] * width + margin, tunnel.light[1] * height + margin];
  for (let y = 0, i = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1, i += 1) {
      const [dx, dy] = [(x - cx) / unit, (y - cy) / unit];
      const far = distanceIn(tunnel.form, dx, dy);
      const light = Math.max(0, 1 - Math.sqrt((dx * 0.8) ** 2 + dy ** 2) / 0.9);
      glow[i] = Math.round(255 * light);
      ring[i] = Math.round(Math.log2(far + 0.1) * tunnel.density * LEVELS) & (LEVELS - 1);
    }
  }
  return { glow, ring };
}

function distanceIn(form: Tunnel['form'], dx: number, dy: number): number {
  const x = Math.abs(dx) * 0.7;
  switch (form) {
    case 'ellipse':
      return Math.sqrt(x ** 2 + dy ** 2);
    case 'frame':
      return Math.max(x, Math.abs(dy));
    case 'triangle':
      return Math.max(dy * 0.9, x * 0.9 - dy * 0.55);
    case 'arch':
      return dy < 0 ? Math.sqrt(x ** 2 + dy ** 2) : Math.max(x, dy * 0.8);
  }
}

/** What each level of light looks like in this hue: pale where it is brightest, deep at the edges. */
function tonesOf(hue: number) {
  const tone = {
    y: new Uint8Array(LEVELS),
    u: new Uint8Array(LEVELS),
    v: new Uint8Array(LEVELS),
    /** How much a frame's line adds. */
    line: new Uint8Array(LEVELS),
  };
  for (let level = 0; level < LEVELS; level += 1) {
    const light = level / (LEVELS - 1);
    const [r, g, b] = colorOf(hue, 0.42, 0.04 + 0.88 * light ** 1.7);
    const luma = 0.299 * r + 0.587 * g + 0.114 * b;
    tone.y[level] = 16 + 219 * luma;
    tone.u[level] = 128 + (224 * (b - luma)) / 1.772;
    tone.v[level] = 128 + (224 * (r - luma)) / 1.402;
    tone.line[level] = 34 * Math.sin(Math.PI * light ** 0.6);
  }
  return tone;
}

/** Red, green and blue, 0 to 1, of a hue in degrees with a saturation and a lightness. */
function colorOf(hue: number, saturation: number, lightness: number): [number, number, number] {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const channel = (turn: number) => {
    const k = (turn + hue / 30) % 12;
    return lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

/** One frame of the tunnel: a bright edge that falls off behind it. */
function ringProfile(): Uint8Array {
  return Uint8Array.from({ length: LEVELS }, (_, i) => {
    const behind = i / LEVELS;
    return behind > 0.86 ? 255 * ((behind - 0.86) / 0.14) : 150 * Math.max(0, 1 - behind * 3.5);
  });
}

function paintPeople(
  picture: Uint8Array,
  { light, people }: Tunnel,
  seconds: number,
  width: number,
  height: number,
): void {
  const unit = Math.min(width, height);
  const tall = unit * people.size * (1 + people.growth * seconds);
  const feet = height * light[1] + tall * 0.55 + unit * 0.16;
  for (const [side, share] of [
    [-1, 1],
    [1, 0.86],
  ] as const) {
    const middle = width * light[0] + side * tall * people.apart;
    paintPerson(picture, middle, feet, tall * share, width, height);
  }
}

/** A standing figure: head, and a coat that widens downwards. Lengths in pixels. */
function paintPerson(
  picture: Uint8Array,
  middle: number,
  feet: number,
  tall: number,
  width: number,
  height: number,
): void {
  const [head, dark] = [tall * 0.105, 22];
  const crown = Math.max(0, Math.ceil(feet - tall));
  for (let y = crown; y < Math.min(height, feet); y += 1) {
    const down = y - (feet - tall);
    const inHead = Math.sqrt(Math.max(0, head ** 2 - (down - head) ** 2));
    const share = (down - 2 * head) / (tall - 2 * head);
    const inCoat = share < 0 ? 0 : tall * (0.06 + 0.08 * Math.min(1, share * 3) ** 0.5);
    const half = Math.max(inHead, inCoat);
    if (half < 0.5) continue;
    const [from, to] = [Math.max(0, middle - half) | 0, Math.min(width, middle + half) | 0];
    picture.fill(dark, y * width + from, y * width + to);
    if (y % 2 === 1) continue;
    const row = width * height + (y / 2) * (width / 2);
    for (const plane of [0, (width * height) / 4]) {
      picture.fill(128, row + plane + (from >> 1), row + plane + (to >> 1));
    }
  }
}
