// The organization as a document: it has no list and no id to ask for, but a form like all others.

import {
  TenantDocument,
  type TenantQuery,
  UpdateTenantDocument,
  type UpdateTenantMutation,
} from '../../gen/organization/graphql';
import { both } from '../../i18n';
import { asked } from '../../kit/asked';
import type { By } from '../../kit/useForm';
import { execute } from '../../lib/graph';
import type { Document, Kind, Row, Word } from '../../lib/meta';

export type Tenant = TenantQuery['tenant'];

export const UPDATE = 'organization.tenant.update';
export const KEY = ['tenant'];

/** Where data of builders here is kept, and where their partners are. */
const COUNTRIES = 'BD IN SG MY AE SA QA KW OM BH GB IE DE NL FR US CA AU JP KR HK CN TH ID LK NP PK'.split(' ');

const country = (code: string): Word => {
  const name = (language: string) => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  return { value: code, label: { en: name('en'), bn: name('bn') }, tone: 'plain' };
};

const LINE: Kind = { is: 'text', limit: 200 };

/** The organization's description; its own country is among those offered. */
export function describe(region: string): Document {
  const words = [...new Set([...COUNTRIES, region])].map(country);
  const fields = [
    asked('name', 'org.name', LINE, { required: true, help: both('org.name.help') }),
    asked('nameBn', 'org.nameBn', LINE, { bengali: true }),
    asked('dataRegion', 'org.region', { is: 'words', words }, { required: true, help: both('org.region.help') }),
    asked('slug', 'org.slug', { is: 'slug' }, { set: 'never', otherwise: both('org.slug.fixed') }),
    asked('owner', 'org.owner', LINE, { set: 'never', otherwise: both('org.owner.fixed') }),
  ];
  return {
    service: 'organization',
    name: 'tenant',
    path: 'settings',
    one: both('org.facts'),
    many: both('org.facts'),
    help: both('org.facts'),
    empty: both('org.facts'),
    graph: { type: 'Tenant', one: 'tenant', list: '' },
    title: { sign: null, name: 'name', nameBn: 'nameBn' },
    fields,
    sections: [{ label: both('org.facts'), fields: fields.map(one => one.name) }],
    columns: [],
    card: [],
    parent: null,
    state: 'state',
    life: [],
    search: null,
    scope: null,
    filters: [],
    create: null,
    update: {
      mutation: 'updateTenant',
      permission: UPDATE,
      states: ['TRIAL', 'ACTIVE'],
      otherwise: both('org.still'),
    },
    acts: [],
    decides: [],
    approves: false,
  };
}

export const askTenant = (signal?: AbortSignal) => execute<TenantQuery>(String(TenantDocument), {}, { signal });

/** Read and written without an id: there is one. `told` hears what it is afterwards. */
export const by = (told: (now: TenantQuery) => void): By => ({
  find: async () => (await askTenant()).tenant as unknown as Row,
  async save({ id: _, ...input }, intent) {
    const key = intent.keyOf(input);
    await execute<UpdateTenantMutation>(String(UpdateTenantDocument), { input }, { key });
    const now = await askTenant();
    told(now);
    return now.tenant as unknown as Row;
  },
});
