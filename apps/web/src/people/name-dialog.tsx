import { Button, Modal, TextInput } from '@mantine/core';
import { ruleFor, sentenceOf } from '../api/api-failure.ts';
import { useNameMyself } from '../api/session-queries.ts';
import { FormError } from '../shell/form-error.tsx';
import { useFormFields } from './use-form-fields.ts';
import classes from './people.module.css';

/** Changes the name the others see. */
export function NameDialog({
  opened,
  name,
  onClose,
}: {
  opened: boolean;
  name: string;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="Change your name" size={380}>
      {opened && <NameForm name={name} onClose={onClose} />}
    </Modal>
  );
}

function NameForm({ name, onClose }: { name: string; onClose: () => void }) {
  const send = useNameMyself();
  const { values, field } = useFormFields({ name });
  const rule = ruleFor(send.error, 'name');
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(values.name, { onSuccess: onClose });
      }}
    >
      <TextInput
        {...field('name')}
        label="Name the others see"
        autoComplete="name"
        maxLength={60}
        error={rule}
        data-autofocus
      />
      {send.isError && !rule && <FormError>{sentenceOf(send.error)}</FormError>}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={send.isPending} disabled={values.name.trim() === ''}>
          Change name
        </Button>
      </div>
    </form>
  );
}
