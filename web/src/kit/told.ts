// What happened, told in a sentence of the reader's language.

import { isWord, type Speech } from '../i18n';
import { dayOfWeek } from '../lib/day';
import { type Change, type Happened, toRead, verbOf } from '../lib/happened';
import { type Document, documents, type Field, permissions, titleOf } from '../lib/meta';
import { isPattern, spoken } from '../lib/permit';
import { isRoom, type Room } from '../lib/rooms';
import { shownValue } from './shown';

/** What a link's id is called, where it is known already. */
export type TitleOf = (document: string, id: string) => string | undefined;

/** The document an audit row speaks of; none is described for some. */
export const describedBy = (operation: string, noun: string): Document | undefined =>
  documents.find(one => one.name === noun && operation.startsWith(`${one.service}.`));

/** The room that has the words for what happened; none for what the program itself did. */
export function roomsOf({ operation }: Pick<Happened, 'operation'>): Room[] {
  const room = operation.split('.')[0] ?? '';
  return isRoom(room) ? [room] : [];
}

/** Who it was, in words. */
export function whoOf(happened: Pick<Happened, 'actor' | 'by'>, { language, t }: Speech): string {
  const { actor, by } = happened;
  if (by) return (language === 'bn' && by.nameBn) || by.name;
  if (actor === 'operator') return t('who.operator');
  if (actor === 'nobody') return t('who.nobody');
  return actor.startsWith('service:') ? t('who.program') : t('who.somebody');
}

/** What was done, as the last words of a sentence: `changed`. */
export function verbFor(happened: Pick<Happened, 'operation' | 'changes'>, { t }: Speech): string {
  const verb = verbOf(happened.operation);
  const state = happened.changes.find(change => change.field === 'state')?.after;
  const decided = `did.${verb}.${state}`;
  if (isWord(decided)) return t(decided);
  const key = `did.${verb}`;
  if (isWord(key)) return t(key);
  // A program that follows what somebody did: told by what came of it.
  const { changes } = happened;
  if (changes.length > 0 && changes.every(change => change.before === null)) return t('did.create');
  return changes.length > 0 ? t('did.update') : t('did.other');
}

/** What was done, as the rest of a line that begins with who did it. */
export function lineFor(happened: Pick<Happened, 'operation' | 'changes'>, speech: Speech): string {
  const line = `line.${happened.operation}`;
  return isWord(line) ? speech.t(line) : verbFor(happened, speech);
}

/** What kind of thing, in words: a document's own name, or what is known of things without a page. */
export function nounFor(document: Document | undefined, noun: string, { say, t }: Speech): string {
  if (document) return say(document.one);
  const key = `noun.${noun}`;
  return isWord(key) ? t(key) : noun;
}

/** Rows call where a thing stands its state; a document may show more of it under another name. */
const fieldNamed = (document: Document | undefined, name: string): Field | undefined =>
  document?.fields.find(field => field.name === name) ??
  (name === 'state' && document?.state ? fieldNamed(document, document.state) : undefined);

/** What a field is called. */
export function labelFor(document: Document | undefined, name: string, { say, t }: Speech): string {
  const field = fieldNamed(document, name);
  if (field) return say(field.label);
  const key = `fact.${name}`;
  if (isWord(key)) return t(key);
  return name.replace(/([A-Z])/g, ' $1').toLowerCase();
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A field's value as people read it. Rows write words as REST does, descriptions as the graph does. */
export function valueFor(
  document: Document | undefined,
  name: string,
  value: string | null,
  speech: Speech,
  titled: TitleOf,
): string {
  if (value === null || value === '') return '—';
  const field = fieldNamed(document, name);
  const person = value.startsWith(PERSON) ? value.slice(PERSON.length) : undefined;
  if (person) return titled('user', person) ?? speech.t('who.somebody');
  if (field?.kind.is === 'links') {
    const { to } = field.kind;
    const ids = JSON.parse(value) as string[];
    return ids.map(id => titled(to, id) ?? speech.t('link.unknown')).join(', ') || '—';
  }
  if (/^[[{]/.test(value)) return composed(value, speech, titled);
  if (field?.kind.is === 'link') return titled(field.kind.to, value) ?? speech.t('link.unknown');
  if (field?.kind.is === 'words') return shownValue(field, value.toUpperCase().replace(/-/g, '_'), speech);
  if (field) return shownValue(field, value, speech);
  if (value === 'true' || value === 'false') return speech.t(value === 'true' ? 'fact.yes' : 'fact.no');
  if (MOMENT.test(value)) return speech.fmt.moment(value);
  if (DAY.test(value)) return speech.fmt.date(value);
  const known = permissions[value];
  return known ? speech.say(known) : value;
}

/** How people stand in audit rows. */
const PERSON = 'person:';

/** What consists of parts, in words: a sum, a place, hours and networks, several permissions. */
function composed(value: string, speech: Speech, titled: TitleOf): string {
  const { t, fmt, say } = speech;
  let parts: unknown;
  try {
    parts = JSON.parse(value);
  } catch {
    return value;
  }
  if (Array.isArray(parts)) {
    const said = parts.map(one => {
      if (typeof one !== 'string') return String(one);
      return say(permissions[one] ?? (isPattern(one) ? spoken(one) : { en: one, bn: one }));
    });
    return said.join(speech.language === 'bn' ? '; ' : '; ') || '—';
  }
  const of = parts as Record<string, unknown>;
  if (typeof of.amount === 'string') return fmt.money(of.amount, String(of.currency ?? 'BDT'));
  if (typeof of.company === 'string') {
    const places = ['company', 'branch', 'unit'].filter(kind => typeof of[kind] === 'string');
    return places.map(kind => titled(kind, String(of[kind])) ?? t('link.unknown')).join(', ');
  }
  const lines = [hoursOf(of.hours, speech), networksOf(of.networks, speech)].filter(Boolean);
  return lines.join(' ') || (('hours' in of || 'networks' in of) && t('fact.always')) || value;
}

function hoursOf(hours: unknown, { t, fmt, language }: Speech): string {
  if (!hours || typeof hours !== 'object') return '';
  const { days, from, until } = hours as { days?: number[]; from?: string; until?: string };
  const named = (days ?? []).map(day => dayOfWeek(day, language)).join(', ');
  const minute = (time = '') => fmt.digits(time.slice(0, 5));
  return t('give.hours.said', { days: named || t('give.everyday'), from: minute(from), until: minute(until) });
}

const networksOf = (networks: unknown, { t }: Speech): string =>
  Array.isArray(networks) && networks.length > 0 ? t('give.networks.said', { networks: networks.join(', ') }) : '';

/** What one thing is called, from what is known of its fields; else what stands behind it: an appointment's position. */
export function subjectOf(
  entry: Pick<Told, 'operation' | 'noun' | 'subject' | 'facts'>,
  { language }: Speech,
  titled: TitleOf,
): string {
  const document = describedBy(entry.operation, entry.noun);
  const { facts } = entry;
  if (document) {
    const row = { id: '', ...Object.fromEntries(facts.map(fact => [fact.field, fact.value])) };
    return titleOf(document, row, language) || titled(document.name, String(entry.subject)) || '';
  }
  const bn = language === 'bn' ? facts.find(fact => fact.field === 'nameBn')?.value : undefined;
  const named = NAMES.map(name => facts.find(fact => fact.field === name)?.value).find(Boolean);
  return (
    bn ??
    named ??
    linksOf(entry)
      .map(([name, id]) => titled(name, id))
      .find(Boolean) ??
    ''
  );
}

/** Fields things without a page are called by. */
const NAMES = ['reference', 'slug', 'name', 'title', 'email', 'role', 'key'];

/** What names an entry's thing when its fields do not: itself, or what it belongs to. */
export function linksOf(entry: Pick<Told, 'operation' | 'noun' | 'subject' | 'facts'>): [string, string][] {
  const document = describedBy(entry.operation, entry.noun);
  if (document) {
    const { sign, name } = document.title;
    const known = entry.facts.some(fact => fact.field === name || fact.field === sign);
    return known ? [] : [[document.name, String(entry.subject)]];
  }
  return entry.facts
    .filter(fact => fact.field.endsWith('Id') && documents.some(one => `${one.name}Id` === fact.field))
    .map(fact => [fact.field.slice(0, -2), fact.value]);
}

export interface Told extends Happened {
  noun: string;
  subject: unknown;
  facts: { field: string; value: string }[];
}

/** The whole sentence: “Rahim changed Name of Company Padma from “A” to “B””. */
export function sentenceOf(entry: Told, speech: Speech, titled: TitleOf): string {
  const { t, fmt } = speech;
  const document = describedBy(entry.operation, entry.noun);
  const who = whoOf(entry, speech);
  const fact = (name: string) => entry.facts.find(one => one.field === name)?.value;
  if (entry.operation === 'refused') {
    const what = valueFor(undefined, 'permission', fact('permission') ?? null, speech, titled);
    return t('told.refused', { who, what, count: Number(fact('count') ?? 1) });
  }
  const kind = nounFor(document, entry.noun, speech);
  const name = subjectOf(entry, speech, titled);
  const what = name ? `${kind} ${name}` : kind;
  const whole = `says.${entry.operation}`;
  if (isWord(whole)) return t(whole, { who, what });
  const said = fact('comment');
  if (said && entry.operation.endsWith('.comment.write')) return t('told.comment', { who, what, said });
  const changes = toRead(entry.changes);
  if (verbOf(entry.operation) === 'update' && changes.length > 0) return changed(changes);
  return t('told.did', { who, what, verb: verbFor(entry, speech) });

  function changed([first, ...others]: Change[]): string {
    const value = (one: Change, text: string | null) => valueFor(document, one.field, text, speech, titled);
    if (!first) return '';
    if (others.length > 0) {
      const fields = [first, ...others].map(one => labelFor(document, one.field, speech)).join(', ');
      return t('told.many', { who, what, fields, count: fmt.number(others.length + 1) });
    }
    const blanks = {
      who,
      what,
      field: labelFor(document, first.field, speech),
      before: value(first, first.before),
      after: value(first, first.after),
    };
    if (first.listed) {
      const came = first.after && t('told.came', { what: blanks.after });
      const went = first.before && t('told.went', { what: blanks.before });
      return t('told.listed', { ...blanks, parts: [came, went].filter(Boolean).join('; ') });
    }
    if (first.before === null) return t('told.set', blanks);
    return t(first.after === null ? 'told.cleared' : 'told.changed', blanks);
  }
}
