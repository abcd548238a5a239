// A dialog that asks, sends, and shows at its place what was refused.

import { type ReactNode, useRef, useState } from 'react';
import { useSpeech } from '../i18n';
import { Intent, Refusal } from '../lib/graph';
import type { Values } from '../lib/merge';
import type { Field } from '../lib/meta';
import { Dialog } from './Dialog';
import { Do } from './Do';
import { FieldInput } from './FieldInput';
import { Icon } from './Icon';
import { WhyLink } from './WhyLink';

/** What a field of such a dialog reads and writes. */
export interface Part {
  values: Values;
  set: (name: string, value: string | null) => void;
  wrong: Record<string, string>;
}

export function AskedField({ field, values, set, wrong, company }: Part & { field: Field; company?: string | null }) {
  return (
    <FieldInput
      field={field}
      value={values[field.name] ?? null}
      onChange={value => set(field.name, value)}
      wrong={wrong[field.name]}
      company={company ?? null}
    />
  );
}

interface Props {
  title: string;
  says?: string;
  go: string;
  grave?: boolean;
  /** Fields that must be filled in, by their name. */
  needed: string[];
  start?: Values;
  /** The field a refusal speaks of that names none. */
  belongs?: (refusal: Refusal) => string | undefined;
  /** Does it; the dialog stays where it is refused, and is closed by whoever did it. */
  send: (values: Values, intent: Intent) => Promise<unknown>;
  onClose: () => void;
  children: (part: Part) => ReactNode;
}

export function Asking({ title, says, go, grave, needed, start = {}, belongs, send, onClose, children }: Props) {
  const { t } = useSpeech();
  const [values, setValues] = useState<Values>(start);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const box = useRef<HTMLFormElement>(null);
  const set = (name: string, value: string | null) => {
    setValues(before => ({ ...before, [name]: value }));
    setWrong({});
    setRefused(undefined);
  };
  const submit = async () => {
    if (busy) return;
    const empty = needed.filter(name => !values[name]?.trim());
    if (empty.length > 0) return setWrong(Object.fromEntries(empty.map(name => [name, t('form.required')])));
    setBusy(true);
    try {
      await send(values, intent.current);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const meant = belongs?.(error);
      const told = meant ? [{ field: meant, message: error.message }] : error.complaints;
      const at = told.filter(one => box.current?.querySelector(`[data-field="${one.field}"]`));
      setWrong(Object.fromEntries(at.map(one => [one.field!, one.message])));
      setRefused(at.length > 0 ? undefined : error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        ref={box}
        noValidate
        aria-busy={busy}
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          void submit();
        }}
      >
        {says && <p>{says}</p>}
        {refused && (
          <div className="strip strip-bad" role="alert">
            <Icon name="warning" />
            <span>
              {refused} <WhyLink refusal={refused} />
            </span>
          </div>
        )}
        {children({ values, set, wrong })}
        <div className="dialog-foot">
          <Do primary={!grave} grave={grave} submit busy={busy} onDo={() => void submit()}>
            {go}
          </Do>
          <Do quiet onDo={onClose}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}
