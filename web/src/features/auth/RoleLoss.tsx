// From whom a retired role would be taken.

import { useSpeech } from '../../i18n';
import type { Row } from '../../lib/meta';
import { Holdings } from './Holdings';

export default function RoleLoss({ row }: { row: Row }) {
  const { t } = useSpeech();
  return <Holdings title={t('held.loss')} listing={{ role: row.id }} by="person" empty={t('held.who.none')} />;
}
