// What the organization is called, in both languages.

import { TenantNameDocument, type TenantNameQuery } from '../../gen/organization/graphql';
import { execute } from '../../lib/graph';

export const NAME = ['tenant-name'];
export const askName = (signal?: AbortSignal) => execute<TenantNameQuery>(String(TenantNameDocument), {}, { signal });
