/** A browser as cheap as can be, so that what is measured is the application: keeps cookies, sends forms, follows nothing. */
import http from 'node:http';

export interface Answer {
  status: number;
  location: string;
  html: string;
  /** Of the body, as sent. */
  bytes: number;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
let visitors = 0;

export class Visitor {
  private readonly cookies = new Map<string, string>();
  private readonly address: string;
  token = '';
  /** What ties the last page to its draft or complaint, and what it has shown. */
  ties: Record<string, string> = {};

  constructor(
    readonly base: string,
    cookies: Record<string, string> = {},
  ) {
    visitors += 1;
    // Each comes from elsewhere: one address may file or look up so and so often an hour.
    this.address = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
    for (const [name, value] of Object.entries(cookies)) this.cookies.set(name, value);
  }

  /** Takes over where another one is: same cookies, same form. */
  static like(other: Visitor): Visitor {
    const visitor = new Visitor(other.base, Object.fromEntries(other.cookies));
    visitor.token = other.token;
    visitor.ties = { ...other.ties };
    return visitor;
  }

  /** Another page about the same draft or complaint. */
  about(path: string): string {
    const { draft, complaint } = this.ties;
    const query = new URLSearchParams({ ...(draft && { draft }), ...(complaint && { complaint }) }).toString();
    return query === '' ? path : `${path}?${query}`;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** @throws Error where the answer is another one than expected */
  async post(path: string, fields: Record<string, string>, expected: number): Promise<Answer> {
    const answer = await this.send(
      'POST',
      path,
      new URLSearchParams({ _csrf: this.token, ...this.ties, ...fields }).toString(),
    );
    if (answer.status !== expected) throw new Error(`POST ${path} answers ${answer.status}: ${words(answer.html)}`);
    return answer;
  }

  private send(method: string, path: string, body?: string): Promise<Answer> {
    const headers: Record<string, string | number> = {
      accept: 'text/html',
      'accept-encoding': 'br, gzip',
      'x-forwarded-for': this.address,
      'x-forwarded-proto': 'https',
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    };
    if (body !== undefined) {
      headers['content-type'] = 'application/x-www-form-urlencoded';
      headers['content-length'] = Buffer.byteLength(body);
    }
    return new Promise((resolve, reject) => {
      const request = http.request(new URL(path, this.base), { method, agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve(this.read(response, Buffer.concat(parts))));
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  private read(response: http.IncomingMessage, body: Buffer): Answer {
    for (const line of response.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const html = body.toString();
    this.token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? this.token;
    for (const [, name = '', value = ''] of html.matchAll(/name="(draft|complaint|shown)" value="([^"]+)"/g))
      this.ties[name] = value;
    const { statusCode: status = 0, headers } = response;
    for (const [, name = '', value = ''] of (headers.location ?? '').matchAll(/[?&](draft|complaint)=([^&]+)/g))
      this.ties[name] = value;
    return { status, location: headers.location ?? '', html, bytes: body.length };
  }
}

const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
