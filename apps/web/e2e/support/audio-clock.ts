import type { Page } from '@playwright/test';

/**
 * Gives a page `window.heardSeconds(at)`: the second of the song that its loudspeaker plays at a moment
 * of performance.now (now, unless given), told by the browser and by what was handed to it, not by the player. It adds up the buffers that were scheduled
 * since `window.listenFrom(second)`; null before the first of them sounds. The song must play on
 * without a loop or a seek meanwhile.
 */
export async function giveAudioClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Scheduled {
      readonly context: AudioContext;
      readonly when: number;
      readonly from: number;
      readonly to: number;
    }
    let scheduled: Scheduled[] = [];
    let at = 0;
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (when = 0, ...rest) {
      const length = this.buffer?.duration ?? 0;
      const { context } = this;
      if (context instanceof AudioContext) {
        scheduled.push({ context, when, from: at, to: at + length });
      }
      at += length;
      return start.call(this, when, ...rest);
    };
    const listenFrom = (second: number) => {
      scheduled = [];
      at = second;
    };
    const heardSeconds = (at = performance.now()) => {
      const [{ context } = { context: null }] = scheduled;
      if (context === null) return null;
      const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
      // What is not computed yet is not heard, however long ago the browser said what was.
      const second = Math.min(context.currentTime, contextTime + (at - performanceTime) / 1000);
      const now = scheduled.findLast(({ when }) => when <= second);
      return now === undefined ? null : now.from + (second - now.when);
    };
    Object.assign(window, { listenFrom, heardSeconds });
  });
}
