// For whoever must not be seen here: one press, and the page shows something harmless in its place. In reach on every page of a member,
// first for the keyboard.
import { html } from 'lit';
import { View } from './view.js';

const ELSEWHERE = 'https://www.wikipedia.org/';
const PRESSES = 3;
const WITHIN = 5_000;

/** Blank at once, since the other page takes its time; and this one is nowhere to go back to. */
function hide() {
  sessionStorage.clear(); // what she had written, and the card that says where help is
  document.title = 'Wikipedia';
  document.body.replaceChildren();
  location.replace(ELSEWHERE);
}

class Hide extends View {
  connectedCallback() {
    super.connectedCallback();
    this.presses = [];
    this.onKey = event => this.pressed(event);
    addEventListener('keydown', this.onKey, true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey, true);
  }

  /** Shift is nobody's shortcut, and writing capitals is not three of them in a row. */
  pressed({ key, repeat, timeStamp }) {
    if (repeat) return;
    this.presses = key === 'Shift' ? [...this.presses, timeStamp].filter(at => timeStamp - at < WITHIN) : [];
    if (this.presses.length >= PRESSES) hide();
  }

  render() {
    return html`<aside aria-label="In a hurry"><button type="button" class="hide" @click=${hide}>Hide<span> page</span></button></aside>`;
  }
}
customElements.define('hearth-hide', Hide);

/** Said beforehand, with what it does not do. */
export const aboutHiding = html`<p class="quiet">If somebody must not see this: <strong>Hide page</strong>, or the Shift key three times, shows Wikipedia
  instead, at once. Your browser's history still says that you were here.</p>`;
