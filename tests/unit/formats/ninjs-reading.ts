import { readNinjs, type ImportedStory } from 'newsroom/formats/ninjs/read';
import { findBlocksProblem } from 'newsroom/text/blocks';

/** The least that an item must say. */
export const MINIMAL = { uri: 'urn:x:1', headlines: [{ value: 'Headline' }] };

export function accept(item: unknown): { story: ImportedStory; warnings: string[] } {
  const reading = readNinjs(item);
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.reasons)}`);
  expect(findBlocksProblem(reading.story.body)).toBeNull();
  return reading;
}
export const story = (fields: object = {}): ImportedStory =>
  accept({ ...MINIMAL, ...fields }).story;

export const para = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
