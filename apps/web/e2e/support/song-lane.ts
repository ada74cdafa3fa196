import type { Locator, Page } from '@playwright/test';

/** The lane of the timeline in which shots hang on the song. */
export const lane = (page: Page): Locator => page.locator('[data-lane="slots"]');
export const onSong = (page: Page, label: string): Locator =>
  lane(page).getByRole('option', { name: new RegExp(`^Shot ${label}\\b`, 'u') });

/** The place and length of each shot on the song, as it is read aloud: `37.1.1 to 39.1.1, 96 frames`. */
export async function places(page: Page): Promise<Readonly<Record<string, string>>> {
  const names = await lane(page)
    .getByRole('option')
    .evaluateAll((slots) => slots.map((each) => each.getAttribute('aria-label') ?? ''));
  return Object.fromEntries(
    names.map((name) => {
      const label = /^Shot (\S+)/u.exec(name)?.[1] ?? '';
      return [label, /(\S+ to \S+, \d+ frames)/u.exec(name)?.[1] ?? name];
    }),
  );
}
