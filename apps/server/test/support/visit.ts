/** A guest with a session at a server that runs as a process of its own. */
interface Visitor {
  readonly cookies: ReadonlyMap<string, string>;
  /** The JSON of the answer; nothing is checked. */
  post(path: string, body: object): Promise<Record<string, unknown>>;
  get(path: string): Promise<Response>;
}

export const visit = async (address: string): Promise<Visitor> => {
  const cookies = new Map<string, string>();
  const cookie = (): string => [...cookies].map((pair) => pair.join('=')).join('; ');
  const post: Visitor['post'] = async (path, body) => {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: cookie(),
      },
      body: JSON.stringify(body),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/u) ?? [];
      cookies.set(name, value);
    }
    return (await answer.json()) as Record<string, unknown>;
  };
  await post('/api/session', { name: 'Dana' });
  return {
    cookies,
    post,
    get: (path) => fetch(`${address}${path}`, { headers: { cookie: cookie() } }),
  };
};
