/** A board and people on it, made as anybody makes them: over HTTP. */
export interface Guests {
  readonly boardId: string;
  /** One session cookie per person; the first is the director's. */
  readonly cookies: readonly string[];
}

export async function boardOfGuests(url: string, people: number): Promise<Guests> {
  const director = await newGuest(url, 'Director');
  const board = await call(url, director, '/api/boards', { title: 'The Hardest Part' });
  const boardId = textIn(board, 'id');
  const invite = await call(url, director, `/api/boards/${boardId}/invites`, { role: 'editor' });
  const cookies = [director];
  for (let i = 1; i < people; i++) {
    const guest = await newGuest(url, `Guest ${i}`);
    await call(url, guest, `/api/invites/${textIn(invite, 'token')}/redeem`, {});
    cookies.push(guest);
  }
  return { boardId, cookies };
}

async function newGuest(url: string, name: string): Promise<string> {
  const response = await post(url, '', '/api/session', { name });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function call(url: string, cookie: string, path: string, body: object): Promise<unknown> {
  return (await post(url, cookie, path, body)).json();
}

async function post(url: string, cookie: string, path: string, body: object): Promise<Response> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  return response;
}

function textIn(answer: unknown, field: string): string {
  const value = (answer as Readonly<Record<string, unknown>>)[field];
  if (typeof value !== 'string') throw new Error(`no ${field} in ${JSON.stringify(answer)}`);
  return value;
}
