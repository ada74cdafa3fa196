import { formatRational, rational } from '@takeboard/editorial';
import { addShots } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import { Button } from '@mantine/core';
import { ClipboardPaste, Plus, UserPlus } from 'lucide-react';
import type { BoardInfo } from '../api/wire.ts';
import type { BoardDialog } from '../board/board-dialogs.tsx';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { useTakes } from '../takes/take-queries.ts';
import classes from './shot-panel.module.css';
import { usePickCount } from './use-shot-facts.ts';

/** The board at a glance, and the one next step. */
export function BoardSummary({
  info,
  onDialog,
}: {
  info: BoardInfo;
  onDialog: (dialog: BoardDialog) => void;
}) {
  const session = useSession();
  const { board } = session;
  const shots = useBoardValue((b) => b.shots());
  const picture = useBoardValue((b) => b.picture());
  const sketched = useBoardValue(countSketched);
  const { takes, loading } = useTakes();
  const { picked } = usePickCount();
  const readOnly = useSessionValue((s) => s.readOnly());
  const loaded = useSessionValue((s) => s.loaded());
  const planned = shots.reduce(
    (sum, { bars }) => (bars === null ? sum : add(sum, bars)),
    rational(0),
  );
  const mayInvite = info.rights.includes('govern') && info.members.length === 1;

  const newShot = () => {
    const [id] = addShots(board, [{}], {}, session.command);
    if (id !== undefined) session.editTitle(id);
  };
  return (
    <section className={classes.summary} aria-label="The board">
      <h2>{info.title}</h2>
      <dl className={classes.counts}>
        <Count name="shots" value={loaded ? String(shots.length) : '–'} />
        <Count name="sketched" value={loaded ? String(sketched) : '–'} />
        <Count
          name="with a prompt"
          value={loaded ? String(shots.filter(({ promptText }) => promptText !== '').length) : '–'}
        />
        <Count name="takes" value={loading ? '–' : String(takes.length)} />
        <Count name="picked" value={loading ? '–' : `${picked}/${shots.length}`} />
        <Count name="bars planned" value={loaded ? formatRational(planned) : '–'} />
        <Count name="picture" value={picture ? `${picture.width}×${picture.height}` : '–'} />
        <Count name="frames per second" value={picture?.fps ?? '–'} />
      </dl>
      {loaded && (
        <div className={classes.next}>
          {shots.length === 0 && !readOnly && (
            <>
              <p>
                The board is empty. Paste the shot list if you have one, or begin with one shot.
              </p>
              <Button leftSection={<ClipboardPaste size={15} />} onClick={() => onDialog('paste')}>
                Paste a shot list
              </Button>
              <Button variant="default" leftSection={<Plus size={15} />} onClick={newShot}>
                New shot
              </Button>
            </>
          )}
          {shots.length === 0 && readOnly && <p>There are no shots on this board yet.</p>}
          {shots.length > 0 && <p>Select a shot to read its prompt.</p>}
          {shots.length > 0 && mayInvite && (
            <>
              <p>You are alone on this board.</p>
              <Button
                variant="default"
                leftSection={<UserPlus size={15} />}
                onClick={() => onDialog('invite')}
              >
                Invite the musician
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}

function Count({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const countSketched = (board: Board): number =>
  board.shots().filter(({ id }) => board.panelOf(id)?.sketched).length;

const add = (a: { num: number; den: number }, b: { num: number; den: number }) =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den);
