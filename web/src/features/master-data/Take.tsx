// Takes a list of the country's that comes with the program: places at once, banks with their branches piece by piece.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
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
const NOTHING: Counts = { taken: 0, renewed: 0, kept: 0, warned: 0 };

/** What one request took, and how far that is. */
interface Piece extends Counts {
  done?: number;
  all?: number;
  /** Where the next piece begins. */
  next?: number | null;
}

interface Props {
  quiet?: boolean;
}

export const TakePlaces = ({ quiet }: Props) => (
  <Take
    quiet={quiet}
    permission="master_data.area.load"
    fills={['area']}
    load={async (_, key) =>
      (await execute<LoadGeographyMutation>(String(LoadGeographyDocument), {}, { key })).loadGeography
    }
  />
);

export const TakeBanks = ({ quiet }: Props) => (
  <Take
    quiet={quiet}
    permission="master_data.bank.load"
    fills={['bank', 'bank-branch']}
    load={async (after, key) => {
      const { loadBanks } = await execute<LoadBanksMutation>(String(LoadBanksDocument), { after }, { key });
      const { banks, branches, done, all, next } = loadBanks;
      const of = (name: 'taken' | 'renewed' | 'kept') => banks[name] + branches[name];
      const { warned } = branches;
      return { taken: of('taken'), renewed: of('renewed'), kept: of('kept'), warned, done, all, next: next ?? null };
    }}
  />
);

interface TakeProps extends Props {
  permission: string;
  /** The documents whose lists it fills. */
  fills: string[];
  load: (after: number | null, key: string) => Promise<Piece>;
}

/** How far it is; `all` is 0 until the first piece was taken. */
interface At {
  done: number;
  all: number;
}

function Take({ quiet, permission, fills, load }: TakeProps) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const intent = useRef(new Intent());
  // Kept beside the page: the empty list this button stands in becomes another one under it.
  const place = ['taking', ...fills];
  const { data: at } = useQuery<At | null>({ queryKey: place, queryFn: () => null, initialData: null, enabled: false });
  const take = async () => {
    let sums = NOTHING;
    let after: number | null = null;
    client.setQueryData<At | null>(place, { done: 0, all: 0 });
    try {
      do {
        const piece: Piece = await load(after, intent.current.keyOf([...fills, after]));
        sums = plus(sums, piece);
        after = piece.next ?? null;
        client.setQueryData<At | null>(place, { done: piece.done ?? 0, all: piece.all ?? 0 });
      } while (after !== null);
      // Once more is another intent: a list that came with a newer program is taken then.
      intent.current = new Intent();
      const { taken, renewed, kept, warned } = sums;
      const isNothing = taken + renewed === 0;
      const said = [
        isNothing && t('take.nothing'),
        taken > 0 && t('take.done', { count: taken }),
        renewed > 0 && t('take.renewed', { count: renewed }),
        kept > 0 && t('take.kept', { count: kept }),
        warned > 0 && !isNothing && t('take.warned', { count: warned }),
      ];
      tell(said.filter(Boolean).join(' '));
    } catch (error) {
      // What was taken stays; whoever asks again goes on from there.
      tell((error as Error).message, 'bad');
    } finally {
      client.setQueryData<At | null>(place, null);
      await Promise.all(fills.map(name => client.invalidateQueries({ queryKey: ['list', name] })));
    }
  };
  return (
    <>
      <Do primary={!quiet} quiet={quiet} busy={at !== null} no={refuses(permission)} onDo={() => void take()}>
        {t('take.go')}
      </Do>
      {at && at.all > 0 && (
        <span className="taking dim" role="status">
          <progress max={at.all} value={at.done} aria-label={t('take.go')} />
          {t('take.at', { done: at.done, all: at.all })}
        </span>
      )}
    </>
  );
}

const plus = (sums: Counts, piece: Counts): Counts => ({
  taken: sums.taken + piece.taken,
  renewed: sums.renewed + piece.renewed,
  kept: sums.kept + piece.kept,
  warned: sums.warned + piece.warned,
});
