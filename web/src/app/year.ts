// The fiscal year that is looked at: the one chosen, else the one today is in.

import { useQuery } from '@tanstack/react-query';
import { today } from '../lib/day';
import { listPage } from '../lib/graph';
import { documentOf, type Row } from '../lib/meta';
import { useSession } from './session';

const YEAR = documentOf('fiscal-year');

export const within = (year: Row, day: string) => String(year.startsOn) <= day && day <= String(year.endsOn);

/** All years of the company that is looked at, and the one of them. */
export function useYears(): { all: Row[]; now: Row | undefined } {
  const { company, year } = useSession();
  const found = useQuery({
    queryKey: ['list', YEAR.name, 'switch', company],
    queryFn: ({ signal }) => listPage(YEAR, { company }, signal),
    enabled: company !== null,
  });
  const all = (company !== null && found.data?.items) || [];
  return { all, now: all.find(one => one.id === year) ?? all.find(one => within(one, today())) };
}
