// The company, branch and fiscal year that are looked at.

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Own, useSpeech } from '../i18n';
import { Icon } from '../kit/Icon';
import { type Choice, MenuButton } from '../kit/Popover';
import { listPage } from '../lib/graph';
import { documentOf, type Row, titleOf } from '../lib/meta';
import { useSession } from './session';
import { useYears } from './year';

const COMPANY = documentOf('company');
const BRANCH = documentOf('branch');
/** As many as a menu can show; more are found by the palette. */
const SHOWN = 100;

const OPEN = { filters: { state: 'OPEN' }, first: SHOWN };

/** The companies one may look at. One alone is looked at; one that was closed or is another's is not. */
export function useCompanies(): { all: Row[] | undefined; only: Row | undefined; here: Row | undefined } {
  const { company, look } = useSession();
  const { data } = useQuery({
    queryKey: ['list', COMPANY.name, 'switch'],
    queryFn: ({ signal }) => listPage(COMPANY, OPEN, signal),
  });
  const all = data?.items;
  const only = all?.length === 1 ? all[0] : undefined;
  const here = all?.find(one => one.id === company);
  useEffect(() => {
    if (only && company === null) look({ company: only.id });
    else if (all && !here && company !== null && all.length < SHOWN) look({ company: null, branch: null, year: null });
  }, [only, all, here, company, look]);
  return { all, only, here };
}

/** The open branches of the company that is looked at, and the one of them that is chosen. */
export function useBranches(): { all: Row[]; at: Row | undefined } {
  const { company, branch } = useSession();
  const found = useQuery({
    queryKey: ['list', BRANCH.name, 'switch', company],
    queryFn: ({ signal }) => listPage(BRANCH, { ...OPEN, company }, signal),
    enabled: company !== null,
  });
  const all = (company !== null && found.data?.items) || [];
  return { all, at: all.find(one => one.id === branch) };
}

export function Switches() {
  const { t, language, fmt } = useSpeech();
  const { company, look } = useSession();
  const { all, only, here } = useCompanies();
  const { all: branches, at } = useBranches();
  const { all: years, now } = useYears();
  const name = (row: Row, document = COMPANY) => titleOf(document, row, language);
  const companyChoices: Choice[] = [
    ...(only
      ? []
      : [
          {
            key: '',
            kind: 'radio' as const,
            label: t('switch.company.all'),
            text: t('switch.company.all'),
            chosen: !here,
            onChoose: () => look({ company: null, branch: null, year: null }),
          },
        ]),
    ...(all ?? []).map<Choice>(one => ({
      key: one.id,
      kind: 'radio',
      label: <Own>{name(one)}</Own>,
      text: name(one),
      chosen: one.id === company,
      onChoose: () => look({ company: one.id, branch: null, year: null }),
    })),
  ];
  const branchChoices: Choice[] = [
    {
      key: '',
      kind: 'radio',
      label: t('switch.branch.all'),
      text: t('switch.branch.all'),
      chosen: !at,
      onChoose: () => look({ branch: null }),
    },
    ...branches.map<Choice>(one => ({
      key: one.id,
      kind: 'radio',
      label: <Own>{name(one, BRANCH)}</Own>,
      text: name(one, BRANCH),
      chosen: one.id === at?.id,
      onChoose: () => look({ branch: one.id }),
    })),
  ];
  const yearChoices = years.map<Choice>(one => ({
    key: one.id,
    kind: 'radio',
    label: fmt.digits(String(one.label)),
    hint: `${fmt.date(String(one.startsOn))} – ${fmt.date(String(one.endsOn))}`,
    text: String(one.label),
    chosen: one.id === now?.id,
    onChoose: () => look({ year: one.id }),
  }));
  const shown = (what: string, value: string) => `${what}: ${value}`;
  const companyName = here ? name(here) : t('switch.company.all');
  const branchName = at ? name(at, BRANCH) : t('switch.branch.all');
  const yearName = now ? fmt.digits(String(now.label)) : t('switch.year.none');
  return (
    <div className="switches">
      {all && all.length > 0 && (
        <MenuButton name={shown(t('switch.company'), companyName)} choices={companyChoices} className="switch">
          <span className="switch-text">
            <Own>{companyName}</Own>
          </span>
          <Icon name="down" size={12} />
        </MenuButton>
      )}
      {here && branches.length > 0 && (
        <MenuButton name={shown(t('switch.branch'), branchName)} choices={branchChoices} className="switch">
          <span className="switch-text">
            <Own>{branchName}</Own>
          </span>
          <Icon name="down" size={12} />
        </MenuButton>
      )}
      {here && yearChoices.length > 0 && (
        <MenuButton name={shown(t('switch.year'), yearName)} choices={yearChoices} className="switch">
          <span className="switch-text">{yearName}</span>
          <Icon name="down" size={12} />
        </MenuButton>
      )}
    </div>
  );
}
