// Says what an act will do, asks for what it needs, does it to every row, and says what was refused.

import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Own, useSpeech } from '../i18n';
import { act as doIt, findOne, Intent, Refusal } from '../lib/graph';
import type { Values } from '../lib/merge';
import { type Act, type Document, type Row, titleOf } from '../lib/meta';
import { useNo } from './Acts';
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
  /** Told the ids it was done to. */
  onDone?: (ids: string[]) => void;
  onClose: () => void;
}

interface Failure {
  row: Row;
  why: string;
  isStale?: boolean;
}

const STALE = 'kernel.stale';

export function ActDialog({ document, act, rows: meant, onDone, onClose }: Props) {
  const { t, say, language } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  const no = useNo(document);
  // Those it was begun with, though some of them are done by now.
  const [rows] = useState(meant);
  const [values, setValues] = useState<Values>({});
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<Failure[]>([]);
  // What is known to be impossible is not tried.
  const [left, setLeft] = useState(() => rows.filter(row => rows.length === 1 || !no(act, row)));
  const [out] = useState(() => rows.filter(row => !left.includes(row)).map(row => ({ row, why: no(act, row) ?? '' })));
  const [at, setAt] = useState<number>();
  const intents = useRef(new Map(rows.map(row => [row.id, new Intent()])));
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const many = rows.length > 1;

  /** One after the other: the same rows lie behind many of them. */
  const doAll = async () => {
    const failures: Failure[] = [];
    const done: Row[] = [];
    for (const [n, row] of left.entries()) {
      // Whoever closes the dialog wants no more of it done.
      if (gone.current) break;
      setAt(n);
      const body = { ...given(act.asks, values), ...Object.fromEntries(act.tells), id: row.id, version: row.version };
      try {
        const saved = await doIt(document, act.name, body, intents.current.get(row.id)!);
        client.setQueryData(['one', document.name, saved.id], saved);
        done.push(row);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const asked = error.complaints.filter(one => act.asks.some(field => field.name === one.field));
        if (asked.length > 0) {
          // What is wrong with what was asked is wrong for all of them.
          setWrong(Object.fromEntries(asked.map(one => [one.field!, one.message])));
          break;
        }
        failures.push({ row, why: error.message, isStale: error.code === STALE });
        if (error.code === 'desk.offline') break;
      }
    }
    return { done, failures };
  };
  const go = async () => {
    const empty = unfilled(act.asks, values);
    if (empty.length > 0) return setWrong(Object.fromEntries(empty.map(field => [field.name, t('form.required')])));
    setRefused([]);
    setAt(0);
    try {
      const { done, failures } = await doAll();
      await client.invalidateQueries();
      if (done.length > 0)
        tell(
          many ? t('list.done', { count: done.length }) : `${say(act.label)}: ${titleOf(document, done[0]!, language)}`,
        );
      onDone?.(done.map(row => row.id));
      if (gone.current) return;
      const rest = left.filter(row => !done.includes(row));
      if (rest.length === 0) return onClose();
      setRefused(failures);
      // What somebody else changed meanwhile is tried again as it is now.
      const isStale = (row: Row) => failures.some(one => one.row === row && one.isStale);
      const anew = (row: Row) => findOne(document, row.id).catch(() => row);
      setLeft(await Promise.all(rest.map(row => (isStale(row) ? anew(row) : row))));
    } finally {
      setAt(undefined);
    }
  };
  const Consequence = CONSEQUENCES[`${document.name}.${act.name}`];
  const title = many ? t('list.selected', { count: rows.length }) : titleOf(document, rows[0]!, language);
  const none = left.length === 0 ? t('list.none.can') : undefined;
  return (
    <Dialog title={`${say(act.label)}: ${title}`} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          if (at === undefined && !none) void go();
        }}
      >
        <p>{say(act.says)}</p>
        {Consequence && rows.length === 1 && (
          <Suspense>
            <Consequence row={rows[0]!} />
          </Suspense>
        )}
        <Told document={document} failures={out} named head={t('list.left.out', { count: out.length })} />
        <Told document={document} failures={refused} named={many} bad />
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
          <Do primary={!act.grave} grave={act.grave} submit no={none} onDo={() => void go()} busy={at !== undefined}>
            {at !== undefined && many
              ? t('list.doing', { at: at + 1, count: left.length })
              : refused.length > 0
                ? t('app.again')
                : say(act.label)}
          </Do>
          <Do quiet onDo={onClose}>
            {t(at === undefined ? 'app.cancel' : 'list.stop')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

interface ToldProps {
  document: Document;
  failures: Failure[];
  /** Each is said by its name. */
  named: boolean;
  head?: string;
  bad?: boolean;
}

/** Which ones, and why. */
function Told({ document, failures, named, head, bad }: ToldProps) {
  const { language } = useSpeech();
  if (failures.length === 0) return null;
  return (
    <div className={bad ? 'strip strip-bad' : 'strip'} role={bad ? 'alert' : 'note'}>
      <Icon name="warning" />
      <div className="refusals">
        {head && <span>{head}</span>}
        <ul className="refusals">
          {failures.map(({ row, why }) => (
            <li key={row.id}>
              {named && (
                <strong>
                  <Own>{titleOf(document, row, language)}</Own>:{' '}
                </strong>
              )}
              {why} <WhyLink refusal={why} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
