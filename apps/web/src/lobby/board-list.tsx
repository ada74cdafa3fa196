import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { boardListQuery } from '../api/board-queries.ts';
import type { BoardCard } from '../api/wire.ts';
import { ROLE_WORDS } from '../people/role-words.ts';
import { Trouble } from '../shell/trouble.tsx';
import { sayDay } from '../shell/say-time.ts';
import classes from './lobby.module.css';

/** The boards I am on, or the one next step when there is none. */
export function BoardList({ onMake }: { onMake: () => void }) {
  const boards = useQuery(boardListQuery);
  if (boards.isPending) return <Skeletons />;
  if (boards.data === undefined) return <Trouble error={boards.error} />;
  if (boards.data.length === 0) return <NoBoards onMake={onMake} />;
  return (
    <ul className={classes.boards}>
      {boards.data.map((board) => (
        <li key={board.id}>
          <BoardTile board={board} />
        </li>
      ))}
    </ul>
  );
}

function BoardTile({ board }: { board: BoardCard }) {
  return (
    <Link to={`/b/${board.id}`} className={classes.board}>
      <span className={classes.boardTitle} title={board.title}>
        {board.title}
      </span>
      <span className={classes.boardPeople} title={board.memberNames.join(', ')}>
        {sayNames(board.memberNames)}
      </span>
      <span className={classes.boardFoot}>
        <span>{ROLE_WORDS[board.role].name}</span>
        <span className="tb-mono">{sayDay(board.createdAt)}</span>
      </span>
    </Link>
  );
}

function NoBoards({ onMake }: { onMake: () => void }) {
  return (
    <section className={classes.empty}>
      <div className={classes.emptyStrip} aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <h2>No board yet</h2>
      <p>A board holds one music video: its shots, prompts, drawings and the people on it.</p>
      <Button onClick={onMake}>Make your first board</Button>
    </section>
  );
}

function Skeletons() {
  return (
    <ul className={classes.boards} aria-label="Loading your boards" aria-busy="true">
      {[0, 1, 2].map((i) => (
        <li key={i} className={`${classes.board} ${classes.waiting}`} />
      ))}
    </ul>
  );
}

const names = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' });

function sayNames(all: readonly string[]): string {
  if (all.length <= 3) return names.format(all);
  return names.format([...all.slice(0, 2), `${all.length - 2} more`]);
}
