import { NewsroomError } from './newsroom-error';

type Data = Record<string, unknown>;

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** The JSON object of an answer; null for anything else. */
export const readJson = (text: string): Data | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
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

/** The error of an answer that is none of those asked for; `body` is null when it is no JSON. */
export const errorOf = (
  { status, statusText, headers }: Response,
  body: Data | null
): NewsroomError => {
  const error = isObject(body?.error) ? body.error : {};
  const { name, message, details } = error;
  return new NewsroomError(
    status,
    typeof name === 'string' ? name : 'UnreadableAnswerError',
    typeof message === 'string' ? message : `HTTP ${status} ${statusText}`,
    {
      details: isObject(details) ? details : {},
      retryAfterMs: readRetryAfter(headers.get('Retry-After')),
    }
  );
};
