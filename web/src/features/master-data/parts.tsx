// What addresses and contacts of a party have in common: a list in a panel, a dialog that writes one, a dialog that closes one.

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../app/session';
import { useSpeech } from '../../i18n';
import type { Key } from '../../i18n/words';
import { AskedField, Asking } from '../../kit/Asking';
import { Do } from '../../kit/Do';
import { given } from '../../kit/form';
import { useNotices } from '../../kit/Notices';
import { execute } from '../../lib/graph';
import type { Values } from '../../lib/merge';
import type { Field } from '../../lib/meta';

/** A part of a party: an address, a contact. */
export interface Kept {
  id: string;
  state: string;
  isPrimary: boolean;
  version: number;
}

interface Props<T extends Kept> {
  /** The heading's id, and what the words of these parts begin with. */
  name: 'address' | 'contact';
  party: string;
  all: T[];
  pending: boolean;
  reads: QueryKey;
  permission: string;
  fields: Field[];
  operations: { add: string; change: string; close: string };
  values: (part: T) => Values;
  shown: (part: T) => ReactNode;
}

export function Parts<T extends Kept>(props: Props<T>) {
  const { name, all, pending, permission, shown } = props;
  const { t } = useSpeech();
  const { refuses } = useSession();
  const [asking, setAsking] = useState<'new' | T>();
  const [closing, setClosing] = useState<T>();
  const no = refuses(permission);
  const open = all.filter(part => part.state === 'OPEN');
  const word = (what: string) => t(`${name}.${what}` as Key);
  return (
    <section className="panel" aria-labelledby={name} aria-busy={pending}>
      <header className="panel-head">
        <h2 id={name}>{word('title')}</h2>
        <Do small no={no} onDo={() => setAsking('new')}>
          {word('new')}
        </Do>
      </header>
      {!pending && open.length === 0 && <p className="dim">{word('none')}</p>}
      <ul className="people">
        {open.map(part => (
          <li key={part.id} className="person">
            {shown(part)}
            {part.isPrimary && <span className="tag tag-good">{t('part.first')}</span>}
            <Do small quiet no={no} onDo={() => setAsking(part)}>
              {t('part.change')}
            </Do>
            <Do small quiet no={no} onDo={() => setClosing(part)}>
              {t('part.close')}
            </Do>
          </li>
        ))}
      </ul>
      {asking && <Write {...props} part={asking === 'new' ? undefined : asking} onClose={() => setAsking(undefined)} />}
      {closing && <Close {...props} part={closing} onClose={() => setClosing(undefined)} />}
    </section>
  );
}

interface AskProps<T extends Kept> extends Props<T> {
  part?: T;
  onClose: () => void;
}

function Write<T extends Kept>({ name, party, part, fields, operations, values, reads, onClose }: AskProps<T>) {
  const { t } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  const title = t(part ? 'part.change' : (`${name}.new` as Key));
  return (
    <Asking
      title={title}
      go={t('part.save')}
      needed={fields.filter(field => field.required).map(field => field.name)}
      start={part ? values(part) : Object.fromEntries(fields.map(field => [field.name, field.usual ?? null]))}
      send={async (written, intent) => {
        const facts = { ...given(fields, written), isPrimary: written.isPrimary === 'true' };
        const input = part ? { ...facts, id: part.id, version: part.version } : { ...facts, partyId: party };
        const text = part ? operations.change : operations.add;
        await execute(text, { input }, { key: intent.keyOf(input) });
        tell(t('part.saved'));
        onClose();
        await client.invalidateQueries({ queryKey: reads });
      }}
      onClose={onClose}
    >
      {asked => fields.map(field => <AskedField key={field.name} field={field} {...asked} />)}
    </Asking>
  );
}

function Close<T extends Kept>({ name, part, operations, reads, onClose }: AskProps<T>) {
  const { t } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  return (
    <Asking
      title={t('part.close')}
      says={t(`${name}.close.says` as Key)}
      go={t('part.close')}
      grave
      needed={[]}
      send={async (_, intent) => {
        const given = { id: part!.id, version: part!.version };
        await execute(operations.close, given, { key: intent.keyOf(given) });
        tell(t('part.closed'));
        onClose();
        await client.invalidateQueries({ queryKey: reads });
      }}
      onClose={onClose}
    >
      {() => null}
    </Asking>
  );
}
