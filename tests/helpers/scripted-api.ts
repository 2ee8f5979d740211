import { createNewsroomClient } from 'newsroom-client/create-client';
import type { ClientOptions } from 'newsroom-client/options';
import { openReceiver, type Answer } from './receiver';
import { pause, until } from './until';

/** An answer with a JSON body. */
export const json =
  (
    body: unknown,
    { status = 200, headers = {} }: { status?: number; headers?: object } = {}
  ): Answer =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

/** A refusal in the API's envelope. */
export const refusal = (
  status: number,
  name: string,
  { headers = {}, details = {} } = {}
): Answer =>
  json(
    { data: null, error: { status, name, message: `refused with ${status}`, details } },
    { status, headers }
  );

/** One answer after another; the last one for all that follow. */
export const inTurn = (...answers: Answer[]): Answer => {
  let turn = 0;
  return (request, response) => {
    answers[Math.min(turn, answers.length - 1)]?.(request, response);
    turn += 1;
  };
};

export const META = { locale: 'en', seq: 1, freshUntil: null };

/** A client of a real server that answers as it is told to; pauses between tries are short. */
export const openScriptedApi = async (answer: Answer, options: Partial<ClientOptions> = {}) => {
  const statuses: number[] = [];
  const server = await openReceiver((request, response) => {
    response.once('finish', () => statuses.push(response.statusCode));
    answer(request, response);
  });
  return {
    ...server,
    statuses,
    client: createNewsroomClient({
      url: `${server.url}/api/newsroom`,
      backoffMs: 5,
      timeoutMs: 5_000,
      ...options,
    }),
    /** What was asked for, below the API's base. */
    asked: (): string[] => server.received.map(({ path }) => path.replace('/api/newsroom', '')),
  };
};

/** Gives up behind so many requests, when the answer to the last one has had time to arrive. */
export const giveUpBehind = async (
  { received }: ScriptedApi,
  requests: number,
  controller: AbortController
): Promise<void> => {
  await until(() => received.length >= requests);
  await pause(100);
  controller.abort();
};

export type ScriptedApi = Awaited<ReturnType<typeof openScriptedApi>>;
