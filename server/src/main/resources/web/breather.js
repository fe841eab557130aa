// A pause for whoever looks at hard things for others: offered, never forced.
import { html, nothing } from 'lit';

/** So many severe messages within an hour, and a break is offered. Our own choice: no study gives a figure. */
const SEVERAL = 3;
const WITHIN = 3600000;

export class Breather {
  #opened = [];

  /** Somebody has opened a severe message. */
  opened(now) {
    this.#opened = [...this.#opened.filter(at => now - at < WITHIN), now];
  }

  isDue() {
    return this.#opened.length >= SEVERAL;
  }

  /** She has rested, or does not need to. */
  rested() {
    this.#opened = [];
  }
}

export function breakCard(m, colleagues) {
  if (!m.breather.isDue()) return nothing;
  return html`<div class="card" role="status"><p><strong>You have read several hard messages.</strong> Take five minutes: stand up, drink something, look far away.
    ${colleagues.length ? `${colleagues.join(' and ')} can look at what comes.` : 'Nobody else of the staff is here: what waits goes back to its author in time.'}</p>
    <p><button @click=${() => { m.breather.rested(); m.requestUpdate(); }}>I am back</button></p></div>`;
}
