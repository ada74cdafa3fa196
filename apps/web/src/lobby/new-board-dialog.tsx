import { Button, Modal, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { FRAME_RATE_NAMES } from '@takeboard/editorial';
import type { FrameRateName } from '@takeboard/editorial';
import { ASPECTS } from '@takeboard/storyboard';
import type { Aspect, PictureSize } from '@takeboard/storyboard';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { ruleFor, sentenceOf } from '../api/api-failure.ts';
import { useMakeBoard } from '../api/board-queries.ts';
import { FormError } from '../shell/form-error.tsx';
import { PictureShape } from './picture-shape.tsx';
import classes from './lobby.module.css';

/** Makes a board: its title, and what every picture on it is made for. */
export function NewBoardDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="New board" size={520}>
      {opened && <NewBoardForm onClose={onClose} />}
    </Modal>
  );
}

function NewBoardForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const make = useMakeBoard();
  const [title, setTitle] = useState('');
  const [aspect, setAspect] = useState<Aspect>('16:9');
  const [size, setSize] = useState<PictureSize>(ASPECTS['16:9']);
  const [fps, setFps] = useState<FrameRateName>('24');
  const rules = { title: ruleFor(make.error, 'title'), size: sizeRule(make.error) };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(
      { title, aspect, fps, size },
      { onSuccess: (board) => void navigate(`/b/${board.id}`) },
    );
  };
  const setSide = (side: keyof PictureSize) => (value: number | string) =>
    setSize({ ...size, [side]: Number(value) });

  return (
    <form onSubmit={submit} className={classes.newBoard} noValidate>
      <TextInput
        label="Title"
        placeholder="The song, or what you call the video"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={120}
        error={rules.title}
        data-autofocus
      />
      <PictureShape
        value={aspect}
        onChange={(next) => {
          setAspect(next);
          setSize(ASPECTS[next]);
        }}
      />
      <div className={classes.pair}>
        <fieldset className={classes.size}>
          <legend>Size in pixels</legend>
          <NumberInput
            aria-label="Width in pixels"
            value={size.width}
            onChange={setSide('width')}
            min={16}
            max={8192}
            step={2}
            hideControls
            error={rules.size !== undefined}
          />
          <span aria-hidden="true">×</span>
          <NumberInput
            aria-label="Height in pixels"
            value={size.height}
            onChange={setSide('height')}
            min={16}
            max={8192}
            step={2}
            hideControls
            error={rules.size !== undefined}
          />
        </fieldset>
        <fieldset className={classes.rate}>
          <legend>Frames per second</legend>
          <SegmentedControl
            aria-label="Frames per second"
            data={[...FRAME_RATE_NAMES]}
            value={fps}
            onChange={setFps}
            fullWidth
          />
        </fieldset>
      </div>
      {make.isError && !rules.title && (
        <FormError>{rules.size ?? sentenceOf(make.error)}</FormError>
      )}
      <div className={classes.formActions}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={make.isPending} disabled={title.trim() === ''}>
          Make board
        </Button>
      </div>
    </form>
  );
}

function sizeRule(error: unknown): string | undefined {
  const fields = ['size', 'size.width', 'size.height'];
  const rule = fields.map((field) => ruleFor(error, field)).find(Boolean);
  return rule && `${rule} Change the size, or choose the shape again for its usual one.`;
}
