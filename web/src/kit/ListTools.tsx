// What a list is narrowed to, as tokens, each taken away by itself.

import { lazy, Suspense, useState } from 'react';
import { useCompanies } from '../app/Switches';
import { useSession } from '../app/session';
import { Own, type Speech, useSpeech } from '../i18n';
import { type Document, documentOf, type Field, fieldOf, type Row, type Said, titleOf } from '../lib/meta';
import { readRange } from '../lib/range';
import type { Looking } from './DocList';
import { Icon } from './Icon';
import { LinkToken } from './LinkToken';
import { type Choice, MenuButton } from './Popover';
import { shownValue } from './shown';

const RangeFilter = lazy(() => import('./RangeFilter').then(module => ({ default: module.RangeFilter })));
const LinkFilter = lazy(() => import('./LinkFilter').then(module => ({ default: module.LinkFilter })));

/** The value of a filter that was taken away although it is usual. */
export const ALL = 'all';
const COMPANY = documentOf('company');

/** What the switches above narrow this list to, each taken away here, too. */
export function Narrowed({ document, branch }: { document: Document; branch: Row | undefined }) {
  const { t, language } = useSpeech();
  const { look } = useSession();
  const { here, only } = useCompanies();
  const tokens: [string, () => void][] = [];
  if (here && !only && document.scope && document.name !== COMPANY.name) {
    const drop = () => look({ company: null, branch: null, year: null });
    tokens.push([`${t('switch.company')}: ${titleOf(COMPANY, here, language)}`, drop]);
  }
  if (branch) {
    const drop = () => look({ branch: null });
    tokens.push([`${t('switch.branch')}: ${titleOf(documentOf('branch'), branch, language)}`, drop]);
  }
  return tokens.map(([words, drop]) => (
    <span key={words} className="token">
      <Own>{words}</Own>
      <button type="button" className="bare" aria-label={t('list.drop', { what: words })} onClick={drop}>
        <Icon name="close" size={12} />
      </button>
    </span>
  ));
}

interface FiltersProps {
  document: Document;
  filters: Record<string, string>;
  looking: Looking;
  onLook: (looking: Looking) => void;
  opener: React.RefObject<HTMLButtonElement | null>;
}

/** Filters as tokens, each taken away by itself. */
export function Filters({ document, filters, looking, onLook, opener }: FiltersProps) {
  const speech = useSpeech();
  const { t, say } = speech;
  const set = (field: string, value: string | undefined) => onLook({ ...looking, [field]: value });
  const [picking, setPicking] = useState<Field>();
  const [ranging, setRanging] = useState<Field>();
  const choices = document.filters.flatMap<Choice>(filter => {
    const field = fieldOf(document, filter.field);
    if (field.kind.is === 'link') {
      const label = `${say(field.label)}…`;
      return [{ key: filter.field, label, text: label, onChoose: () => setPicking(field) }];
    }
    if (filter.until) {
      const label = `${say(field.label)}…`;
      return [{ key: filter.field, label, text: label, onChoose: () => setRanging(field) }];
    }
    const words = choicesOf(field, t);
    return [
      { key: filter.field, kind: 'heading', label: say(field.label), text: '' },
      ...words.map<Choice>(word => ({
        key: `${filter.field}=${word.value}`,
        kind: 'radio',
        label: say(word.label),
        text: say(word.label),
        chosen: filters[filter.field] === word.value,
        onChoose: () => set(filter.field, word.value === filter.usual ? undefined : word.value),
      })),
      {
        key: `${filter.field}=all`,
        kind: 'radio',
        label: t('list.all'),
        text: t('list.all'),
        chosen: !filters[filter.field],
        onChoose: () => set(filter.field, filter.usual ? ALL : undefined),
      },
    ];
  });
  return (
    <>
      {document.filters.map(filter => {
        const value = filters[filter.field];
        const field = fieldOf(document, filter.field);
        if (field.kind.is === 'link') {
          const drop = () => set(filter.field, undefined);
          return value && <LinkToken key={filter.field} field={field} value={value} onDrop={drop} />;
        }
        if (filter.until) {
          if (!value) return null;
          const words = `${say(field.label)}: ${between(field, value, speech)}`;
          return (
            <span key={filter.field} className="token">
              <button
                type="button"
                className="token-text"
                aria-label={t('list.change', { what: words })}
                onClick={() => setRanging(field)}
              >
                {words}
              </button>
              <button
                type="button"
                className="bare"
                aria-label={t('list.drop', { what: words })}
                onClick={() => set(filter.field, undefined)}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          );
        }
        const word = choicesOf(field, t).find(one => one.value === value);
        if (!word) return null;
        const words = `${say(field.label)}: ${say(word.label)}`;
        return (
          <span key={filter.field} className="token">
            {words}
            <button
              type="button"
              className="bare"
              aria-label={t('list.drop', { what: words })}
              onClick={() => set(filter.field, filter.usual ? ALL : undefined)}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        );
      })}
      <MenuButton name={t('list.filter')} choices={choices} opener={opener} className="chip chip-quiet">
        <Icon name="filter" />
        {t('list.filter')}
      </MenuButton>
      <Suspense>
        {ranging && (
          <RangeFilter
            field={ranging}
            value={filters[ranging.name]}
            onClose={() => setRanging(undefined)}
            onChoose={value => {
              setRanging(undefined);
              set(ranging.name, value);
            }}
          />
        )}
        {picking && (
          <LinkFilter
            field={picking}
            onChoose={value => {
              setPicking(undefined);
              if (value) set(picking.name, value);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** What a filter is chosen from, where that is a short list: words, or yes and no. */
function choicesOf({ kind }: Field, t: Speech['t']): { value: string; label: Said }[] {
  if (kind.is === 'words') return kind.words;
  if (kind.is !== 'flag') return [];
  const [yes, no] = [t('app.yes'), t('app.no')];
  return [
    { value: 'true', label: { en: yes, bn: yes } },
    { value: 'false', label: { en: no, bn: no } },
  ];
}

/** `1 Jul 2026 – 31 Jul 2026`, `from 5 Jul 2026`. */
export function between(field: Field, value: string, speech: Speech): string {
  const { from, until } = readRange(value);
  const shown = (text: string) => shownValue(field, text, speech);
  if (from && until) return from === until ? shown(from) : `${shown(from)} – ${shown(until)}`;
  if (from) return speech.t('range.from', { what: shown(from) });
  return until ? speech.t('range.until', { what: shown(until) }) : '';
}
