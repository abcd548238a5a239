// A pack that is no longer written begins another one: same rows and tests, a code of its own, a draft.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { CopyOwnPackDocument, type CopyOwnPackMutation } from '../../gen/rules-engine/graphql';
import { useSpeech } from '../../i18n';
import { AskedField, Asking } from '../../kit/Asking';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { today } from '../../lib/day';
import { execute } from '../../lib/graph';
import type { Values } from '../../lib/merge';
import { documentOf, type Row } from '../../lib/meta';
import { WRITE } from './asking';

const ASKED = ['code', 'name', 'nameBn', 'reason'] as const;

export default function CopyPack({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const pack = documentOf('own-pack');
  const fields = ASKED.map(name => pack.fields.find(field => field.name === name)!);
  const copied = (values: Values) => ({
    ...Object.fromEntries(ASKED.map(name => [name, values[name] ?? (name === 'nameBn' ? null : '')])),
    extends: row.extends,
    asOf: today(),
    rules: row.rules,
  });
  return (
    <>
      <Do quiet no={refuses(WRITE)} onDo={() => setAsking(true)}>
        {t('own.copy')}
      </Do>
      {asking && (
        <Asking
          title={t('own.copy')}
          says={t('own.copy.says', { code: String(row.code) })}
          go={t('own.copy.go')}
          needed={['code', 'name', 'reason']}
          start={{ name: String(row.name), nameBn: (row.nameBn as string) ?? null, reason: String(row.reason) }}
          send={async (values, intent) => {
            const input = copied(values);
            const key = intent.keyOf(input);
            const made = await execute<CopyOwnPackMutation>(String(CopyOwnPackDocument), { input }, { key });
            await client.invalidateQueries({ queryKey: ['list', 'own-pack'] });
            tell(t('own.copied'));
            void navigate({ to: '/$path/$id', params: { path: pack.path, id: made.createOwnPack.id } });
          }}
          onClose={() => setAsking(false)}
        >
          {part => fields.map(field => <AskedField key={field.name} field={field} {...part} />)}
        </Asking>
      )}
    </>
  );
}
