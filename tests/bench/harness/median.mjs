/** The value at a share (0 to 1) of the sorted list, by the nearest rank; 0.5 is the median. */
export const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
};

export const median = (values) => quantile(values, 0.5);
