/**
 * Where a reader site shows a draft: `/<locale>/-/preview/<document id>`, below its own address. No
 * section is called `-`. Without a token it leads to what readers have.
 */
export const previewPath = (
  documentId: string,
  locale: string,
  token: string | null = null
): string => {
  const path = `/${encodeURIComponent(locale)}/-/preview/${encodeURIComponent(documentId)}`;
  return token === null ? path : `${path}?token=${encodeURIComponent(token)}`;
};
