import { Button } from '@mantine/core';
import { Copy } from 'lucide-react';
import type { BoardInfo } from '../api/wire.ts';
import { useStanding } from '../choose/round-queries.ts';
import { copyText } from '../shell/copy-text.ts';
import { tell } from '../shell/toast.ts';
import classes from './decisions.module.css';

/** Why nobody found a take of the shot good, as notes for the next prompt. They stand in the log, not in the document. */
export function NextPrompt({ shotId, info }: { shotId: string; info: BoardInfo }) {
  const standing = useStanding().find((each) => each.shotId === shotId);
  const reasons = standing?.reasons.filter(({ text }) => text.trim() !== '') ?? [];
  if (reasons.length === 0) return null;
  const nameOf = (userId: string) =>
    info.members.find((member) => member.userId === userId)?.name ?? 'Somebody who left';
  const copy = async () =>
    tell(
      (await copyText(reasons.map(({ text }) => text.trim()).join('\n')))
        ? 'The notes are on the clipboard.'
        : 'This browser does not let the page copy. Select the notes and copy them with the keyboard.',
    );
  return (
    <section className={classes.next} aria-label="For the next prompt">
      <div className={classes.nextHead}>
        <h3 className="tb-label">For the next prompt</h3>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<Copy size={12} />}
          onClick={() => void copy()}
        >
          Copy notes
        </Button>
      </div>
      <ul>
        {reasons.map(({ userId, text }) => (
          <li key={userId}>
            <span className={classes.quiet}>{nameOf(userId)}: </span>
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
