// What is looked for, each as a token that is taken away by itself.

import { useQuery } from '@tanstack/react-query';
import { PersonByNameDocument, type PersonByNameQuery } from '../../gen/audit/graphql';
import { Own, useSpeech } from '../../i18n';
import { Icon } from '../../kit/Icon';
import { labelFor, nounFor, verbFor } from '../../kit/told';
import { execute, findOne } from '../../lib/graph';
import { documentOf, documents, titleOf } from '../../lib/meta';
import { useRooms } from '../../lib/rooms';
import { FIELDS, type FilterField, type Looked } from './filter';

const COMPANY = documentOf('company');

export function Tokens({ looked, onLook }: { looked: Looked; onLook: (looked: Looked) => void }) {
  const speech = useSpeech();
  const { t, fmt, language } = speech;
  const document = documents.find(one => one.name === looked.noun);
  const isOpen = useRooms(document ? [document.service] : []);
  const person = useQuery({
    queryKey: ['person', looked.person],
    queryFn: ({ signal }) =>
      execute<PersonByNameQuery>(String(PersonByNameDocument), { id: looked.person }, { signal }),
    enabled: Boolean(looked.person && !/^[a-z]+(:|$)/.test(looked.person)),
    retry: false,
  });
  const company = useQuery({
    queryKey: ['one', COMPANY.name, looked.company],
    queryFn: ({ signal }) => findOne(COMPANY, looked.company!, signal),
    enabled: Boolean(looked.company),
    retry: false,
  });
  const user = person.data?.user;
  const says: Record<FilterField, () => string> = {
    person: () => (user ? (language === 'bn' && user.nameBn) || user.name : t('who.somebody')),
    noun: () => nounFor(document, looked.noun ?? '', speech),
    subject: () => t('audit.one'),
    operation: () => verbFor({ operation: looked.operation ?? '', changes: [] }, speech),
    field: () => labelFor(isOpen ? document : undefined, looked.field ?? '', speech),
    company: () => (company.data ? titleOf(COMPANY, company.data, language) : t('switch.company')),
    from: () => fmt.date(looked.from ?? ''),
    to: () => fmt.date(looked.to ?? ''),
  };
  return FIELDS.filter(field => looked[field]).map(field => {
    const words = `${t(`audit.by.${field}`)}: ${says[field]()}`;
    return (
      <span key={field} className="token">
        <Own>{words}</Own>
        <button
          type="button"
          className="bare"
          aria-label={t('list.drop', { what: words })}
          onClick={() => onLook({ ...looked, [field]: undefined })}
        >
          <Icon name="close" size={12} />
        </button>
      </span>
    );
  });
}
