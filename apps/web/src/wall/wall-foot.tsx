import { Button, TextInput } from '@mantine/core';
import { useRef, useEffect, useState } from 'react';
import type { MyBallotHere } from '../ballot/use-my-ballot.ts';
import { useLongUnsent } from './use-long-unsent.ts';
import type { QuickReason } from './quick-reasons.ts';
import type { WallHandle } from './use-wall.ts';
import { sayTurn } from './wall-pages.ts';
import classes from './wall-foot.module.css';

interface Props {
  readonly takes: readonly string[];
  readonly wall: WallHandle;
  readonly mine: MyBallotHere;
  readonly reasons: readonly QuickReason[];
  readonly labelOf: (takeId: string) => string;
  /** The first and the last key of the page. */
  readonly keys: readonly [string, string];
  /** `shot 4 of 9 · Chorus 1`. */
  readonly where: string;
  /** Null where nobody picks by hand. */
  readonly onPick: ((takeId: string) => void) | null;
  /** Who would see a pick by hand at once, as `Milo sees it`. */
  readonly seenBy: string;
}

/** The keys, or what one of them asks; the pages; and "ready". */
export function WallFoot(props: Props) {
  const { takes, wall, mine, where } = props;
  const { ready } = mine;
  const words = wall.said ?? mine.refused;
  const waits = useLongUnsent(mine.unsent);
  return (
    <footer className={classes.foot}>
      <div className={classes.prompt}>
        <Asked {...props} />
      </div>
      <nav className={classes.pages} aria-label="Pages of the wall">
        <PageButton by={-1} words={sayTurn(takes.length, wall.page, -1)} onTurn={wall.turn} />
        <PageButton by={1} words={sayTurn(takes.length, wall.page, 1)} onTurn={wall.turn} />
      </nav>
      <p className={classes.said} role="status">
        {words ?? (waits ? 'Your marks are kept here and sent when the line is back.' : '')}
      </p>
      <span className={`${classes.where} tb-mono`}>{where}</span>
      <Button
        variant={ready ? 'default' : 'filled'}
        aria-keyshortcuts="Enter"
        onClick={() => mine.setReady(!ready)}
      >
        {ready ? 'Not ready yet' : 'Ready ⏎'}
      </Button>
    </footer>
  );
}

function PageButton({
  by,
  words,
  onTurn,
}: {
  by: 1 | -1;
  words: string | null;
  onTurn: (by: 1 | -1) => void;
}) {
  if (words === null) return null;
  return (
    <button type="button" className={classes.quiet} onClick={() => onTurn(by)}>
      {by === -1 && <kbd>←</kbd>}
      {by === 1 && <kbd>→</kbd>} {words}
    </button>
  );
}

function Asked(props: Props) {
  const { wall, mine, labelOf, keys, onPick, seenBy } = props;
  const { prompt } = wall;
  const [first, last] = keys;
  switch (prompt.kind) {
    case 'which':
      return (
        <p className={classes.question}>
          Which one is not for you? Press its key <kbd>{first}</kbd> … <kbd>{last}</kbd>, or{' '}
          <kbd>X</kbd> for the one you stand on
          <Leave wall={wall} />
        </p>
      );
    case 'why':
      return <Why {...props} takeId={prompt.takeId} />;
    case 'none':
      return (
        <Words
          label="None is good. What should be different?"
          initial={mine.ballot.none ?? ''}
          onDone={(text) => {
            mine.none(text);
            wall.ask({ kind: 'keys' });
          }}
          onLeave={() => wall.ask({ kind: 'keys' })}
        />
      );
    case 'hand':
      return (
        <p className={classes.question}>
          Pick {labelOf(prompt.takeId)} alone, by hand? It stands in the log as yours{seenBy}.
          <button
            type="button"
            className={classes.quiet}
            onClick={() => {
              onPick?.(prompt.takeId);
              wall.ask({ kind: 'keys' });
            }}
          >
            <kbd>P</kbd> pick
          </button>
          <Leave wall={wall} />
        </p>
      );
    case 'keys':
      return (
        <ul className={classes.keys} aria-label="Keys">
          <li>
            <kbd>
              {first} … {last}
            </kbd>{' '}
            like
          </li>
          <li>
            <kbd>
              <span className={classes.shift}>⇧</span>
              {first} … {last}
            </kbd>{' '}
            love
          </li>
          <li>
            <button
              type="button"
              className={classes.quiet}
              disabled={mine.ready}
              onClick={() => wall.ask({ kind: 'which' })}
            >
              <kbd>X</kbd> not for me, because…
            </button>
          </li>
          <li>
            <button
              type="button"
              className={classes.quiet}
              aria-pressed={mine.ballot.none !== null}
              disabled={mine.ready}
              onClick={() => {
                wall.sayNone(mine.ballot.none === null);
              }}
            >
              <kbd>N</kbd>{' '}
              {mine.ballot.none === null
                ? 'none is good'
                : `none is good${mine.ballot.none && `: ${mine.ballot.none}`} ✓`}
            </button>
          </li>
        </ul>
      );
  }
}

function Leave({ wall }: { wall: WallHandle }) {
  return (
    <button type="button" className={classes.quiet} onClick={() => wall.ask({ kind: 'keys' })}>
      <kbd>Esc</kbd> leave it
    </button>
  );
}

/** The mark stands already; this only adds why. */
function Why({ takeId, mine, wall, reasons, labelOf }: Props & { takeId: string }) {
  const given = mine.ballot.marks[takeId];
  const give = (reason: string, ownFace?: true) => {
    mine.mark(takeId, { mark: 'no', reason, ...(ownFace ? { ownFace } : {}) });
    wall.ask({ kind: 'keys' });
  };
  return (
    <div className={classes.question} role="group" aria-label={`Why not take ${labelOf(takeId)}`}>
      <span>Not {labelOf(takeId)}, because of …</span>
      {reasons.map(({ letter, words, ownFace }) => (
        <button
          key={letter}
          type="button"
          className={classes.reason}
          aria-pressed={given?.reason === words}
          title={ownFace ? 'This takes it out: it is your face' : undefined}
          onClick={() => give(words, ownFace)}
        >
          <kbd>{letter.toUpperCase()}</kbd> {words}
        </button>
      ))}
      <Words
        key={takeId}
        label="or in your words"
        inline
        initial={reasons.some(({ words }) => words === given?.reason) ? '' : (given?.reason ?? '')}
        onDone={(text) => give(text)}
        onLeave={() => wall.ask({ kind: 'keys' })}
      />
    </div>
  );
}

/** One line of a person's own words: Enter keeps them, Esc leaves. */
function Words({
  label,
  initial,
  inline = false,
  onDone,
  onLeave,
}: {
  label: string;
  initial: string;
  /** Beside other offers: it does not take the focus. */
  inline?: boolean;
  onDone: (text: string) => void;
  onLeave: () => void;
}) {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!inline) field.current?.focus();
  }, [inline]);
  return (
    <label className={classes.words}>
      <span className={inline ? 'tb-hidden' : undefined}>{label}</span>
      <TextInput
        ref={field}
        size="xs"
        value={text}
        maxLength={LONGEST}
        placeholder={inline ? label : 'more dusk, slower, her face to the left …'}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onDone(text);
          else if (event.key === 'Escape') onLeave();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={() => {
          // Whoever clicks on a take meanwhile has not thrown the words away.
          if (text.trim() !== initial) onDone(text);
        }}
      />
    </label>
  );
}

const LONGEST = 300;
