import { NewsroomError } from './newsroom-error';

type Data = Record<string, unknown>;

/** The JSON object of an answer; null for anything else. */
export const readJson = (text: string): Data | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Data | null) : null;
  } catch {
    return null;
  }
};

/** `Retry-After` is a number of seconds or a date. */
const readRetryAfter = (header: string | null): number | null => {
  if (!header) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
};

/** The API's envelope of an error; from a gateway anything else may come. */
type ErrorBody = { name?: string; message?: string; details?: Data };

/** The error of an answer that is none of those asked for; `body` is null when it is no JSON. */
export const errorOf = (
  { status, statusText, headers }: Response,
  body: Data | null
): NewsroomError => {
  const error = (body?.error ?? {}) as ErrorBody;
  return new NewsroomError(
    status,
    error.name ?? 'UnreadableAnswerError',
    error.message ?? `HTTP ${status} ${statusText}`,
    { details: error.details, retryAfterMs: readRetryAfter(headers.get('Retry-After')) }
  );
};
