import { z } from 'zod';
import { MACHINE_DEFAULTS, machineSchema } from './machine';

/** How texts get from one language into another. */
export const translationSchema = z.strictObject({
  machine: machineSchema,
  memory: z.strictObject({
    /** Segments with a lower score are not offered, from 0 to 100. */
    minScore: z.int().min(1).max(100),
    /** Largest TMX file that is read, in MiB. */
    maxFileMiB: z.number().min(0.01).max(4_096),
  }),
});

export type TranslationSettings = z.infer<typeof translationSchema>;

export const TRANSLATION_DEFAULTS: TranslationSettings = {
  machine: MACHINE_DEFAULTS,
  memory: { minScore: 70, maxFileMiB: 256 },
};
