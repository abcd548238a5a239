// A file on its way: sent from where the server says it has come to, over and over until all is there. tus 1.0.0.

import { doors, problem, Refusal } from '../../lib/graph';

const PLACE = '/api/v1/file-storage/uploads';
/** Pauses between tries while there is no connection, in milliseconds. */
const PAUSES = [500, 1000, 2000, 4000, 8000, 15_000];
const BUSY = ['file_storage.upload.busy', 'file_storage.upload.elsewhere', 'http.cut-off'];
const UNAUTHENTICATED = 'kernel.unauthenticated';

export type Standing = 'queued' | 'sending' | 'paused' | 'lost' | 'refused' | 'done';

export class Sending {
  readonly key = crypto.randomUUID();
  readonly name: string;
  readonly total: number;
  standing: Standing = 'queued';
  sent = 0;
  why = '';
  private place = '';
  private request?: XMLHttpRequest;
  private wake?: () => void;
  private over = false;

  constructor(
    private readonly file: File,
    private readonly on: { kind: string; subject: string },
    private readonly changed: () => void,
  ) {
    this.name = file.name;
    this.total = file.size;
  }

  private stand(standing: Standing) {
    if (this.over) return;
    this.standing = standing;
    this.changed();
  }

  /** Sends it to its end, whatever the network does; resolves when it is there, refused, paused or given up. */
  async run(): Promise<void> {
    this.stand('sending');
    for (let tries = 0; !this.over; ) {
      try {
        if (!this.place) await this.begin();
        if (this.over) return void this.call('DELETE').catch(() => undefined);
        const before = this.sent;
        await this.ask();
        if (this.over || this.standing !== 'sending') return;
        const done = await this.rest();
        if (done) return this.stand('done');
        if (this.sent > before) tries = 0;
      } catch (error) {
        if (this.over || this.standing === 'paused') return;
        if (!(error instanceof Refusal)) throw error;
        if (error.code === UNAUTHENTICATED) await doors.signedOut();
        else if (error.retryable || BUSY.includes(error.code)) {
          this.stand('lost');
          await this.rested(PAUSES[Math.min(tries, PAUSES.length - 1)]!);
          tries += 1;
          if (this.standing !== 'lost') return;
        } else {
          this.why = error.message;
          return this.stand('refused');
        }
        this.stand('sending');
      }
    }
  }

  pause() {
    this.stand('paused');
    this.request?.abort();
    this.wake?.();
  }

  /** Gives it up; what came is taken away. */
  async cancel() {
    this.over = true;
    this.request?.abort();
    this.wake?.();
    if (this.place) await this.call('DELETE').catch(() => undefined);
  }

  private async begin() {
    const body = JSON.stringify({ ...this.on, name: this.name, bytes: this.total });
    const response = await this.call('POST', PLACE, body);
    this.place = response.headers.get('location') ?? '';
  }

  /** Where it stands. */
  private async ask() {
    const response = await this.call('GET');
    this.sent = Number(response.headers.get('upload-offset'));
    this.changed();
  }

  private async call(method: string, place = this.place, body?: string): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': doors.language() };
    if (body) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': this.key });
    const asked = fetch(place, { method, headers, body, credentials: 'same-origin' });
    const response = await asked.catch(() => {
      throw new Refusal(doors.offline(), 'desk.offline', [], true);
    });
    if (!response.ok) throw await problem(response);
    return response;
  }

  /** Sends what is left in one go; whether all is there. Only this kind of request tells how far it is. */
  private rest(): Promise<boolean> {
    const from = this.sent;
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open('PATCH', this.place);
      request.setRequestHeader('content-type', 'application/offset+octet-stream');
      request.setRequestHeader('upload-offset', String(from));
      request.setRequestHeader('tus-resumable', '1.0.0');
      request.setRequestHeader('accept-language', doors.language());
      request.upload.onprogress = event => {
        this.sent = Math.min(from + event.loaded, this.total);
        this.changed();
      };
      const lost = () => reject(new Refusal(doors.offline(), 'desk.offline', [], true));
      request.onerror = lost;
      request.onabort = lost;
      request.ontimeout = lost;
      request.onload = () => {
        if (request.status < 300) return resolve(Boolean(request.getResponseHeader('upload-file')));
        void problem(new Response(request.responseText, { status: request.status })).then(reject);
      };
      request.send(this.file.slice(from));
    });
  }

  /** Waits; less when the connection comes back. */
  private rested(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const go = () => {
        window.clearTimeout(timer);
        window.removeEventListener('online', go);
        resolve();
      };
      const timer = window.setTimeout(go, milliseconds);
      window.addEventListener('online', go);
      this.wake = go;
    });
  }
}
