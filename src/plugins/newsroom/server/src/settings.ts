import type { Core } from '@strapi/strapi';
import { createAsyncContext } from './async-context';
import type { Settings } from './config';
import { PLUGIN_ID } from './constants';

const files = new WeakMap<Core.Strapi, Settings>();

/** The settings as `config/plugins.ts` has them, validated; looked up once, a publication asks often. */
export const getFileSettings = (strapi: Core.Strapi): Settings => {
  const known = files.get(strapi);
  if (known) return known;
  const read = strapi.config.get<Settings>(`plugin::${PLUGIN_ID}`);
  files.set(strapi, read);
  return read;
};

type Lay = (file: Settings) => Settings;
const layers = new WeakMap<Core.Strapi, Lay>();

/** Lays over the file what was changed while the newsroom runs; null: nothing was. */
export const layOverFile = (strapi: Core.Strapi, lay: Lay | null): void => {
  if (lay) layers.set(strapi, lay);
  else layers.delete(strapi);
};

/**
 * The plugin's settings as they hold now. They change while the newsroom runs: whoever keeps them is
 * told by `changedSettings.onApplied`.
 */
export const getSettings = (strapi: Core.Strapi): Settings => {
  const file = getFileSettings(strapi);
  return layers.get(strapi)?.(file) ?? file;
};

const held = createAsyncContext<Date>();

const errors = new WeakMap<Core.Strapi, number>();

/** From now on this node's clock is put right by so many milliseconds, as `clock-error` has found. */
export const correctClock = (strapi: Core.Strapi, errorMs: number): void => {
  errors.set(strapi, errorMs);
};
export const getClockError = (strapi: Core.Strapi): number => errors.get(strapi) ?? 0;

/** The instant now, by the newsroom's clock: this node's, put right by the database's. */
export const getNow = (strapi: Core.Strapi): Date => {
  const given = held.getStore();
  if (given) return given;
  const own = getFileSettings(strapi).now();
  const error = getClockError(strapi);
  return error === 0 ? own : new Date(own.getTime() + error);
};

/**
 * Does work that is of one instant, whatever this node's clock says: a publication that is planned for
 * eight carries eight, not what a clock that is five seconds behind takes for it.
 */
export const asOf = <Result>(now: Date, work: () => Promise<Result>): Promise<Result> =>
  held.run(now, work);

/** The IANA time zone in which a locale's readers live. */
export const getTimeZone = (strapi: Core.Strapi, locale: string): string => {
  const { timeZone, timeZones } = getSettings(strapi);
  return timeZones[locale] ?? timeZone;
};
