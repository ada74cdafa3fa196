import type { Editor } from 'tldraw';
import { tell } from '../shell/toast.ts';
import type { TakeActions } from '../takes/take-actions.ts';
import { whyNotPicked } from '../takes/why-not-picked.ts';
import { takeIdOf } from './canvas-handle.ts';
import { canvasTakes } from './canvas-takes.ts';
import { sessionOf } from './session-of.ts';

/**
 * What P and H mean while cards of takes, and nothing else, are selected: pick, and hide for me. Each
 * says whether it was meant; if not, the letter is a tool's.
 */
export interface TakeKeys {
  pick(editor: Editor): boolean;
  hide(editor: Editor): boolean;
}

export const takeKeys = (actions: TakeActions): TakeKeys => ({
  pick(editor) {
    const { takes, picked } = canvasTakes(editor.store).get();
    const [takeId, ...others] = selectedTakes(editor);
    const take = takes.get(takeId ?? '');
    if (take === undefined || others.length > 0) return false;
    const reason = whyNotPicked(take, sessionOf(editor));
    if (reason !== null) tell(reason);
    else if (take.shotId !== null) {
      void actions.pickTake(take.shotId, picked.has(take.id) ? null : take.id);
    }
    return true;
  },
  hide(editor) {
    const { takes } = canvasTakes(editor.store).get();
    const known = selectedTakes(editor).flatMap((id) => takes.get(id) ?? []);
    if (known.length === 0) return false;
    void actions.hideTakes(
      known.map(({ id }) => id),
      known.some(({ hidden }) => !hidden),
    );
    return true;
  },
});

/** The takes whose cards are selected; none when anything else is selected with them. */
function selectedTakes(editor: Editor): readonly string[] {
  const ids = editor.getSelectedShapes().map(takeIdOf);
  const takes = ids.filter((id) => id !== undefined);
  return takes.length === ids.length ? [...new Set(takes)] : [];
}
