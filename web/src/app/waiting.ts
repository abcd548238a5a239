// What waits for a decision in the company looked at.

import { useQuery } from '@tanstack/react-query';
import { listPage } from '../lib/graph';
import { documentOf, type Row } from '../lib/meta';
import { useSession } from './session';

export const CHANGE = documentOf('company-change');
const READ = 'organization.company-change.decide';

export function useWaiting(): { rows: Row[]; known: boolean } {
  const { company, refuses } = useSession();
  const may = refuses(READ) === undefined;
  const found = useQuery({
    queryKey: ['list', CHANGE.name, 'waiting', company],
    queryFn: ({ signal }) => listPage(CHANGE, { company }, signal),
    enabled: company !== null && may,
    refetchInterval: 60_000,
  });
  const rows = (found.data?.items ?? []).filter(row => row.state === 'SUBMITTED');
  return { rows: company ? rows : [], known: company !== null };
}
