import type { AdminSettings } from '../../../server/src/contracts/admin-settings';
import { useGetNewsroomSettingsQuery } from './newsroom-api';

const UNKNOWN: AdminSettings = {
  publicUrl: '',
  timeZone: 'UTC',
  timeZones: {},
  readingRates: {},
  lockSeconds: 120,
};

/** The plugin's settings; until they have come, those of a newsroom that has set nothing. */
export const useSettings = (): AdminSettings => useGetNewsroomSettingsQuery().data ?? UNKNOWN;

/** The zone in which the readers of a language live, an IANA name. */
export const useReaderTimeZone = (locale: string): string => {
  const { timeZone, timeZones } = useSettings();
  return timeZones[locale] ?? timeZone;
};
