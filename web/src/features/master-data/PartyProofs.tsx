// What a party showed, when what runs out, and what tax asks that nobody knows.

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import {
  PartyProofsDocument,
  type PartyProofsQuery,
  RevealProofDocument,
  type RevealProofMutation,
} from '../../gen/master-data/graphql';
import { useSpeech } from '../../i18n';
import { Asking } from '../../kit/Asking';
import { Do } from '../../kit/Do';
import { Icon } from '../../kit/Icon';
import { today } from '../../lib/day';
import { execute } from '../../lib/graph';
import { documentOf, type Row } from '../../lib/meta';
import '../../styles/party.css';
import { left, place, quarters, type Standing, standing } from './validity';

type Proof = PartyProofsQuery['party']['proofs'][number];
type Missing = PartyProofsQuery['party']['facts']['missing'][number];
/** What the rules and papers ask, by their names there. */
const FACTS = {
  payee: 'fact.payee',
  supplier_kind: 'fact.supplier_kind',
  psr: 'fact.psr',
  filer_certificate: 'fact.filer_certificate',
  tin: 'fact.tin',
  bin: 'fact.bin',
  vat_status: 'fact.vat_status',
  trade_licence: 'fact.trade_licence',
  enlistment: 'fact.enlistment',
} as const;

const READ = 'master_data.proof.read';
const REVEAL = 'master_data.proof.reveal';
const WHY = { NEVER: 'proof.NEVER', EXPIRED: 'proof.EXPIRED', NOT_YET: 'proof.NOT_YET' } as const;
const STANDS = {
  holds: 'proof.holds',
  soon: 'proof.soon',
  over: 'proof.over',
  later: 'proof.later',
  withdrawn: 'proof.withdrawn',
} as const;
const TONES: Record<Standing, string> = {
  holds: 'good',
  soon: 'waiting',
  over: 'bad',
  later: 'waiting',
  withdrawn: 'faded',
};

export default function PartyProofs({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  const document = documentOf('proof');
  const mayNot = refuses(READ);
  const found = useQuery({
    queryKey: ['list', 'proof', 'of', row.id],
    enabled: !mayNot,
    queryFn: ({ signal }) => execute<PartyProofsQuery>(String(PartyProofsDocument), { id: row.id }, { signal }),
  });
  const [revealing, setRevealing] = useState<Proof>();
  if (mayNot) return null;
  const proofs = found.data?.party.proofs ?? [];
  return (
    <section className="panel" aria-labelledby="proofs" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="proofs">{t('proof.title')}</h2>
        {row.state === 'OPEN' && (
          <Do
            small
            no={refuses(document.create!.permission)}
            onDo={() =>
              void navigate({ to: '/$path/new', params: { path: document.path }, search: { partyId: row.id } })
            }
          >
            {t('proof.add')}
          </Do>
        )}
      </header>
      {found.data && <Lacking missing={found.data.party.facts.missing} />}
      {found.isSuccess && proofs.length === 0 && <p className="dim">{t('proof.none')}</p>}
      {proofs.length > 0 && <Strip proofs={proofs} />}
      <ul className="people">
        {proofs.map(one => (
          <Line key={one.id} proof={one} onReveal={() => setRevealing(one)} />
        ))}
      </ul>
      {revealing && <Reveal proof={revealing} onClose={() => setRevealing(undefined)} />}
    </section>
  );
}

/** What is missing today, by name and reason. */
function Lacking({ missing }: { missing: Missing[] }) {
  const { t, fmt } = useSpeech();
  if (missing.length === 0) {
    return (
      <div className="strip strip-good">
        <Icon name="check" />
        <span>{t('proof.all')}</span>
      </div>
    );
  }
  return (
    <div className="strip" role="note">
      <Icon name="warning" />
      <div>
        <strong>{t('proof.missing')}</strong>
        <ul className="lacking">
          {missing.map(one => (
            <li key={one.name}>
              {t(FACTS[one.name as keyof typeof FACTS])}:{' '}
              <span className="dim">{t(WHY[one.why], { day: one.day ? fmt.date(one.day) : '' })}</span>
            </li>
          ))}
        </ul>
        <p className="dim">{t('proof.missing.says')}</p>
      </div>
    </div>
  );
}

/** A picture of the list below: a bar a proof, from its first day to its last, and the day today. */
function Strip({ proofs }: { proofs: Proof[] }) {
  const { t } = useSpeech();
  const day = today();
  const shown = proofs.filter(one => one.state === 'SHOWN');
  if (shown.length === 0) return null;
  const height = shown.length * 12 + 6;
  const now = place(day, day);
  return (
    <svg
      className="validity"
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('proof.strip')}
      height={height}
    >
      {quarters(day).map(one => (
        <line key={one} className="validity-quarter" x1={place(one, day)} x2={place(one, day)} y1={0} y2={height} />
      ))}
      {shown.map((one, n) => {
        const from = place(one.startsOn, day);
        const to = one.endsOn ? place(one.endsOn, day) : 1000;
        return (
          <rect
            key={one.id}
            className={`validity-${TONES[standing(one, day)]}`}
            x={from}
            y={n * 12 + 5}
            width={Math.max(4, to - from)}
            height={7}
          />
        );
      })}
      <line className="validity-today" x1={now} x2={now} y1={0} y2={height} />
    </svg>
  );
}

function Line({ proof, onReveal }: { proof: Proof; onReveal: () => void }) {
  const { t, say, fmt } = useSpeech();
  const { refuses } = useSession();
  const document = documentOf('proof');
  const kind = document.fields.find(field => field.name === 'kind')!.kind;
  const word = kind.is === 'words' ? kind.words.find(one => one.value === proof.kind) : undefined;
  const now = standing(proof, today());
  const protectedOne = proof.kind === 'NID' || proof.kind === 'PASSPORT';
  const more = [
    proof.number && fmt.digits(proof.number),
    proof.assessmentYear && fmt.digits(proof.assessmentYear),
    proof.section && t('proof.exemption', { section: proof.section, rate: fmt.digits(proof.rate ?? '') }),
  ];
  return (
    <li className={now === 'over' || now === 'withdrawn' ? 'held dim' : 'held'}>
      <Link to="/$path/$id" params={{ path: document.path, id: proof.id }} className="cell-name">
        {word ? say(word.label) : proof.kind}
      </Link>
      <span>
        {more.filter(Boolean).join(' · ')}
        {proof.doubt && <span className="tag tag-waiting">{t('proof.doubt')}</span>}
      </span>
      <span>
        {proof.endsOn
          ? `${fmt.date(proof.startsOn)} – ${fmt.date(proof.endsOn)}`
          : t('party.since', { when: fmt.date(proof.startsOn) })}
      </span>
      <span className={`tag tag-${TONES[now]}`}>
        {t(STANDS[now], { days: fmt.digits(String(left(proof, today()))) })}
      </span>
      {protectedOne && (
        <Do small quiet no={refuses(REVEAL)} onDo={onReveal}>
          {t('proof.reveal')}
        </Do>
      )}
    </li>
  );
}

function Reveal({ proof, onClose }: { proof: Proof; onClose: () => void }) {
  const { t, fmt } = useSpeech();
  const [number, setNumber] = useState<string>();
  return (
    <Asking
      title={t('proof.reveal')}
      says={t('proof.reveal.says')}
      go={t('proof.reveal')}
      needed={[]}
      send={async () => {
        const told = await execute<RevealProofMutation>(String(RevealProofDocument), { id: proof.id }, {});
        setNumber(told.revealProof);
      }}
      onClose={onClose}
    >
      {() => (number ? <p className="revealed">{fmt.digits(number)}</p> : null)}
    </Asking>
  );
}
