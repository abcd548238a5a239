// What is looked for in the audit, as its address says it and as the graph takes it.

import type { AuditFilter } from '../../gen/audit/graphql';
import { plus } from '../../lib/day';

/** In the address: days as days, people and things by their ids. */
export interface Looked {
  q?: string;
  person?: string;
  noun?: string;
  subject?: string;
  operation?: string;
  field?: string;
  company?: string;
  from?: string;
  to?: string;
  entry?: string;
}
export const FIELDS = ['person', 'noun', 'subject', 'operation', 'field', 'company', 'from', 'to'] as const;
export type FilterField = (typeof FIELDS)[number];

/** Midnight in Dhaka, which keeps one time the whole year. */
const midnight = (day: string) => `${day}T00:00:00+06:00`;

/** As the graph takes it; the last day is included. */
export function filterOf(looked: Looked): AuditFilter {
  return {
    text: looked.q || null,
    actor: looked.person ? (/^[a-z]+(:|$)/.test(looked.person) ? looked.person : `person:${looked.person}`) : null,
    noun: looked.noun ?? null,
    subject: looked.subject ?? null,
    operation: looked.operation ?? null,
    field: looked.field ?? null,
    company: looked.company ?? null,
    from: looked.from ? midnight(looked.from) : null,
    until: looked.to ? midnight(plus(looked.to, 1)) : null,
  } as AuditFilter;
}

/** The same as an address of the export. */
export function exportAddress(looked: Looked, form: 'csv' | 'jsonl'): string {
  const set = Object.entries(filterOf(looked)).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/api/v1/audit/export?${new URLSearchParams([...set, ['format', form]])}`;
}
