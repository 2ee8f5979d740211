import { z } from 'zod';

/** Parameters of the formats that delivery does not share: unknown ones are refused. */
export const openApiQuery = z.strictObject({});
