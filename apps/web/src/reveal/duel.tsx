import { useId, useState } from 'react';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { useReveal, usePress, useSayFinally } from '../choose/round-queries.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { useBoardValue } from '../live/use-session.tsx';
import { DOMAIN_WORDS } from '../shot/domain-words.ts';
import { tellFailure } from '../shell/toast.ts';
import { Announce } from './announce.tsx';
import { DuelButtons } from './duel-buttons.tsx';
import { MOVES } from './duel-moves.ts';
import { DuelPeople } from './duel-people.tsx';
import { duelStage, sayDuel, sayMine, sayWhatToDo, shownPresses } from './duel-words.ts';
import { FinalistFacts } from './finalist-facts.tsx';
import { FinalistTile } from './finalist-tile.tsx';
import { keepMyPress, myPress } from './my-press.ts';
import { useDuelPlay } from './use-duel-play.ts';
import { useFinalists } from './use-finalists.ts';
import { useReader } from './use-reader.ts';
import { useStageFocus } from './use-stage-focus.ts';
import { useStageKeys } from './use-stage-keys.ts';
import classes from './duel.module.css';
import ground from './stage.module.css';

const KEYS = {
  group: 'Which of these',
  rows: [
    ['a b c d', 'Press this one'],
    ['y', 'Yours: give way'],
    ['p', 'Park: it comes back with the whole cut'],
    ['arrowleft arrowright', 'See another one in the film, again and again'],
    ['escape', 'See them in turn'],
  ],
} as const;

interface Props {
  readonly round: Round;
  readonly shot: RoundShot;
}

/** The takes that are left of a shot, in the film with the song; all press, hidden, at once. */
export function Duel(props: Props) {
  const { round, shot } = props;
  return <DuelStageView key={`${round.id} ${shot.shotId} ${shot.turn}`} {...props} />;
}

function DuelStageView({ round, shot }: Props) {
  useKeyHelp(KEYS);
  const title = useId();
  const reader = useReader();
  const { reveal } = useReveal(round.id, shot);
  const finalists = useFinalists(shot);
  const { list, range, playing } = finalists;
  const play = useDuelPlay(range, Math.max(1, list.length));
  const stageRef = useStageFocus<HTMLElement>();
  const stage = duelStage(round, shot, reveal, reader.me);
  const { pressed, press } = useMyPress(round, shot, stage.kind === 'final-say');
  const domain = useBoardValue((board) => board.shot(shot.shotId)?.domain);
  const shape = useBoardValue((board) => {
    const { width, height } = board.picture() ?? { width: 16, height: 9 };
    return width / height;
  });
  const known = shownPresses(shot, reveal);
  const acts = stage.mine !== 'looks-on';

  const hears = useStageKeys((key) => {
    const finalist = list.find(({ letter }) => letter === key);
    const move = MOVES.find((each) => each.key === key);
    if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const by = key === 'ArrowRight' ? 1 : list.length - 1;
      play.choose((play.at + by) % Math.max(1, list.length));
    } else if (key === 'Escape' && play.chosen !== null) play.choose(null);
    else if (finalist !== undefined) {
      if (acts && finalist.gone === null) press(finalist.takeId);
    } else if (move !== undefined) {
      if (acts && (move.choice !== 'yours' || stage.mine === 'press')) press(move.choice);
    } else return false;
    return true;
  });

  const domainName = domain === undefined ? '' : DOMAIN_WORDS[domain].name.toLowerCase();
  const headline = sayDuel(stage, shot, reveal, reader, domainName);
  const todo = sayMine(stage, pressed, shot, reader) ?? sayWhatToDo(stage, shot, playing, reader);
  const shows = stage.kind !== 'first' && reveal !== undefined;
  return (
    <section
      ref={stageRef}
      className={`${ground.stage} ${classes.duel}`}
      data-stage
      tabIndex={-1}
      aria-labelledby={title}
      data-hears={hears || undefined}
      data-count={list.length}
    >
      <Announce>{`${shot.label}. ${headline}. ${todo}`}</Announce>
      <header className={ground.head}>
        <p className={`${ground.label} tb-number`}>{shot.label}</p>
        <h2 id={title} className={ground.headline}>
          {headline}
        </h2>
        <p className={classes.todo}>{todo}</p>
      </header>
      <div className={classes.room}>
        <div className={classes.tiles} style={{ '--shape': shape } as React.CSSProperties}>
          {list.map((finalist, i) => (
            <FinalistTile
              key={finalist.takeId}
              finalist={finalist}
              plays={play.isAtIt && play.at === i}
              chosen={play.chosen === i}
              stands={range?.slot.from}
              onChoose={() => play.choose(play.chosen === i ? null : i)}
              onPoint={(on) => play.point(on ? i : null)}
            >
              <FinalistFacts
                takeId={finalist.takeId}
                reveal={shows ? reveal : undefined}
                presses={shows ? known : []}
                reader={reader}
              />
            </FinalistTile>
          ))}
        </div>
      </div>
      <footer className={classes.foot}>
        {acts && (
          <DuelButtons
            finalists={list}
            pressed={pressed}
            givesWay={stage.mine === 'press'}
            disabled={false}
            onPress={press}
          />
        )}
        {stage.kind !== 'final-say' && <DuelPeople people={stage.people} reader={reader} />}
      </footer>
    </section>
  );
}

/** My press, shown at once; when the server refuses it, it never was. */
function useMyPress(round: Round, shot: RoundShot, isFinal: boolean) {
  const pressing = usePress(round.id, shot);
  const finally_ = useSayFinally(round.id, shot);
  const [, setCount] = useState(0);
  const keep = (choice: string | null) => {
    keepMyPress(round.id, shot, choice);
    setCount((count) => count + 1);
  };
  const press = (choice: string) => {
    const before = myPress(round.id, shot);
    if (choice === before) return;
    keep(choice);
    const onError = (why: unknown) => {
      keep(before);
      tellFailure('Your press did not arrive', why);
    };
    if (isFinal) finally_.mutate(choice, { onError });
    else pressing.mutate(choice, { onError });
  };
  return { pressed: myPress(round.id, shot), press };
}
