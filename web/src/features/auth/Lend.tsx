// Lending a role of one's own to a colleague, and taking it back.

import '../../styles/access.css';
import { LendDocument, type LendMutation, TakeBackDocument } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Asking } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { useNotices } from '../../kit/Notices';
import { plus, today } from '../../lib/day';
import { execute } from '../../lib/graph';
import { boundsOf, Field, Until } from './bounds';
import { type Assigned, nameOf, PERSON, REASON } from './said';

const DAYS = [7, 14, 30, 90];
const USUAL = 14;
const STARTS = asked('startsOn', 'people.from', { is: 'date' });
const LIMIT = asked('upTo', 'give.limit', { is: 'money' });

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
