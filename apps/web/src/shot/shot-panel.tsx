import type { Shot } from '@takeboard/storyboard';
import { ChooseTogether } from '../choose/choose-together.tsx';
import { MAX_LABEL, MAX_TITLE, binShots, duplicateShots, setShot } from '@takeboard/storyboard';
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { Copy, CopyPlus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { BoardInfo } from '../api/wire.ts';
import { NextPrompt } from '../decisions/next-prompt.tsx';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { tellBinned } from '../list/tell-binned.tsx';
import { AvatarStack } from '../people/avatar.tsx';
import { tell } from '../shell/toast.ts';
import { copyPrompt } from '../uploads/copy-prompt.ts';
import { dropsOnShot } from '../uploads/drop-place.ts';
import { notBars, readBars, writeBars } from './bars.ts';
import { DOMAIN_WORDS, finalSay } from './domain-words.ts';
import { PickButton } from './pick-button.tsx';
import { PlainField } from './plain-field.tsx';
import { PanelPicture } from './panel-picture.tsx';
import { SharedText } from './shared-text.tsx';
import { ShotTakes } from './shot-takes.tsx';
import { SongPlace, useSongPlace } from './song-place.tsx';
import { useShotFacts } from './use-shot-facts.ts';
import classes from './shot-panel.module.css';

/** Somebody asked to write a shot's title: made a shot, or pressed its card twice. */
export interface TitleRequest {
  readonly wanted: string | null;
  onTaken(): void;
}

/** Everything about one shot, to read and to write. */
export function ShotPanel({
  shot,
  info,
  title,
}: {
  shot: Shot;
  info: BoardInfo;
  title: TitleRequest;
}) {
  const session = useSession();
  const { board, command } = session;
  const readOnly = useSessionValue((s) => s.readOnly());
  const people = useSessionValue((s) => s.people());
  const { words } = useShotFacts(shot.id);
  const place = useSongPlace(shot.id);
  const hasSong = useBoardValue((b) => b.song() !== null);
  const titleField = useRef<HTMLInputElement>(null);
  const here = people.filter((person) => person.shotId === shot.id);

  useEffect(() => {
    if (title.wanted !== shot.id) return;
    titleField.current?.focus();
    titleField.current?.select();
    title.onTaken();
  }, [title, shot.id]);

  const setBars = (typed: string) => {
    const bars = readBars(typed);
    if (bars === undefined) tell(notBars(typed));
    else setShot(board, shot.id, { bars }, command);
  };
  const duplicate = () => {
    const [copy] = duplicateShots(board, [shot.id], command);
    if (copy !== undefined) session.setLookingAt(copy);
  };
  const bin = () => {
    binShots(board, [shot.id], session.me.userId, Date.now(), command);
    session.setLookingAt(null);
    tellBinned(session, [shot]);
  };

  return (
    <article className={classes.panel} aria-label={`Shot ${shot.label}`} {...dropsOnShot(shot.id)}>
      <header className={classes.head}>
        <div className={classes.naming}>
          <PlainField
            className={classes.number}
            label="Number of the shot"
            value={shot.label}
            maxLength={MAX_LABEL}
            readOnly={readOnly}
            onSave={(label) => label !== '' && setShot(board, shot.id, { label }, command)}
          />
          <PlainField
            inputRef={titleField}
            className={classes.title}
            label="Title of the shot"
            hint="Untitled shot"
            value={shot.title}
            maxLength={MAX_TITLE}
            readOnly={readOnly}
            onSave={(next) => setShot(board, shot.id, { title: next }, command)}
          />
          <AvatarStack people={here} small />
        </div>
        {place !== null ? (
          <SongPlace shot={shot} place={place} />
        ) : (
          <div className={classes.facts}>
            <label className={classes.bars}>
              <PlainField
                className={classes.barsField}
                label="Planned length in bars"
                hint="–"
                value={writeBars(shot.bars)}
                readOnly={readOnly}
                inputMode="decimal"
                onSave={setBars}
              />
              {shot.bars !== null && shot.bars.num <= shot.bars.den ? 'bar' : 'bars'}
            </label>
            <span aria-hidden="true">·</span>
            <span>{words}</span>
            {hasSong && (
              <>
                <span aria-hidden="true">·</span>
                <span>not on the song</span>
              </>
            )}
          </div>
        )}
      </header>

      <div className={classes.body}>
        <section className={classes.section}>
          <div className={classes.sectionHead}>
            <h2 className="tb-label">Prompt</h2>
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              leftSection={<Copy size={12} />}
              disabled={shot.promptText === ''}
              onClick={() => void copyPrompt(session.boardId, shot)}
            >
              Copy prompt
            </Button>
          </div>
          <SharedText
            key={`prompt ${shot.id}`}
            className={classes.prompt}
            text={shot.prompt}
            label={`Prompt of shot ${shot.label}`}
            hint={readOnly ? 'No prompt yet.' : 'What happens, seen how? You can both type here.'}
            readOnly={readOnly}
            mono
          />
          <NextPrompt shotId={shot.id} info={info} />
          <div className={classes.about}>
            <NativeSelect
              size="xs"
              aria-label="What it is about"
              value={shot.domain}
              disabled={readOnly}
              onChange={(event) =>
                setShot(
                  board,
                  shot.id,
                  { domain: event.currentTarget.value as Shot['domain'] },
                  command,
                )
              }
              data={Object.entries(DOMAIN_WORDS).map(([value, { name }]) => ({
                value,
                label: name,
              }))}
            />
            <span className="tb-line" title={finalSay(shot.domain, info.members)}>
              {finalSay(shot.domain, info.members)}
            </span>
          </div>
        </section>

        <ShotTakes shot={shot} info={info} />

        <section className={classes.section}>
          <h2 className="tb-label">Panel</h2>
          <PanelPicture shot={shot} />
        </section>

        <section className={classes.section}>
          <h2 className="tb-label">Notes</h2>
          <SharedText
            key={`notes ${shot.id}`}
            className={classes.notes}
            text={shot.notes}
            label={`Notes on shot ${shot.label}`}
            hint={readOnly ? 'No notes.' : 'Anything that is not the prompt.'}
            readOnly={readOnly}
          />
        </section>
      </div>

      {!readOnly && (
        <footer className={classes.foot}>
          <PickButton shotId={shot.id} />
          <ChooseTogether shotIds={[shot.id]} px={11} />
          <span className={classes.space} />
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Duplicate"
            title="Duplicate the shot"
            onClick={duplicate}
          >
            <CopyPlus size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Delete"
            title="Move the shot to the bin"
            onClick={bin}
          >
            <Trash2 size={15} aria-hidden />
          </ActionIcon>
        </footer>
      )}
    </article>
  );
}
