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
 * Makes an element's text true.
 *
 * Browsers have the words of fewer languages than the server. Where they are missing, the text that
 * came with the page stays for as long as it is true (`data-valid-until`); then the date takes its
 * place that the server wrote (`title`).
 *
 * @returns when it is to be looked at again (ms); Infinity for an element without a date
 */
const freshen = (element: HTMLTimeElement, { locale, ...options }: FreshTimesOptions): number => {
  const asked = element.lang || locale || element.closest<HTMLElement>('[lang]')?.lang || 'en';
  try {
    const told = relativeLabel({ ...options, then: element.dateTime, locale: asked });
    let { label } = told;
    if (told.locale !== asked) {
      const until = Date.parse(element.dataset.validUntil ?? '');
      if (until > Date.now()) return until;
      label = element.title || label;
    }
    if (element.textContent !== label) element.textContent = label;
    return told.validUntil?.getTime() ?? Infinity;
  } catch {
    return Infinity; // no date, or no zone: whoever wrote the text knew better
  }
};

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
export const keepTimesFresh = (root?: Root, options: FreshTimesOptions = {}): (() => void) => {
  if (typeof document === 'undefined') return () => {};
  const place = (root ?? document) as ParentNode & Node;
  const due = new WeakMap<Element, number>();
  let next = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (elements: Iterable<HTMLTimeElement>): void => {
    const now = Date.now();
    for (const element of elements) {
      let at = due.get(element) ?? 0;
      if (at <= now) due.set(element, (at = freshen(element, options)));
      next = Math.min(next, at);
    }
    clearTimeout(timer);
    if (next < Infinity && !document.hidden) {
      timer = setTimeout(lookAtAll, Math.min(next - Date.now(), LONGEST_SLEEP));
    }
  };

  const lookAtAll = (): void => {
    next = Infinity;
    look(document.hidden ? [] : place.querySelectorAll<HTMLTimeElement>(TIMES));
  };

  const observer = new MutationObserver((records) => {
    const touched = new Set<HTMLTimeElement>();
    for (const { type, target, addedNodes } of records) {
      for (const node of type === 'attributes' ? [target] : addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const element of [node, ...node.querySelectorAll(TIMES)]) {
          if (type === 'attributes') due.delete(element);
          if (element.matches(TIMES)) touched.add(element as HTMLTimeElement);
        }
      }
    }
    if (touched.size > 0) look(touched);
  });

  observer.observe(place, {
    subtree: true,
    childList: true,
    attributeFilter: ['datetime', 'lang', 'data-newsroom'],
  });
  document.addEventListener('visibilitychange', lookAtAll);
  addEventListener('pageshow', lookAtAll);
  lookAtAll();

  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('visibilitychange', lookAtAll);
    removeEventListener('pageshow', lookAtAll);
  };
};
