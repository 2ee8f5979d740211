const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** A path of the site from the segments that Next.js gives, which it has left encoded. */
export const pathOf = (locale: string, segments: readonly string[]): string =>
  `/${[locale, ...segments].map((part) => encodeURIComponent(decoded(part))).join('/')}`;
