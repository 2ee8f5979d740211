import { z } from 'zod';

/** What the editorial answers are made of. */

export const count = z.int().min(0);

export const at = z.iso.datetime().describe('ISO 8601, in UTC.');
