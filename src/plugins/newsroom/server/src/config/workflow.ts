import { z } from 'zod';

const code = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'must be 1–40 lower-case letters, digits and hyphens, not a hyphen first'
  );

/** A stage, or `*` for any. */
const place = z.union([z.literal('*'), code], { error: 'must be the code of a stage, or *' });
const names = z.array(z.string().min(1)).min(1, 'must name one, or be left out');

const stage = z.strictObject({
  code,
  /** As editors read it. */
  name: z.string().min(1).max(80),
  /** Six hexadecimal digits after `#`. */
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #2f6fde'),
});

const move = z.strictObject({
  from: place,
  to: place,
  /**
   * Who may: admin roles (`admin:<code>`), users-permissions roles (`user:<type>`) and API tokens
   * (`token:<name>`). Left out: everybody.
   */
  roles: z
    .array(z.string().regex(/^(admin|user|token):./, 'must be admin:…, user:… or token:…'))
    .min(1, 'must name one, or be left out')
    .optional(),
  /** In which sections, by slug or document id; those beneath them count. Left out: in all and none. */
  sections: names.optional(),
  /** In which languages; left out: in all. */
  locales: names.optional(),
});

const shape = z.strictObject({
  /** In the order in which a story goes through them; it begins in the first. None: those of the house. */
  stages: z.array(stage),
  /** Who may move what where. `any`: everybody may move everything. */
  moves: z.union([z.literal('any'), z.array(move)], { error: 'must be any, or a list of moves' }),
  publishing: z.strictObject({
    /** A story is published from one of these only; none: from any. */
    demands: z.array(code),
    /** Where publication puts a story, and nothing else does; null: it stays where it is. */
    leadsTo: code.nullable(),
  }),
  /** Where a published story goes that is taken off; null: it stays where it is. */
  unpublishing: z.strictObject({ leadsTo: code.nullable() }),
  /** Where a change of the text puts a story that is in one of these; null: it stays where it is. */
  onEdit: z.strictObject({ of: z.array(code).min(1), leadsTo: code }).nullable(),
});

export type Workflow = z.infer<typeof shape>;
export type WorkflowStage = Workflow['stages'][number];
export type WorkflowMove = z.infer<typeof move>;

/** Where a newsroom begins that has not thought of stages of its own. */
export const HOUSE_STAGES: readonly WorkflowStage[] = [
  { code: 'draft', name: 'Draft', colour: '#8e8ea9' },
  { code: 'in-review', name: 'In review', colour: '#d9822f' },
  { code: 'legal', name: 'Legal', colour: '#9736e8' },
  { code: 'approved', name: 'Approved', colour: '#0c75af' },
  { code: 'published', name: 'Published', colour: '#328048' },
];

/**
 * The workflow as it holds. Stages of the house are put in here and not among the defaults: Strapi fills
 * up a shorter list of the settings with what stands behind it in the default one.
 */
export const withStages = (workflow: Workflow): Workflow =>
  workflow.stages.length > 0 ? workflow : { ...workflow, stages: [...HOUSE_STAGES] };

/** Every stage that the settings name, and where they do. */
const namedStages = ({
  moves,
  publishing,
  unpublishing,
  onEdit,
}: Workflow): [(string | number)[], string][] => [
  ...(moves === 'any' ? [] : moves).flatMap(({ from, to }, index): ReturnType<typeof namedStages> =>
    (
      [
        ['from', from],
        ['to', to],
      ] as const
    )
      .filter(([, name]) => name !== '*')
      .map(([field, name]) => [['moves', index, field], name])
  ),
  ...publishing.demands.map((name, index): [(string | number)[], string] => [
    ['publishing', 'demands', index],
    name,
  ]),
  ...(publishing.leadsTo === null
    ? []
    : [[['publishing', 'leadsTo'], publishing.leadsTo] as [string[], string]]),
  ...(unpublishing.leadsTo === null
    ? []
    : [[['unpublishing', 'leadsTo'], unpublishing.leadsTo] as [string[], string]]),
  ...(onEdit === null
    ? []
    : [
        ...onEdit.of.map((name, index): [(string | number)[], string] => [
          ['onEdit', 'of', index],
          name,
        ]),
        [['onEdit', 'leadsTo'], onEdit.leadsTo] as [string[], string],
      ]),
];

/** The stages to which a story can come from another one in one step, by whatever way. */
const nextStages = (from: string, workflow: Workflow): string[] => {
  const { stages, moves, publishing, unpublishing, onEdit } = workflow;
  const byHand = stages
    .map((one) => one.code)
    .filter(
      (to) =>
        to !== publishing.leadsTo &&
        (moves === 'any' ||
          moves.some(
            (one) => (one.from === '*' || one.from === from) && (one.to === '*' || one.to === to)
          ))
    );
  const { demands, leadsTo } = publishing;
  const mayPublish = demands.length === 0 || demands.includes(from);
  return [
    ...byHand,
    ...(mayPublish && leadsTo !== null ? [leadsTo] : []),
    ...(from === leadsTo && unpublishing.leadsTo !== null ? [unpublishing.leadsTo] : []),
    ...(onEdit?.of.includes(from) ? [onEdit.leadsTo] : []),
  ];
};

/** The stages that no story can ever come to. */
export const unreachableStages = (workflow: Workflow): string[] => {
  const codes = workflow.stages.map((one) => one.code);
  const reached = new Set(codes.slice(0, 1));
  // A set that grows while it is walked is walked to its end.
  for (const from of reached) for (const to of nextStages(from, workflow)) reached.add(to);
  return codes.filter((one) => !reached.has(one));
};

/** How a story goes from an idea to its readers. Refused when it names what is not there. */
export const workflowSchema = shape.superRefine((settings, context) => {
  const workflow = withStages(settings);
  const codes = workflow.stages.map((one) => one.code);
  const add = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });

  codes.forEach((one, index) => {
    if (codes.indexOf(one) !== index) add(['stages', index, 'code'], `"${one}" is taken`);
  });
  const unknown = namedStages(workflow).filter(([, name]) => !codes.includes(name));
  for (const [path, name] of unknown) {
    add(path, `"${name}" is not a stage; there are ${codes.join(', ')}`);
  }
  const { leadsTo } = workflow.publishing;
  (workflow.moves === 'any' ? [] : workflow.moves).forEach(({ to }, index) => {
    if (to === leadsTo) {
      add(['moves', index, 'to'], `"${to}" is where publishing leads; nobody moves a story there`);
    }
  });
  if (unknown.length > 0) return;
  for (const one of unreachableStages(workflow)) {
    add(['stages', codes.indexOf(one), 'code'], `"${one}" can never be reached`);
  }
});

/** Nothing is demanded, and everybody may move everything. */
export const DEFAULT_WORKFLOW: Workflow = {
  stages: [],
  moves: 'any',
  publishing: { demands: [], leadsTo: 'published' },
  unpublishing: { leadsTo: 'draft' },
  onEdit: null,
};
