import { extensionOf } from './make-films.ts';
import type { Make } from './make-films.ts';
import type { PlannedTake } from './plan-takes.ts';
import type { Random } from './random.ts';
import type { WrittenShot } from './written-shots.ts';

/** What is known when a take comes out of a tool. */
interface Made {
  readonly written: WrittenShot;
  readonly prompt: string;
  /** Of the shot, from 1. */
  readonly number: number;
  readonly at: Date;
  /** Which of its sitting, from 0. */
  readonly index: number;
  readonly dice: Random;
  readonly make: Make;
}

type Told = Pick<PlannedTake, 'name' | 'folder' | 'tool' | 'prompt' | 'isCopied' | 'sidecar'>;

/** Something takes come from: how its files are made, and what they are called when downloaded. */
interface Tool {
  readonly makes: readonly Make['codec'][];
  readonly take: (made: Made) => Told;
}

/**
 * Where takes come from, and how often. Names are put together as the vendors' download buttons do
 * it; what nobody knows afterwards (tool, prompt) is left out here as well.
 */
export const TOOLS: readonly [readonly [number, Tool], ...(readonly [number, Tool])[]] = [
  [
    30,
    {
      makes: ['h264'],
      take: ({ prompt, at, dice, make }) => ({
        name: `Gen-4_5 ${cutAt(plain(prompt), 42)} ${dice.whole(1e8, 4e9)}.${extensionOf(make)}`,
        folder: `runway/${dayOf(at)}`,
        tool: 'Runway gen4.5',
        prompt,
        isCopied: true,
      }),
    },
  ],
  [
    16,
    {
      makes: ['h264'],
      take: ({ written, prompt, dice, make }) => {
        const seed = dice.whole(1, 2 ** 31);
        return {
          name: `gen4_${dice.hex(4)}_${slug(written.title)}.${extensionOf(make)}`,
          folder: 'runway/api',
          sidecar: { model: 'Runway gen4.5', prompt, seed, ratio: `${make.width}:${make.height}` },
        };
      },
    },
  ],
  [
    25,
    {
      makes: ['h264', 'h264', 'vp9'],
      take: ({ prompt, dice, make, index }) => ({
        name: `${cutAt(plain(prompt), 48).replaceAll(' ', '_')}_seed${dice.whole(1e7, 1e10)}.${extensionOf(make)}`,
        folder: 'pika',
        tool: 'Pika 2.2',
        ...(index % 2 === 0 ? { prompt } : {}),
      }),
    },
  ],
  [
    8,
    {
      makes: ['h264', 'hevc'],
      take: ({ prompt, at, dice, make, index }) => ({
        name: `kling_${stamp(at)}_Text_to_Video_${cutAt(plain(prompt), 24).replaceAll(' ', '_')}_${dice.whole(100, 9999)}_${index}.${extensionOf(make)}`,
        folder: '',
        tool: 'Kling 2.5',
      }),
    },
  ],
  [
    8,
    {
      makes: ['h264'],
      take: ({ written, prompt, at, dice, make }) => ({
        name: `${stamp(at)}_${at.toISOString().slice(11, 16).replace(':', '')}_${plain(written.title)}_${dice.oneOf(['simple_compose', 'remix', 'storyboard'])}_01k${dice.hex(20)}.${extensionOf(make)}`,
        folder: 'sora before september',
        sidecar: { tool: 'Sora 2', prompt, created: at.toISOString() },
      }),
    },
  ],
  [
    6,
    {
      makes: ['hevc', 'h264', 'hlg'],
      take: ({ dice, make }) => ({
        name: `IMG_${dice.whole(1000, 9999)}.${extensionOf(make) === 'mov' ? 'MOV' : 'mp4'}`,
        folder: 'phone',
      }),
    },
  ],
  [
    5,
    {
      makes: ['mjpeg', 'prores', 'h264'],
      take: ({ written, number, index, make }) => ({
        name: `${number}_${written.title} v${index + 1}.${extensionOf(make)}`,
        folder: `shot ${number}`,
        tool: 'After Effects',
      }),
    },
  ],
];

/** Letters, digits and single spaces. */
const plain = (text: string): string =>
  text
    .replaceAll(/[^\p{L}\p{N} ]+/gu, '')
    .replaceAll(/ +/gu, ' ')
    .trim();
const cutAt = (text: string, most: number): string => text.slice(0, most).trim();
const slug = (text: string): string => plain(text).toLowerCase().replaceAll(' ', '-');
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const stamp = (at: Date): string => dayOf(at).replaceAll('-', '');
