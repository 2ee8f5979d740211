import { GOALS } from '../goals.mjs';

const holds = ({ sign, bound }, value) => (sign === '≥' ? value >= bound : value <= bound);

/** Collects what the suites measure, row by row, each beside its goal. */
export const createResults = () => {
  const rows = [];
  const find = (id) => {
    const goal = GOALS[id];
    if (!goal) throw new Error(`there is no goal "${id}"`);
    const [what, bound] = goal;
    return { id, what, goal: bound };
  };

  return {
    rows,
    /** `figures` are what the value was made of; they go into the JSON and, as `note`, into the table. */
    add(id, value, { note = '', figures = {} } = {}) {
      const row = find(id);
      rows.push({ ...row, value, isMet: holds(row.goal, value), note, figures });
    },
    /** A row that cannot be measured here, and why. */
    skip(id, why) {
      rows.push({ ...find(id), value: null, isMet: null, note: why, figures: {} });
    },
    /** Something measured without a goal. */
    tell(id, what, value, { note = '', figures = {} } = {}) {
      rows.push({ id, what, goal: null, value, isMet: null, note, figures });
    },
  };
};
