import { resetNewsroom, tokenFor } from './newsroom';

export const SITE = 'https://news.example';
export const NOW = '2026-05-01T10:00:00.000Z';
const HOUR = 3_600_000;
export const at = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR).toISOString();

export let token: Record<string, string>;

/** Before each test: an empty newsroom, and somebody who may publish. */
export const setUpLanguages = (): void => {
  beforeAll(async () => {
    token = await tokenFor(
      'plugin::newsroom.publishing.kill',
      'plugin::newsroom.publishing.revive',
      'plugin::newsroom.publishing.check'
    );
  });
  beforeEach(resetNewsroom);
};
