import type { Browser } from 'playwright-core';

/** A real Chromium; a machine without one fails the stories that need it, and is told why. */
export function openBrowser(): Promise<Browser>;
