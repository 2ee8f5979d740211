const FOCUSABLE = 'input, textarea, button, [contenteditable="true"], [tabindex="0"]';

const isVisible = (element: Element): boolean => element.getClientRects().length > 0;

/** Where an editor types what a field says: by its name, else by the label above it. */
const findInput = (root: ParentNode, field: string, label: string): HTMLElement | null => {
  const named = [...root.querySelectorAll<HTMLElement>(`[name="${CSS.escape(field)}"]`)];
  const byName = named.find(isVisible);
  if (byName) return byName;
  const shown = [...root.querySelectorAll<HTMLElement>('label')].find(
    (candidate) => isVisible(candidate) && candidate.textContent?.trim().startsWith(label)
  );
  return shown?.parentElement?.parentElement?.querySelector<HTMLElement>(FOCUSABLE) ?? null;
};

/**
 * Shows a field of the edit view and puts the cursor there.
 *
 * @param label as the form shows it: Strapi's body, relations and pictures have no name to find them by
 * @returns whether the field was found
 */
export const jumpToField = (root: ParentNode, field: string, label: string): boolean => {
  const input = findInput(root, field, label);
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
  return input !== null;
};
