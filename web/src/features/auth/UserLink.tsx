// The link somebody chooses a password by: made, shown once, handed over.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import { CreateUserLinkDocument, type CreateUserLinkMutation } from '../../gen/auth/graphql';
import { fill, useSpeech } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { Icon } from '../../kit/Icon';
import { Once, useCopy } from '../../kit/Once';
import { Sure } from '../../kit/Sure';
import { fmt, type Language } from '../../lib/fmt';
import { execute, Refusal } from '../../lib/graph';
import { documentOf, type Row, titleOf } from '../../lib/meta';
import { bring } from '../../lib/rooms';

type Made = CreateUserLinkMutation['createUserLink'];

const USER = documentOf('user');

interface Props {
  row: Row;
  onClose: () => void;
}

/** Makes a link at once: somebody was invited just now. */
export function FirstLink({ row, onClose }: Props) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [made, setMade] = useState<Made>();
  const [refused, setRefused] = useState<string>();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    make(row.id).then(setMade, error => setRefused(reasonOf(error)));
  }, [row.id]);
  const close = () => {
    void client.invalidateQueries();
    onClose();
  };
  if (made) return <Shown row={row} made={made} onClose={close} />;
  return refused ? (
    <Dialog title={t('user.link')} onClose={close}>
      <Refused why={refused} />
      <p>{t('user.link.later')}</p>
    </Dialog>
  ) : null;
}

/** Says first that older links end. */
export function NewLink({ row, onClose }: Props) {
  const { t, language } = useSpeech();
  const client = useQueryClient();
  const [made, setMade] = useState<Made>();
  const [refused, setRefused] = useState<string>();
  const isReset = row.standing !== 'INVITED';
  const close = () => {
    if (made) void client.invalidateQueries();
    onClose();
  };
  if (made) return <Shown row={row} made={made} onClose={close} />;
  const title = `${t(isReset ? 'user.link.reset' : 'user.link.new')}: ${titleOf(USER, row, language)}`;
  return (
    <Sure
      title={title}
      says={t(isReset ? 'user.link.reset.says' : 'user.link.new.says')}
      label={t('user.link.make')}
      onGo={() => make(row.id).then(setMade, error => setRefused(reasonOf(error)))}
      onClose={close}
    >
      {refused && <Refused why={refused} />}
    </Sure>
  );
}

const make = async (id: string): Promise<Made> =>
  (await execute<CreateUserLinkMutation>(String(CreateUserLinkDocument), { id })).createUserLink;

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  throw error;
}

function Refused({ why }: { why: string }) {
  return (
    <div className="strip strip-bad" role="alert">
      <Icon name="warning" />
      <span>{why}</span>
    </div>
  );
}

function Shown({ row, made, onClose }: Props & { made: Made }) {
  const { t, fmt: write, language } = useSpeech();
  const { me } = useSession();
  const copy = useCopy();
  const name = titleOf(USER, row, language);
  const url = made.address;
  const message = useMessage(row, made, me.tenant);
  return (
    <Dialog
      title={t(made.purpose === 'INVITATION' ? 'user.link.title' : 'user.link.title.reset', { name })}
      onClose={onClose}
    >
      <p>{t('user.link.says')}</p>
      <Once label={t('user.link')} value={url} />
      <p className="dim">{t('user.link.until', { when: write.moment(made.expiresAt) })}</p>
      <div className="dialog-foot">
        <Do busy={!message} onDo={() => void copy(t('user.link.message'), message)}>
          {t('user.link.copy.message')}
        </Do>
        {'share' in navigator && (
          <Do busy={!message} onDo={() => void navigator.share({ text: message }).catch(() => undefined)}>
            {t('user.link.share')}
          </Do>
        )}
        <Do quiet onDo={onClose}>
          {t('once.done')}
        </Do>
      </div>
    </Dialog>
  );
}

/** Ready to be sent, in the language of whoever gets it: its words may have to come first, and the reader's serve if they cannot. */
function useMessage(row: Row, made: Made, tenant: Tenant): string {
  const { language: own } = useSpeech();
  const theirs = row.language === 'BN' ? 'bn' : 'en';
  const [language, setLanguage] = useState<Language>();
  useEffect(() => {
    bring('auth', theirs).then(
      () => setLanguage(theirs),
      () => setLanguage(own),
    );
  }, [theirs, own]);
  if (!language) return '';
  const write = fmt(language, 'auto');
  const organization = (language === 'bn' && tenant.nameBn) || tenant.name;
  const blanks = {
    name: titleOf(USER, row, language),
    organization,
    when: write.moment(made.expiresAt),
    url: made.address,
  };
  const key = made.purpose === 'INVITATION' ? 'user.message.invitation' : 'user.message.reset';
  return fill(language, key, blanks, write);
}

interface Tenant {
  name: string;
  nameBn?: string | null;
}
