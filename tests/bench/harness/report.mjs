import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workspace } from './environment.mjs';

export const round = (value) => {
  if (value === 0 || Math.abs(value) >= 100) return String(Math.round(value));
  return value.toPrecision(3);
};

/** Two sides of a ratio of rates, with the processor time that a request took on each. */
export const rates = (ours, theirs) => {
  const both = (read) => [ours, theirs].map((side) => round(read(side)));
  const [fast, slow] = both(({ requestsPerSecond }) => requestsPerSecond);
  if (ours.processorMicroseconds === null) return `${fast}/s ÷ ${slow}/s`;
  const [our, their] = both(({ processorMicroseconds }) => processorMicroseconds);
  return `${fast}/s ÷ ${slow}/s; processor ${our} µs, ${their} µs`;
};

const shown = (value) => (typeof value === 'number' ? round(value) : (value ?? '–'));
const goalText = ({ goal }) => (goal ? `${goal.sign} ${goal.bound}${goal.unit}` : '');
const verdict = ({ isMet }) => (isMet === null ? '' : isMet ? 'yes' : 'NO');

const toCells = (row) => [row.what, shown(row.value), goalText(row), verdict(row), row.note];

const HEAD = ['what', 'measured', 'goal', 'met', ''];

export const formatTable = (rows) => {
  const lines = [HEAD, ...rows.map(toCells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  const format = (cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join('  ');
  const [head, ...body] = lines.map((cells) => format(cells).trimEnd());
  return [head, '-'.repeat(head.length), ...body].join('\n');
};

/** @returns where the JSON was written */
export const writeJson = (result) => {
  const file = path.join(workspace, 'bench-result.json');
  mkdirSync(workspace, { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
};
