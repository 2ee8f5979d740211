/**
 * What a call is refused or fails with, once its retries are used up.
 *
 * `status` is that of the answer, or 0 when there was none. `name` and `details` are those of the
 * API's error (`ValidationError`, `UnauthorizedError`, `TooEarlyError` …), or `NetworkError`,
 * `TimeoutError` (no answer in time), `UnreadableAnswerError` (not the API's JSON).
 */
export class NewsroomError extends Error {
  // Declared only: as fields they would be in each page's script once more.
  declare readonly status: number;
  declare readonly details: Record<string, unknown>;
  /** Milliseconds after which the server asked to be tried again; null when it did not say. */
  declare readonly retryAfterMs: number | null;

  constructor(
    status: number,
    name: string,
    message: string,
    {
      details = {},
      retryAfterMs = null,
      cause,
    }: { details?: Record<string, unknown>; retryAfterMs?: number | null; cause?: unknown } = {}
  ) {
    super(message, { cause });
    this.name = name;
    this.status = status;
    this.details = details;
    this.retryAfterMs = retryAfterMs;
  }
}
