// What a party's file knows of a case fills the form; what it does not know is named, and stays a question.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PartyCaseDocument, type PartyCaseQuery } from '../../gen/rules-engine/graphql';
import { useSpeech } from '../../i18n';
import { asked } from '../../kit/asked';
import { Do } from '../../kit/Do';
import { FieldInput } from '../../kit/FieldInput';
import { Icon } from '../../kit/Icon';
import { execute } from '../../lib/graph';
import { documentOf, type Field } from '../../lib/meta';
import { digitsOf, factAt, type Looked } from './asking';

const PARTY = asked('party', 'try.party', { is: 'link', to: 'party', within: null } as Field['kind']);
const LACKS = { NEVER: 'try.party.NEVER', EXPIRED: 'try.party.EXPIRED', NOT_YET: 'try.party.NOT_YET' } as const;

interface Props {
  pack: string;
  decision: string;
  on: string;
  looked: Looked;
  look: (more: Looked) => void;
}

export function FromParty({ pack, decision, on, looked, look }: Props) {
  const speech = useSpeech();
  const { t, say, fmt } = speech;
  const party = looked.party ?? null;
  const variables = { party: party!, pack, decision, on, digits: digitsOf(speech) };
  const found = useQuery({
    queryKey: ['list', 'party-case', variables],
    queryFn: ({ signal }) => execute<PartyCaseQuery>(String(PartyCaseDocument), variables, { signal }),
    enabled: party !== null,
    placeholderData: before => before,
  });
  // What stands there while another party's file is on its way is the last one's: not to be taken for this one.
  const known = party === null || found.isPlaceholderData ? undefined : found.data?.partyCase;
  const wanted: Looked = {
    ...Object.fromEntries((known?.missing ?? []).map(one => [factAt(one.name), undefined])),
    ...Object.fromEntries((known?.facts ?? []).map(one => [factAt(one.name), one.value])),
  };
  const fresh = Object.entries(wanted).filter(([at, value]) => looked[at] !== value);
  const take = () => look(Object.fromEntries(fresh));
  const nothing =
    known && fresh.length === 0 ? t(known.facts.length > 0 ? 'try.party.taken' : 'try.party.nothing') : undefined;
  return (
    <fieldset className="try-facts try-party">
      <legend>{t('try.party.file')}</legend>
      <FieldInput field={PARTY} value={party} onChange={next => look({ party: next ?? undefined })} />
      {party !== null && found.isError && (
        <p className="strip strip-bad" role="alert">
          {found.error.message}
        </p>
      )}
      {known && (
        <>
          {known.facts.length > 0 && (
            <ul className="people">
              {known.facts.map(fact => (
                <li key={fact.name} data-known={fact.name}>
                  <span>{say(fact.title)}:</span> <strong>{say(fact.said)}</strong>
                </li>
              ))}
            </ul>
          )}
          <Do no={nothing} onDo={take}>
            {t('try.party.take')}
          </Do>
          {known.missing.length > 0 && (
            <div className="strip" role="note">
              <Icon name="why" />
              <div>
                <strong>{t('try.party.missing')}</strong>
                <ul className="lacking">
                  {known.missing.map(one => (
                    <li key={one.name} data-missing={one.name}>
                      {say(one.title)}:{' '}
                      <span className="dim">{t(LACKS[one.why], { day: one.day ? fmt.date(one.day) : '' })}</span>
                    </li>
                  ))}
                </ul>
                <Link to="/$path/$id" params={{ path: documentOf('party').path, id: party! }} className="linklike">
                  {t('try.party.open')}
                </Link>
              </div>
            </div>
          )}
          {known.exemptions.map(one => (
            <p key={`${one.section} ${one.number}`} className="strip" role="note">
              <Icon name="warning" />
              <span>
                {t('try.party.exempt', {
                  section: one.section,
                  rate: fmt.digits(one.rate),
                  number: one.number,
                  day: one.endsOn ? fmt.date(one.endsOn) : '—',
                })}
              </span>
            </p>
          ))}
        </>
      )}
    </fieldset>
  );
}
