import { mendNothing, type Check } from './drift';

/** What is said of settings that were changed in the admin and no longer fit. */
export interface LeftOut {
  /** Reads what is stored now. */
  follow: () => Promise<void>;
  leftOut: () => readonly { group: string; problem: string }[];
}

/** What was changed in the admin holds. */
export const createSettingsCheck = ({ settings }: { settings: LeftOut }): Check => ({
  name: 'settings',
  async *look() {
    await settings.follow();
    const drifts = settings.leftOut().map(({ group, problem }) => ({
      kind: 'settings left out',
      documentId: null,
      locale: null,
      problem: `what the admin says of ${group} does not hold, what the file says does: ${problem}`,
      remedy: null,
    }));
    if (drifts.length > 0) yield { drifts, mend: mendNothing };
  },
});
