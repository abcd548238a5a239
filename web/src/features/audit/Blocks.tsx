// The chain of blocks that seal the audit: each with its hash, the newest first; and a check of all of them from here.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import {
  AuditBlocksDocument,
  type AuditBlocksQuery,
  AuditCheckFromDocument,
  type AuditCheckFromQuery,
} from '../../gen/audit/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { Icon } from '../../kit/Icon';
import { useNotices } from '../../kit/Notices';
import { Scrolls } from '../../kit/Scrolls';
import { execute } from '../../lib/graph';
import { save } from '../../lib/save';
import { READ } from './Audit';

type Block = AuditBlocksQuery['auditBlocks'][number];
const PAGE = 50;

export default function Blocks() {
  const { t, fmt } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const no = refuses(READ);
  const found = useInfiniteQuery({
    queryKey: ['audit', 'blocks'],
    queryFn: async ({ pageParam, signal }) =>
      (await execute<AuditBlocksQuery>(String(AuditBlocksDocument), { before: pageParam }, { signal })).auditBlocks,
    initialPageParam: null as string | null,
    getNextPageParam: page => (page.length < PAGE ? null : (page.at(-1)?.n ?? null)),
    enabled: !no,
  });
  const blocks = found.data?.pages.flat() ?? [];
  const head = blocks[0];
  const [from, setFrom] = useState<string>();
  if (no || found.isError) return <Empty title={no ?? found.error?.message ?? ''} next="" />;
  if (found.isSuccess && !head) return <Empty title={t('audit.blocks.none')} next={t('audit.blocks.says')} />;
  const headText = (block: Block) => JSON.stringify(block, null, 1);
  return (
    <div className="audit-body" aria-busy={found.isPending}>
      <p className="dim">{t('audit.blocks.says')}</p>
      {head && (
        <section className="panel" aria-labelledby="head">
          <header className="panel-head">
            <h2 id="head">{t('audit.head', { block: fmt.number(head.n) })}</h2>
            <div className="acts">
              <Do
                small
                onDo={() => void navigator.clipboard.writeText(headText(head)).then(() => tell(t('audit.head.copied')))}
              >
                {t('audit.head.copy')}
              </Do>
              <Do
                small
                icon="export"
                onDo={() => save(`audit-block-${head.n}.json`, 'application/json', headText(head))}
              >
                {t('audit.head.save')}
              </Do>
              <Do small primary onDo={() => setFrom('1')}>
                {t('audit.verify.all')}
              </Do>
            </div>
          </header>
          <dl className="facts">
            <div>
              <dt>{t('audit.hash')}</dt>
              <dd className="figures breaks">{head.hash}</dd>
            </div>
            <div>
              <dt>{t('audit.key')}</dt>
              <dd className="figures breaks">{head.key}</dd>
            </div>
            <div>
              <dt>{t('audit.sealed.at')}</dt>
              <dd>{fmt.instant(head.sealedAt)}</dd>
            </div>
          </dl>
          {from && <Check key={from} from={from} last={head.n} onClose={() => setFrom(undefined)} />}
        </section>
      )}
      <Scrolls label={t('audit.blocks')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('audit.block')}</th>
              <th scope="col">{t('audit.block.count')}</th>
              <th scope="col">{t('audit.sealed.at')}</th>
              <th scope="col">{t('audit.hash')}</th>
              <th scope="col">
                <span className="unseen">{t('audit.verify.from')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {blocks.map(block => (
              <tr key={block.n}>
                <th scope="row" className="figures">
                  {fmt.number(block.n)}
                </th>
                <td className="figures">{fmt.number(block.count)}</td>
                <td className="one-line">{fmt.moment(block.sealedAt)}</td>
                <td className="figures" title={block.hash}>
                  {block.hash.slice(0, 12)}…
                </td>
                <td>
                  <Do small quiet onDo={() => setFrom(block.n)}>
                    {t('audit.verify.from')}
                  </Do>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {found.hasNextPage && (
        <Do quiet busy={found.isFetchingNextPage} onDo={() => void found.fetchNextPage()}>
          {t('history.older')}
        </Do>
      )}
    </div>
  );
}

interface Sum {
  blocks: number;
  rows: number;
  removed: number;
  wrong: number;
  findings: string[];
  at: string | null;
  why?: string;
}
const NOTHING: Omit<Sum, 'at'> = { blocks: 0, rows: 0, removed: 0, wrong: 0, findings: [] };

/** Recomputes block after block, a few at a time, and says how far it is; it stops when told to. */
function Check({ from, last, onClose }: { from: string; last: string; onClose: () => void }) {
  const { t, fmt } = useSpeech();
  const [sum, setSum] = useState<Sum>({ ...NOTHING, at: from });
  const stop = useRef(new AbortController());
  useEffect(() => {
    const { signal } = stop.current;
    const walk = async () => {
      let at: string | null = from;
      let so: Sum = { ...NOTHING, at };
      while (at && !signal.aborted) {
        const asked: AuditCheckFromQuery = await execute(String(AuditCheckFromDocument), { from: at }, { signal });
        const part = asked.auditCheck;
        at = part.next ?? null;
        so = {
          blocks: so.blocks + part.blocks,
          rows: so.rows + part.rows,
          removed: so.removed + part.removed,
          wrong: so.wrong + part.wrong,
          findings: [...so.findings, ...part.findings],
          at,
        };
        setSum(so);
      }
    };
    walk().catch((error: Error) => !signal.aborted && setSum(so => ({ ...so, at: null, why: error.message })));
    const { current } = stop;
    return () => {
      current.abort();
      stop.current = new AbortController();
    };
  }, [from]);
  const all = Math.max(1, Number(last) - Number(from) + 1);
  const done = sum.at === null;
  return (
    <div className="check" role="status">
      <progress max={all} value={done ? all : sum.blocks} aria-label={t('audit.verify.all')} />
      <p className={done ? `strip strip-${sum.wrong > 0 || sum.why ? 'bad' : 'good'}` : 'strip'}>
        {done && <Icon name={sum.wrong > 0 || sum.why ? 'warning' : 'check'} />}
        {sum.why ??
          (done
            ? t(sum.wrong > 0 ? 'audit.check.bad' : 'audit.check.good', {
                blocks: sum.blocks,
                rows: sum.rows,
                wrong: sum.wrong,
              })
            : t('audit.check.at', { blocks: sum.blocks, all, rows: sum.rows }))}
      </p>
      {sum.removed > 0 && <p className="dim">{t('audit.check.removed', { count: sum.removed })}</p>}
      {sum.findings.length > 0 && (
        <ul className="refusals" lang="en">
          {sum.findings.map(finding => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
      )}
      <p className="dim">{t('audit.check.command')}</p>
      <Do
        small
        quiet
        onDo={() => {
          stop.current.abort();
          onClose();
        }}
      >
        {t(done ? 'app.close' : 'audit.check.stop')}
      </Do>
      <span className="unseen">{fmt.number(sum.blocks)}</span>
    </div>
  );
}
