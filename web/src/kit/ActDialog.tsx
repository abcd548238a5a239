// Says what an act will do, asks for what it needs, does it to every row, and says what was refused.

import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense, useRef, useState } from 'react';
import { useSpeech } from '../i18n';
import { act as doIt, Intent, Refusal } from '../lib/graph';
import type { Values } from '../lib/merge';
import { type Act, type Document, type Row, titleOf } from '../lib/meta';
import { Dialog } from './Dialog';
import { Do } from './Do';
import { FieldInput } from './FieldInput';
import { given, unfilled } from './form';
import { Icon } from './Icon';
import { useNotices } from './Notices';
import { WhyLink } from './WhyLink';

/** What an act would take from whom, by document and act. */
const CONSEQUENCES: Record<string, ComponentType<{ row: Row }>> = {
  'role.retire': lazy(() => import('../features/auth/RoleLoss')),
};

interface Props {
  document: Document;
  act: Act;
  rows: Row[];
  onClose: () => void;
}

export function ActDialog({ document, act, rows, onClose }: Props) {
  const { t, say, language } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  const [values, setValues] = useState<Values>({});
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<{ row: Row; why: string }[]>([]);
  const [left, setLeft] = useState(rows);
  const [busy, setBusy] = useState(false);
  const intents = useRef(new Map(rows.map(row => [row.id, new Intent()])));

  const go = async () => {
    const empty = unfilled(act.asks, values);
    if (empty.length > 0) return setWrong(Object.fromEntries(empty.map(field => [field.name, t('form.required')])));
    setBusy(true);
    const failures: { row: Row; why: string }[] = [];
    for (const row of left) {
      const body = { ...given(act.asks, values), ...Object.fromEntries(act.tells), id: row.id, version: row.version };
      try {
        const saved = await doIt(document, act.name, body, intents.current.get(row.id)!);
        client.setQueryData(['one', document.name, saved.id], saved);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        failures.push({ row, why: error.message });
      }
    }
    await client.invalidateQueries();
    setBusy(false);
    const done = left.length - failures.length;
    if (done > 0)
      tell(
        rows.length === 1
          ? `${say(act.label)}: ${titleOf(document, left[0]!, language)}`
          : t('list.done', { count: done }),
      );
    if (failures.length === 0) return onClose();
    setRefused(failures);
    setLeft(failures.map(failure => failure.row));
  };
  const Consequence = CONSEQUENCES[`${document.name}.${act.name}`];
  const title = rows.length === 1 ? titleOf(document, rows[0]!, language) : t('list.selected', { count: rows.length });
  return (
    <Dialog title={`${say(act.label)}: ${title}`} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          void go();
        }}
      >
        <p>{say(act.says)}</p>
        {Consequence && rows.length === 1 && (
          <Suspense>
            <Consequence row={rows[0]!} />
          </Suspense>
        )}
        {refused.length > 0 && (
          <div className="strip strip-bad" role="alert">
            <Icon name="warning" />
            <ul className="refusals">
              {refused.map(({ row, why }) => (
                <li key={row.id}>
                  {rows.length > 1 && <strong>{titleOf(document, row, language)}: </strong>}
                  {why} <WhyLink refusal={why} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {act.asks.map(field => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name] ?? null}
            onChange={value => {
              setValues({ ...values, [field.name]: value });
              setWrong({});
            }}
            wrong={wrong[field.name]}
          />
        ))}
        <div className="dialog-foot">
          <Do primary={!act.grave} grave={act.grave} submit onDo={() => void go()} busy={busy}>
            {say(act.label)}
          </Do>
          <Do quiet onDo={onClose}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}
