// Every room, in both languages: for the tests.

import { ROOMS, type Room } from './gen/rooms';
import { bring } from './lib/rooms';

await Promise.all(
  (Object.keys(ROOMS) as Room[]).flatMap(room => (['en', 'bn'] as const).map(language => bring(room, language))),
);
