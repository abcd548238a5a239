// Lending a role of one's own to a colleague, and taking it back.

import { type ReactNode, useRef, useState } from 'react';
import '../../styles/access.css';
import { LendDocument, type LendMutation, TakeBackDocument } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { Icon } from '../../kit/Icon';
import { useNotices } from '../../kit/Notices';
import { WhyLink } from '../../kit/WhyLink';
import { plus, today } from '../../lib/day';
import { execute, Intent, Refusal } from '../../lib/graph';
import type { Values } from '../../lib/merge';
import { boundsOf, Field, Until } from './bounds';
import { type Assigned, asked, nameOf, PERSON, REASON } from './said';

const DAYS = [7, 14, 30, 90];
const USUAL = 14;
const STARTS = asked('startsOn', 'people.from', { is: 'date' });
const LIMIT = asked('upTo', 'give.limit', { is: 'money' });

interface AskProps {
  title: string;
  says: string;
  go: string;
  needed: string[];
  start?: Values;
  send: (values: Values, intent: Intent) => Promise<void>;
  onClose: () => void;
  children: (part: {
    values: Values;
    set: (name: string, value: string | null) => void;
    wrong: Record<string, string>;
  }) => ReactNode;
}

/** A dialog that asks, sends, and shows at its place what was refused. */
export function Asking({ title, says, go, needed, start = {}, send, onClose, children }: AskProps) {
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
    const empty = needed.filter(name => !values[name]?.trim());
    if (empty.length > 0) return setWrong(Object.fromEntries(empty.map(name => [name, t('form.required')])));
    setBusy(true);
    try {
      await send(values, intent.current);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const at = error.complaints.filter(one => box.current?.querySelector(`[data-field="${one.field}"]`));
      setWrong(Object.fromEntries(at.map(one => [one.field!, one.message])));
      setRefused(at.length > 0 ? undefined : error.message);
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
        <p>{says}</p>
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
          <Do primary submit busy={busy} onDo={() => void submit()}>
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

interface LendProps {
  assignment: string;
  /** The last day it is held oneself. */
  until: string | null;
  onClose: () => void;
  onDone: () => void;
}

export function LendDialog({ assignment, until, onClose, onDone }: LendProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { tell } = useNotices();
  const usual = plus(today(), USUAL);
  return (
    <Asking
      title={t('lend.go')}
      says={t('lend.says')}
      go={t('lend.go')}
      needed={['personId', 'endsOn', 'reason']}
      start={{ startsOn: today(), endsOn: until && until < usual ? until : usual }}
      onClose={onClose}
      send={async (values, intent) => {
        const bounds = boundsOf(values);
        const input = { assignmentId: assignment, personId: values.personId, bounds, reason: values.reason?.trim() };
        const done = await execute<LendMutation>(String(LendDocument), { input }, { key: intent.keyOf(input) });
        tell(t('lend.done', { what: nameOf(done.delegateRole.assignment, speech) }));
        onDone();
      }}
    >
      {part => (
        <>
          <Field field={PERSON} {...part} />
          <Field field={STARTS} {...part} />
          <Until days={DAYS} open={false} {...part} />
          <Field field={LIMIT} {...part} />
          <Field field={REASON} {...part} />
        </>
      )}
    </Asking>
  );
}

export function TakeBackDialog({ loan, onClose, onDone }: { loan: Assigned; onClose: () => void; onDone: () => void }) {
  const speech = useSpeech();
  const { t } = speech;
  const { tell } = useNotices();
  return (
    <Asking
      title={`${t('lend.back')}: ${nameOf(loan, speech)}`}
      says={t('lend.back.says')}
      go={t('lend.back')}
      needed={['reason']}
      onClose={onClose}
      send={async (values, intent) => {
        const sent = { id: loan.id, version: loan.version, reason: values.reason?.trim() };
        await execute(String(TakeBackDocument), sent, { key: intent.keyOf(sent) });
        tell(`${t('lend.back')}: ${nameOf(loan, speech)}`);
        onDone();
      }}
    >
      {part => <Field field={REASON} {...part} />}
    </Asking>
  );
}
