import path from 'node:path';
import { writeAnswers } from './answers.mjs';
import { startChild } from './child.mjs';
import { root, workspace } from './environment.mjs';

const script = (kind) => path.join(root, 'tests', 'bench', 'servers', `bare-${kind}.mjs`);

/** A bare server (`http` or `koa`) that gives the recorded answers. */
export const startBare = (kind, recorded) => {
  const file = path.join(workspace, `answers-${kind}.json`);
  writeAnswers(file, recorded);
  return startChild(`bare-${kind}`, script(kind), { args: [file] });
};
