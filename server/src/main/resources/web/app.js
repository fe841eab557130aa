// Looks at the address and shows what belongs there.
import { html } from 'lit';
import { View } from './view.js';
import './sign-in.js';
import './desk.js';
import './room-desk.js';
import './door.js';
import './hide.js';
import './staff-meeting.js';
import './moderation-desk.js';

const ROUTES = [
  [/^\/welcome$/, () => html`<hearth-welcome></hearth-welcome>`],
  [/^\/room\/([\w-]+)$/, id => html`<hearth-room-desk .room=${id}></hearth-room-desk>`],
  [/^\/new-room$/, () => html`<hearth-room-desk .room=${''}></hearth-room-desk>`],
  [/^\/meeting\/([\w-]+)$/, id => html`<hearth-staff-meeting .meeting=${id}></hearth-staff-meeting>`],
  [/^\/join\/([\w-]+)$/, invite => html`<hearth-hide></hearth-hide><hearth-door .invite=${invite}></hearth-door>`],
  [/^\/moderation$/, () => html`<hearth-moderation-desk></hearth-moderation-desk>`],
  [/^\/$/, () => html`<hearth-desk></hearth-desk>`],
];

class App extends View {
  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', () => this.requestUpdate());
    addEventListener('hearth-go', event => {
      history.pushState(null, '', event.detail);
      this.requestUpdate();
      scrollTo(0, 0);
    });
  }

  render() {
    for (const [pattern, show] of ROUTES) {
      const match = pattern.exec(location.pathname);
      if (match) return show(...match.slice(1));
    }
    return html`<main class="page"><h1>There is nothing here</h1>
      <p>The address may be incomplete. If somebody sent you a link to a meeting, please open it again as a whole.</p>
      <p><a href="/">To the start</a></p></main>`;
  }
}
customElements.define('hearth-app', App);
