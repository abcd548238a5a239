// Takes a list of the country's that comes with the program: places, or banks with their branches.

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSession } from '../../app/session';
import {
  LoadBanksDocument,
  type LoadBanksMutation,
  LoadGeographyDocument,
  type LoadGeographyMutation,
} from '../../gen/master-data/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { execute, Intent } from '../../lib/graph';

interface Counts {
  taken: number;
  renewed: number;
  kept: number;
  warned: number;
}

interface Props {
  quiet?: boolean;
}

export const TakePlaces = ({ quiet }: Props) => (
  <Take
    quiet={quiet}
    permission="master_data.area.load"
    fills={['area']}
    load={async key => (await execute<LoadGeographyMutation>(String(LoadGeographyDocument), {}, { key })).loadGeography}
  />
);

export const TakeBanks = ({ quiet }: Props) => (
  <Take
    quiet={quiet}
    permission="master_data.bank.load"
    fills={['bank', 'bank-branch']}
    load={async key => {
      const { loadBanks } = await execute<LoadBanksMutation>(String(LoadBanksDocument), {}, { key });
      const { banks, branches } = loadBanks;
      const of = (name: 'taken' | 'renewed' | 'kept') => banks[name] + branches[name];
      return { taken: of('taken'), renewed: of('renewed'), kept: of('kept'), warned: branches.warned };
    }}
  />
);

interface TakeProps extends Props {
  permission: string;
  /** The documents whose lists it fills. */
  fills: string[];
  load: (key: string) => Promise<Counts>;
}

function Take({ quiet, permission, fills, load }: TakeProps) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const intent = useRef(new Intent());
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const { taken, renewed, kept, warned } = await load(intent.current.keyOf(fills));
      // Once more is another intent: a list that came with a newer program is taken then.
      intent.current = new Intent();
      const isNothing = taken + renewed === 0;
      const said = [
        isNothing && t('take.nothing'),
        taken > 0 && t('take.done', { count: taken }),
        renewed > 0 && t('take.renewed', { count: renewed }),
        kept > 0 && t('take.kept', { count: kept }),
        warned > 0 && !isNothing && t('take.warned', { count: warned }),
      ];
      tell(said.filter(Boolean).join(' '));
      await Promise.all(fills.map(name => client.invalidateQueries({ queryKey: ['list', name] })));
    } catch (error) {
      tell((error as Error).message, 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Do primary={!quiet} quiet={quiet} busy={busy} no={refuses(permission)} onDo={() => void take()}>
      {t('take.go')}
    </Do>
  );
}
