import postgres from 'postgres';

export type ConnectOptions = postgres.Options<Record<string, postgres.PostgresType>>;

/**
 * A client for a database address in libpq's form. The driver reads no `?host=/folder` (how an
 * address names a Unix socket), so that part is taken out and given to it by hand.
 */
export function connect(url: string, options: ConnectOptions = {}): postgres.Sql {
  const address = new URL(url);
  const socketFolder = address.searchParams.get('host');
  // The driver asks for the array types on its own at connect, and nobody catches it when the
  // connection breaks in that moment. So no arrays: lists go in and come out as JSON.
  const common: ConnectOptions = { onnotice: () => {}, fetch_types: false, ...options };
  if (!socketFolder) return postgres(url, common);
  return postgres({
    ...common,
    host: socketFolder,
    port: Number(address.searchParams.get('port') ?? address.port) || 5432,
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)),
  });
}

/** The same server, another database. */
export function addressOfDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
