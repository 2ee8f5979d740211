import { relativeLabel, type RelativeLabelOptions } from './relative-label';

export interface FreshTimesOptions extends Pick<
  RelativeLabelOptions,
  'timeZone' | 'fallbackLocale' | 'overrides' | 'numberingSystem' | 'calendar'
> {
  /** For elements without a `lang` of their own; without it that of what they stand in. */
  locale?: string;
}

/** Where elements are looked for: a document, an element or a shadow root. */
export interface Root {
  querySelectorAll(selectors: string): unknown;
}

const TIMES = 'time[data-newsroom]';

/**
 * The longest sleep between two looks. Timers stand still while a computer sleeps, clocks are set, and
 * a delay of more than 2^31 ms ends at once: a look a minute costs nothing and mends all three.
 */
const LONGEST_SLEEP = 60_000;

/**
 * Keeps the text of each `<time data-newsroom datetime="…Z" lang="…">` below `root` true: sets it now
 * and whenever its label becomes another one, in elements that are added or changed later too. One
 * timer serves them all, at the earliest instant at which one of them changes, and rests while the tab
 * is hidden. An element whose text is right, or whose `datetime` is none, is not touched; one that is
 * removed is not held on to.
 *
 * Does nothing where there is no document.
 * @returns what stops it
 */
export const keepTimesFresh = (
  root?: Root,
  { locale, ...options }: FreshTimesOptions = {}
): (() => void) => {
  if (typeof document === 'undefined') return () => {};
  const place = (root ?? document) as ParentNode & Node;
  let due = new WeakMap<Element, number>();
  let next = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Makes the label anew; an element whose label stays for good, or has none, is never due again. */
  const write = (element: Element): number => {
    try {
      const { label, validUntil } = relativeLabel({
        ...options,
        then: element.getAttribute('datetime') ?? '',
        locale:
          element.getAttribute('lang') ||
          locale ||
          (element.closest('[lang]') ?? document.documentElement).getAttribute('lang') ||
          'en',
      });
      if (element.textContent !== label) element.textContent = label;
      return validUntil?.getTime() ?? Infinity;
    } catch {
      return Infinity; // no date: whoever wrote the text knew better
    }
  };

  const look = (elements: Iterable<Element>): void => {
    const now = Date.now();
    for (const element of elements) {
      let at = due.get(element) ?? 0;
      if (at <= now) due.set(element, (at = write(element)));
      next = Math.min(next, at);
    }
    sleep();
  };

  const lookAtAll = (): void => {
    next = Infinity;
    look(place.querySelectorAll(TIMES));
  };

  const sleep = (): void => {
    clearTimeout(timer);
    if (next === Infinity || document.hidden) return;
    timer = setTimeout(wake, Math.min(Math.max(0, next - Date.now()), LONGEST_SLEEP));
  };

  const wake = (): void => (Date.now() < next ? sleep() : lookAtAll());

  const observer = new MutationObserver((records) => {
    const found = records.flatMap(({ type, target, addedNodes }) => {
      if (type === 'attributes') due.delete(target as Element);
      return type === 'attributes' ? [target] : [...addedNodes];
    });
    const elements = found
      .filter((node): node is Element => node.nodeType === 1)
      .flatMap((element) => [element, ...element.querySelectorAll(TIMES)])
      .filter((element) => element.matches(TIMES));
    if (elements.length > 0) look(elements);
  });

  /** What was hidden or asleep comes back; the clock may have been set meanwhile. */
  const comeBack = (): void => {
    due = new WeakMap();
    if (document.hidden) clearTimeout(timer);
    else lookAtAll();
  };

  observer.observe(place, {
    subtree: true,
    childList: true,
    attributeFilter: ['datetime', 'lang', 'data-newsroom'],
  });
  document.addEventListener('visibilitychange', comeBack);
  addEventListener('pageshow', comeBack);
  lookAtAll();

  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('visibilitychange', comeBack);
    removeEventListener('pageshow', comeBack);
  };
};
