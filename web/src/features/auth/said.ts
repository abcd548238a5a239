// How a role that was given is spoken of: who, where, until when, how far.

import type { AssignmentsQuery } from '../../gen/auth/graphql';
import type { Speech } from '../../i18n';
import { asked } from '../../kit/asked';
import { dayOfWeek } from '../../lib/day';
import type { Money } from '../../lib/meta';

export type Assigned = AssignmentsQuery['roleAssignments']['items'][number];

interface Named {
  name: string;
  nameBn?: string | null;
}

export const PERSON = asked(
  'personId',
  'give.person',
  { is: 'link', to: 'user', reads: 'person', within: null },
  { required: true },
);
export const COMPANY = asked('companyId', 'switch.company', {
  is: 'link',
  to: 'company',
  reads: 'company',
  within: null,
});
export const BRANCH = asked('branchId', 'give.branch', {
  is: 'link',
  to: 'branch',
  reads: 'branch',
  within: 'companyId',
});
export const UNIT = asked('unitId', 'give.unit', { is: 'link', to: 'unit', reads: 'unit', within: 'companyId' });
export const REASON = asked('reason', 'give.reason', { is: 'long', limit: 2000 }, { required: true });
export const ROLE = asked(
  'role',
  'give.role',
  { is: 'link', to: 'role', reads: 'held', within: null },
  { required: true },
);
/** Days a role is mostly given for. */
export const DAYS = [30, 90, 365];
export const ENDS = asked('endsOn', 'people.to', { is: 'date' });

/** What somebody or something is called, for this reader. */
export const nameOf = (one: Named | null | undefined, { language }: Speech): string =>
  one ? (language === 'bn' && one.nameBn) || one.name : '';

type Placed = Pick<Assigned, 'company' | 'branch' | 'unit'>;

export const placeOf = (one: Placed, speech: Speech): string =>
  [one.company, one.branch, one.unit]
    .map(part => nameOf(part, speech))
    .filter(Boolean)
    .join(', ') || speech.t('give.everywhere');

export const timeOf = (one: Pick<Assigned, 'startsOn' | 'endsOn' | 'state'>, speech: Speech): string => {
  const { t, fmt } = speech;
  const until = one.endsOn ? t('give.until', { day: fmt.date(one.endsOn) }) : t('people.open');
  return one.state === 'COMING' ? `${t('give.from', { day: fmt.date(one.startsOn) })}, ${until}` : until;
};

export const limitOf = ({ upTo }: Pick<Assigned, 'upTo'>, { t, fmt }: Speech): string => {
  // A sum comes as an object, though the graph calls it a scalar.
  const sum = upTo as unknown as Money | null;
  return sum ? t('give.upto', { sum: fmt.money(sum.amount, sum.currency) }) : '';
};

export const dayName = (day: number, language: 'en' | 'bn', style: 'short' | 'long' = 'short'): string =>
  dayOfWeek(day, language, style);
