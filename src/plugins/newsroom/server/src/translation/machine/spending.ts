import type { Core } from '@strapi/strapi';
import { getNow, getSettings } from '../../settings';
import type { Provider } from './port';
import type { Quota } from './quota';
import { monthUsedUp } from './refusals';

const MILLION = 1_000_000;

/** What machine translation costs, and what may still be spent. */
export const createSpending = ({ strapi, quota }: { strapi: Core.Strapi; quota: Quota }) => {
  const settings = () => getSettings(strapi).translation.machine;

  return {
    /** An estimate, rounded up to hundredths; null: no price is configured. */
    priceOf(characters: number): { amount: number; currency: string } | null {
      const { pricePerMillion: price } = settings();
      return (
        price && {
          amount: Math.ceil((price.amount * characters * 100) / MILLION) / 100,
          currency: price.currency,
        }
      );
    },

    /** What may still be sent: by our own limit and by the provider's, whichever is less. */
    async left(of: Provider, signal: AbortSignal): Promise<{ used: number; left: number | null }> {
      const { monthlyCharacters } = settings();
      const used = await quota.used(of.name, getNow(strapi));
      // What is known of the account is told along: a translation that is saved does not fail for it.
      const usage = await of.usage(signal).catch(() => null);
      const limits = [
        ...(monthlyCharacters === null ? [] : [monthlyCharacters - used]),
        ...(usage ? [usage.limit - usage.used] : []),
      ];
      return { used, left: limits.length === 0 ? null : Math.max(0, Math.min(...limits)) };
    },

    /**
     * Takes characters of the month, before they are sent.
     *
     * @returns gives them back, when nothing came of it
     * @throws RefusedError (503) when the rest of the month does not reach
     */
    async take(provider: string, characters: number): Promise<() => Promise<void>> {
      const { monthlyCharacters: limit } = settings();
      const now = getNow(strapi);
      if (!(await quota.take(provider, now, characters, limit))) {
        const left = Math.max(0, (limit ?? 0) - (await quota.used(provider, now)));
        throw monthUsedUp(characters, left, now);
      }
      return () => quota.giveBack(provider, now, characters);
    },
  };
};
