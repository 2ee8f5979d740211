/** Why the server did not take a change. */
export interface Refusal {
  /** Somebody else has changed the same settings since they were read. */
  isOutdated: boolean;
  /** Who did, where that is known. */
  by: string | null;
  /** Place in the file, such as `check.minWords`; empty where it is about no setting. */
  errors: { place: string; message: string }[];
}

interface Answered {
  message?: string;
  details?: {
    code?: unknown;
    by?: unknown;
    errors?: { path: (string | number)[]; message: string }[];
  };
}

const UNKNOWN = '?';

/** What is wrong, without the name of the setting: it is shown beside it. Pure. */
export const readRefusal = (error: unknown): Refusal => {
  const { message = UNKNOWN, details } = (error ?? {}) as Answered;
  if (details?.code === 'settings-changed') {
    return { isOutdated: true, by: typeof details.by === 'string' ? details.by : null, errors: [] };
  }
  const errors = (details?.errors ?? []).map(({ path, message: what }) => {
    const place = path.join('.');
    const start = `${place}: `;
    return { place, message: what.startsWith(start) ? what.slice(start.length) : what };
  });
  return {
    ...{ isOutdated: false, by: null },
    errors: errors.length > 0 ? errors : [{ place: '', message }],
  };
};
