import type { Shot } from '@takeboard/storyboard';
import { copyText } from '../shell/copy-text.ts';
import { tell } from '../shell/toast.ts';
import { rememberCopied } from './declared.ts';

/**
 * Puts the prompt of a shot on the clipboard and remembers what it was then: takes that are dropped
 * on the shot later were made from it.
 */
export async function copyPrompt(
  boardId: string,
  shot: Pick<Shot, 'id' | 'label' | 'promptText'>,
): Promise<void> {
  const done = await copyText(shot.promptText);
  if (done) rememberCopied(boardId, shot.id, shot.promptText);
  tell(
    done
      ? `The prompt of shot ${shot.label} is on the clipboard. Takes you drop on the shot are taken as made from it.`
      : 'This browser does not let the page copy. Select the prompt and copy it with the keyboard.',
  );
}
