import { z } from 'zod';

/** Memory for finished answers, in MiB; 0: none is kept. */
export const cacheMiBSchema = z.number().min(0).max(65_536);

/** How long caches may keep what nothing bounds, in seconds (RFC 9111, RFC 5861). */
export const lifetimesSchema = z.strictObject({
  maxAge: z.number().int().min(0),
  sharedMaxAge: z.number().int().min(0),
  staleWhileRevalidate: z.number().int().min(0),
  staleIfError: z.number().int().min(0),
});
