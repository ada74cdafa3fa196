import type { SaveState } from '../live/save-state.ts';

interface SaveWords {
  /** Beside the dot. */
  readonly short: string;
  readonly title: string;
  readonly text: string;
  readonly isBad: boolean;
}

/** What is true about saving, in words. */
export function saveWords(save: SaveState): SaveWords {
  switch (save.kind) {
    case 'connecting':
      return {
        short: 'Connecting',
        title: 'Connecting to the board',
        text: 'Nothing you did is waiting to be saved.',
        isBad: false,
      };
    case 'saved':
      return {
        short: 'Saved',
        title: 'Everything is saved',
        text: 'Every change you made is on the server’s disk.',
        isBad: false,
      };
    case 'saving':
      return {
        short: 'Saving',
        title: `Saving ${changes(save.changes)}`,
        text: 'On the way to the server; it says “Saved” only when they are on its disk.',
        isBad: false,
      };
    case 'offline':
      return {
        short: save.changes > 0 ? `Offline · ${changes(save.changes)}` : 'Offline',
        title: 'The server cannot be reached',
        text:
          save.changes > 0
            ? `${capital(changes(save.changes))} of yours wait on this computer. Go on working: they are sent when the connection is back, also if you close this tab.`
            : 'Go on working: your changes stay on this computer and are sent when the connection is back.',
        isBad: true,
      };
    case 'paused':
      return {
        short: save.changes > 0 ? `Paused · ${changes(save.changes)}` : 'Paused',
        title: 'The server cannot save at the moment',
        text: `${save.reason} Your changes stay on this computer and are saved when it can again.`,
        isBad: true,
      };
    case 'failed':
      return {
        short: 'Not saved',
        title:
          save.changes > 0 ? `${capital(changes(save.changes))} not saved` : 'Saving has stopped',
        text: save.reason,
        isBad: true,
      };
  }
}

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
