/**
 * Why a provider did not do what it was asked.
 * `unavailable`: not reached, overloaded or broken; it may pass.
 * `quota`: the account is used up.
 * `denied`: the key does not hold.
 * `refused`: it does not take this request.
 * `nonsense`: it answered something else than was asked.
 */
export type FailureKind = 'unavailable' | 'quota' | 'denied' | 'refused' | 'nonsense';

/** Our own words and codes only: a library's message could show a header with the key. */
export class ProviderFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** What the provider asked to wait for, in milliseconds. */
    readonly retryAfterMs: number | null = null
  ) {
    super(message);
    this.name = 'ProviderFailure';
  }
}

/** Whether the same request may succeed a little later. */
export const mayPass = (error: unknown): error is ProviderFailure =>
  error instanceof ProviderFailure && error.kind === 'unavailable';
