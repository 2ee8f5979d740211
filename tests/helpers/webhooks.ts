import type { ChangeLog, NewChange } from 'newsroom/publication/change-log';
import type { Webhooks } from 'newsroom/webhooks/service';
import { configure, freezeClock, resetNewsroom, strapi } from './newsroom';
import { openReceiver, type Answer, type Receiver } from './receiver';

export const SECRET = 'a-secret-of-the-desk-0123456789';
export const START = Date.parse('2025-02-25T08:40:00Z');

export const webhooks = (): Webhooks => strapi().plugin('newsroom').service('webhooks');
export const changeLog = (): ChangeLog => strapi().plugin('newsroom').service('changeLog');

const receivers: Receiver[] = [];
export const receiver = async (answer?: Answer): Promise<Receiver> => {
  const opened = await openReceiver(answer);
  receivers.push(opened);
  return opened;
};

/** The newsroom's clock, in seconds since the start of the test. */
export const clockAt = (seconds: number): void =>
  freezeClock(new Date(START + seconds * 1000).toISOString());

export const article = (id: string, more: Partial<NewChange> = {}): NewChange => ({
  action: 'update',
  entity: 'article',
  id,
  locale: 'en',
  path: `/en/${id}`,
  tags: [`a-${id}`, 'l-en'],
  ...more,
});

/** @returns the new head */
export const write = async (...changes: NewChange[]): Promise<number> => {
  let head = 0;
  await strapi().db.transaction(async () => {
    head = await changeLog().append(await changeLog().lock(), changes, new Date(START));
  });
  return head;
};

export const many = (count: number, change: (n: number) => NewChange): NewChange[] =>
  Array.from({ length: count }, (_, n) => change(n));

export const subscribe = async (...settings: Record<string, unknown>[]): Promise<void> => {
  configure({ webhooks: settings });
  await webhooks().open();
};

export const signed = (name: string, { url }: { url: string }, more = {}) => ({
  name,
  kind: 'signed',
  url: `${url}/hook`,
  secret: SECRET,
  timeoutMs: 10_000,
  ...more,
});

/** What arrived, as `id:how-many-th`, where the changes of a document are told apart by their path. */
export const told = ({ received }: Receiver): string[] =>
  received.map(({ json }) => `${String(json.id)}${String((json.paths as string[])[0])}`);

export const healthOf = async (name: string) =>
  (await webhooks().health()).find((subscriber) => subscriber.name === name);

/** Before each test an empty newsroom at the start of its clock; after it no receiver is left open. */
export const setUpWebhooks = (): void => {
  beforeEach(async () => {
    await resetNewsroom();
    clockAt(0);
  });
  afterEach(async () => {
    await Promise.all(receivers.splice(0).map((opened) => opened.close()));
  });
};
