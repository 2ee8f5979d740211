/**
 * Several questions to the database at once. In a transaction they share one connection: while the database
 * works on one, the next is made ready. Ends when all have ended, so that nothing goes on in a transaction
 * that is over. Writes: see `Database.writeEach`.
 *
 * @throws what failed first
 */
export const concurrently = async <Results extends readonly unknown[]>(
  ...works: { [Key in keyof Results]: Promise<Results[Key]> }
): Promise<Results> => {
  const all = Promise.all(works) as unknown as Promise<Results>;
  // Waited for below; until then its failure is nobody's.
  all.catch(() => undefined);
  await Promise.allSettled(works);
  return all;
};
