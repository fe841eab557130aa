// The wire: gets a ticket, connects, enters at the last number seen, and comes back by itself when the network went.
import { api } from './api.js';

const PROTOCOL = 'hearth.v1';
const PING_EVERY = 20_000;
const PONG_WITHIN = 8_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** RFC 6455 codes that mean “come back”; ours say it by their range. */
const mayReturn = code => code < 4000 ? true : code < 4500;

export class Socket {
  #ws;
  #ref = 0;
  #waiting = new Map();
  #wait = FIRST_WAIT;
  #timers = {};
  #ended = false;

  /**
   * @param ticket  async () => { value: { ticket } } or { problem }
   * @param after   () => the number of the last event applied
   * @param tell    (kind, detail): 'message', 'connecting', 'entered', 'waiting' {words, until}, 'ended' {code, words}
   */
  constructor(ticket, after, tell) {
    Object.assign(this, { ticket, after, tell });
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
  }

  /** The phone woke up, or the network is back: do not sit out the rest of a pause. */
  #wake = () => {
    if (this.#ended || document.visibilityState === 'hidden') return;
    if (this.#timers.again) {
      this.#wait = FIRST_WAIT;
      this.connect();
    } else if (this.#ws?.readyState === WebSocket.OPEN) {
      this.#ping();
    }
  };

  async connect() {
    this.#clear();
    this.tell('connecting');
    const { value, problem } = await this.ticket();
    if (this.#ended) return;
    if (problem) {
      if (problem.status === 0 || problem.status >= 500 || problem.status === 429) return this.#again();
      return this.#end(problem.code, problem.words);
    }
    const ws = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`, PROTOCOL);
    this.#ws = ws;
    ws.onopen = () => this.#enter(value.ticket);
    ws.onmessage = event => this.#ws === ws && this.#hear(JSON.parse(event.data));
    ws.onclose = event => this.#ws === ws && this.#closed(event.code);
  }

  async #enter(ticket) {
    const answer = await this.ask({ t: 'enter', ticket, after: this.after() });
    if (answer.t === 'entered') {
      this.#wait = FIRST_WAIT;
      this.#timers.ping = setInterval(() => this.#ping(), PING_EVERY);
      this.tell('entered', answer);
    } else if (answer.t === 'refused') {
      this.#ws.onclose = null;
      this.#ws.close();
      if (answer.code >= 300) {
        this.tell('waiting', { words: answer.words, until: answer.until });
        this.#wait = Math.max(this.#wait, 4_000);
        this.#again();
      } else {
        this.#end(answer.name, answer.words);
      }
    }
  }

  /** Sends a command; resolves to its answer, or to { t: 'lost' } when the connection went before there was one. */
  ask(command) {
    return new Promise(resolve => {
      if (this.#ws?.readyState !== WebSocket.OPEN) return resolve({ t: 'lost' });
      const ref = ++this.#ref;
      this.#waiting.set(ref, resolve);
      this.#ws.send(JSON.stringify({ ...command, ref }));
    });
  }

  #hear(message) {
    clearTimeout(this.#timers.pong);
    this.#timers.pong = undefined;
    if (message.ref !== undefined && this.#waiting.has(message.ref)) {
      const resolve = this.#waiting.get(message.ref);
      this.#waiting.delete(message.ref);
      resolve(message);
    }
    this.tell('message', message);
  }

  /** Browsers cannot see the protocol's own pings, so we ask in words; silence means the line is dead. */
  #ping() {
    if (this.#timers.pong) return;
    this.#timers.pong = setTimeout(() => {
      const dead = this.#ws;
      dead.onclose = null;
      dead.close();
      this.#closed(1006);
    }, PONG_WITHIN);
    this.ask({ t: 'ping' });
  }

  #closed(code) {
    this.#clear();
    if (this.#ended) return;
    if (mayReturn(code)) this.#again();
    else this.#end(code, '');
  }

  #again() {
    this.#clear();
    this.tell('connecting');
    const wait = this.#wait * (0.5 + Math.random()); // not all at the same instant after a restart
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
    this.#timers.again = setTimeout(() => this.connect(), wait);
  }

  #end(code, words) {
    this.stop();
    this.tell('ended', { code, words });
  }

  #clear() {
    Object.values(this.#timers).forEach(timer => { clearTimeout(timer); clearInterval(timer); });
    this.#timers = {};
    this.#waiting.forEach(resolve => resolve({ t: 'lost' }));
    this.#waiting.clear();
  }

  stop() {
    this.#ended = true;
    this.#clear();
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#ws?.close();
  }
}
