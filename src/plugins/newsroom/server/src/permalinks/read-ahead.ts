import { createAsyncContext } from '../async-context';
import { concurrently } from '../concurrently';
import type { Ledger, Owner, Permalink } from './ledger';

type Addresses = Omit<Owner, 'language'>;

const ahead = createAsyncContext<{ of: Addresses; addresses: Promise<Permalink[]> }>();

/**
 * Publishes a document while its addresses are asked for, which the publication needs. Writes to one document
 * follow each other: nobody else changes them meanwhile.
 */
export const withAddressesAhead = async <Result>(
  ledger: Ledger,
  of: Addresses,
  publish: () => Promise<Result>
): Promise<Result> => {
  const addresses = ledger.addressesOf(of);
  const [, result] = await concurrently(addresses, ahead.run({ of, addresses }, publish));
  return result;
};

/** The addresses of a document in every language. */
export const addressesOf = (
  ledger: Ledger,
  { entity, target }: Addresses
): Promise<Permalink[]> => {
  const known = ahead.getStore();
  const isKnown = known?.of.target === target && known.of.entity === entity;
  return isKnown ? known.addresses : ledger.addressesOf({ entity, target });
};
