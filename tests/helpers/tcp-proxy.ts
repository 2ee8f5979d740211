import net from 'node:net';

/** Stands between a node and its database, so that a test can cut the wire and mend it. */
export class TcpProxy {
  private readonly pairs = new Set<[net.Socket, net.Socket]>();
  private server: net.Server | null = null;
  private isSilent = false;
  private port = 0;

  private constructor(private readonly target: { host: string; port: number }) {}

  static async open(target: { host: string; port: number }): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await proxy.mend();
    return proxy;
  }

  /** The same address with this proxy in its way. */
  behind(address: string): string {
    const url = new URL(address);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  private readonly connect = (client: net.Socket): void => {
    const server = net.connect(this.target);
    const pair: [net.Socket, net.Socket] = [client, server];
    this.pairs.add(pair);
    const close = (): void => {
      this.pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (data) => {
        if (!this.isSilent) to.write(data);
      });
      from.on('close', close);
      from.on('error', close);
    }
  };

  /** Every connection is gone, and no new one is taken. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    const closed = new Promise((resolve) => server?.close(resolve) ?? resolve(null));
    for (const pair of [...this.pairs]) for (const socket of pair) socket.destroy();
    await closed;
  }

  /** Connections stay open and are taken, but nothing comes through any more, as behind a firewall. */
  silence(): void {
    this.isSilent = true;
  }

  /** New connections work; those that were silenced have lost what was sent meanwhile and are closed. */
  async mend(): Promise<void> {
    if (this.isSilent) await this.cut();
    this.isSilent = false;
    if (this.server) return;
    const server = net.createServer(this.connect);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as net.AddressInfo).port;
    this.server = server;
  }
}
