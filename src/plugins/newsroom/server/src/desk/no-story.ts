/**
 * A story that is not there. Whoever asks for one that is beyond their limit gets what they would get for
 * this one, to the letter, as it is this one that is then looked for.
 */
export const NO_STORY = 'beyond0the0limit';
