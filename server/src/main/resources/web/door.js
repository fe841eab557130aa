// The door, behind an invite link: what group this is, a name, the guidelines, and in. Waits until a meeting opens.
import { html, nothing } from 'lit';
import { View, alertBox, field, when, wrongFields } from './view.js';
import { api } from './api.js';
import { whereHelpIs } from './care.js';
import { aboutHiding } from './hide.js';
import './meeting.js';

const LOOK_AGAIN = 10_000;

class Door extends View {
  static properties = { invite: {}, door: { state: true }, problem: { state: true }, inside: { state: true }, busy: { state: true } };

  get key() {
    return `hearth.member.${this.invite}`;
  }

  get token() {
    return localStorage.getItem(this.key);
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
    this.timer = setInterval(() => !this.inside && document.visibilityState === 'visible' && this.look(), LOOK_AGAIN);
    this.onVisible = () => !this.inside && document.visibilityState === 'visible' && this.look();
    document.addEventListener('visibilitychange', this.onVisible);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.onVisible);
  }

  async look() {
    const { value, problem } = await api.get(`/api/join/${this.invite}`, this.token);
    this.lost = problem;
    if (value) {
      this.door = value;
      this.inside = Boolean(value.you && value.agreed && value.meeting?.state === 'OPEN' && !this.left);
    }
    this.requestUpdate();
  }

  async join(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const agreed = form.get('agreed') ? this.door.guidelinesVersion : 0;
    const again = this.door.you && !this.rename;
    const name = form.get('name')?.trim() ?? '';
    const fields = [
      ...(!again && !name ? [{ name: 'name', words: 'Please choose a name.' }] : []),
      ...(!agreed ? [{ name: 'agreed', words: 'Please accept the guidelines to come in.' }] : []),
    ];
    if (fields.length) {
      this.problem = { words: 'Please look at what is marked.', fields };
      return;
    }
    this.busy = true;
    const { value, problem } = again
      ? await api.post(`/api/join/${this.invite}/agree`, { agreed }, this.token)
      : await api.post(`/api/join/${this.invite}`, { name, agreed });
    this.busy = false;
    this.problem = problem;
    if (problem) {
      if (problem.fields?.some(f => f.name === 'agreed')) this.look();
      return;
    }
    if (value.token) localStorage.setItem(this.key, value.token);
    this.rename = false;
    this.left = false;
    this.look();
  }

  /** The meeting's page has ended: by leaving, or because another name is needed. */
  ended({ detail }) {
    this.inside = false;
    if (detail.forget) localStorage.removeItem(this.key);
    this.left = detail.left;
    this.rename = detail.rename;
    if (detail.rename) this.problem = { words: detail.words, fields: [{ name: 'name', words: detail.words }] };
    this.look();
  }

  render() {
    if (!this.door) return html`<main class="page narrow">${alertBox(this.lost)}${this.lost ? nothing : html`<p>One moment…</p>`}
      ${whereHelpIs(() => this.requestUpdate())}</main>`;
    if (this.inside) {
      return html`<hearth-meeting .ticketPath=${`/api/join/${this.invite}/ticket`} .token=${this.token} .memory=${this.key}
        @ended=${this.ended}></hearth-meeting>`;
    }
    const d = this.door;
    return html`<main class="page narrow">
      <p class="quiet">${d.kind}</p><h1>${d.name}</h1><p>${d.purpose}</p>
      ${this.timing(d)}
      ${this.left ? html`<p>You have left. Come back whenever you like.</p>
        <p><button class="primary" @click=${() => { this.left = false; this.look(); }}>Come back in</button></p>`
        : d.you && d.agreed && !this.rename ? html`<p role="status">You are <strong>${d.you}</strong>. This page lets you in when the meeting opens.</p>`
        : this.form(d)}
      ${whereHelpIs(() => this.requestUpdate())}${aboutHiding}
    </main>`;
  }

  timing(d) {
    if (!d.meeting) return html`<p class="note">No meeting is planned at the moment.</p>`;
    return d.meeting.state === 'OPEN' ? html`<p class="note"><strong>The meeting is open now.</strong></p>`
      : html`<p class="note">The next meeting: <strong>${when(d.meeting.startsAt)}</strong>, about ${d.meeting.minutes} minutes.
        It opens when a facilitator opens it.</p>`;
  }

  form(d) {
    const wrong = wrongFields(this.problem);
    const again = d.you && !this.rename;
    return html`<form novalidate @submit=${this.join}>
      ${alertBox(this.problem)}
      ${again ? html`<p>Welcome back, <strong>${d.you}</strong>. The guidelines have changed since you were here.</p>`
        : field('name', 'What should we call you?', a => html`<input id=${a.id} name="name" maxlength="40" required autocomplete="off"
          aria-describedby=${a.described} aria-invalid=${a.invalid}>`,
          { help: 'Any name will do, and better not your full one. No account, no e-mail.', wrong: wrong.name })}
      <h2>Guidelines of this room</h2><p class="words card">${d.guidelines}</p>
      <div class="field"><label class="check"><input type="checkbox" name="agreed" aria-invalid=${wrong.agreed ? 'true' : nothing}
        aria-describedby=${wrong.agreed ? 'agreed-wrong' : nothing}> I accept these guidelines</label>
        ${wrong.agreed ? html`<p class="wrong" id="agreed-wrong">${wrong.agreed}</p>` : nothing}</div>
      <button class="primary" ?disabled=${this.busy}>Come in</button>
    </form>`;
  }
}
customElements.define('hearth-door', Door);
