// What those who sit in a chair may do: the roles they hold, where and until when.

import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { HoldersOfDocument, type HoldersOfQuery } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { today } from '../../lib/day';
import { execute } from '../../lib/graph';
import type { Row } from '../../lib/meta';
import { useRooms } from '../../lib/rooms';
import { Holdings } from './Holdings';
import { nameOf } from './said';

const READ = 'auth.role.read';

export default function HolderRoles({ row }: { row: Row }) {
  const speech = useSpeech();
  const { t } = speech;
  const { refuses } = useSession();
  // It is shown on a page of another room.
  const open = useRooms(['auth']);
  const may = !refuses(READ) && open;
  const found = useQuery({
    queryKey: ['appointments', row.id, 'roles'],
    queryFn: ({ signal }) => execute<HoldersOfQuery>(String(HoldersOfDocument), { id: row.id }, { signal }),
    enabled: may,
  });
  const day = today();
  const now = (found.data?.position.appointments ?? []).filter(
    one => one.startsOn <= day && (!one.endsOn || one.endsOn >= day),
  );
  const people = [...new Map(now.map(one => [one.personId, one.person])).entries()];
  return people.map(([id, person]) => (
    <Holdings
      key={id}
      title={t('held.of', { who: nameOf(person, speech) || t('people.unknown') })}
      listing={{ personId: id }}
      by="role"
      empty={t('held.of.none')}
    />
  ));
}
