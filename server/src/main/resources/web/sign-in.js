// The first sign-in by a one-time link, and every later one by name and password.
import { html } from 'lit';
import { View, alertBox, field, go, wrongFields } from './view.js';
import { api } from './api.js';

class Welcome extends View {
  static properties = { standing: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.token = location.hash.slice(1);
    history.replaceState(null, '', '/welcome'); // the link is a secret: out of the address bar
    api.post('/api/welcome/check', { token: this.token || '?' }).then(({ value, problem }) => {
      this.standing = value?.standing;
      this.spent = problem;
      this.requestUpdate();
    });
  }

  async send(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    const { problem } = await api.post('/api/welcome', {
      token: this.token, login: form.get('login'), name: form.get('name'), password: form.get('password'),
    });
    this.busy = false;
    this.problem = problem;
    if (!problem) go('/');
  }

  render() {
    if (this.spent) {
      return html`<main class="page narrow"><h1>Welcome to Hearth</h1>${alertBox(this.spent)}
        <p><a href="/">Sign in</a> if you have an account already.</p></main>`;
    }
    if (!this.standing) return html`<main class="page narrow"><p>One moment…</p></main>`;
    const wrong = wrongFields(this.problem);
    return html`<main class="page narrow">
      <h1>Welcome to Hearth</h1>
      <p>${this.standing === 'ORGANISER'
        ? 'You are setting up this server. Choose how you sign in from now on.'
        : 'You were invited to help hold meetings. Choose how you sign in from now on.'}</p>
      ${alertBox(this.problem)}
      <form novalidate @submit=${this.send}>
        ${field('name', 'Name that rooms see', a => html`<input id=${a.id} name="name" maxlength="40" required
          autocomplete="nickname" aria-describedby=${a.described} aria-invalid=${a.invalid}>`,
          { help: 'A first name or a pseudonym is enough.', wrong: wrong.name })}
        ${field('login', 'Sign-in name', a => html`<input id=${a.id} name="login" maxlength="40" required
          autocomplete="username" autocapitalize="none" aria-describedby=${a.described} aria-invalid=${a.invalid}>`,
          { help: 'For you alone: a to z, digits, dots, hyphens.', wrong: wrong.login })}
        ${field('password', 'Password', a => html`<input id=${a.id} name="password" type="password" maxlength="200"
          required autocomplete="new-password" aria-describedby=${a.described} aria-invalid=${a.invalid}>`,
          { help: 'Ten characters or more. A short sentence is good.', wrong: wrong.password })}
        <button class="primary" ?disabled=${this.busy}>Start</button>
      </form></main>`;
  }
}
customElements.define('hearth-welcome', Welcome);

class SignIn extends View {
  static properties = { problem: { state: true }, busy: { state: true } };

  async send(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    const { problem } = await api.post('/api/sign-in', { login: form.get('login'), password: form.get('password') });
    this.busy = false;
    this.problem = problem;
    if (!problem) this.dispatchEvent(new CustomEvent('signed-in', { bubbles: true }));
  }

  render() {
    const wrong = wrongFields(this.problem);
    return html`<main class="page narrow">
      <h1>Hearth</h1>
      <p>A place for peer-support meetings. <strong>Coming to a meeting?</strong> Open the link that you were sent;
        you need no account.</p>
      <h2>Sign in as staff</h2>
      ${alertBox(this.problem)}
      <form novalidate @submit=${this.send}>
        ${field('login', 'Sign-in name', a => html`<input id=${a.id} name="login" required autocomplete="username"
          autocapitalize="none" aria-describedby=${a.described} aria-invalid=${a.invalid}>`, { wrong: wrong.login })}
        ${field('password', 'Password', a => html`<input id=${a.id} name="password" type="password" required
          autocomplete="current-password" aria-describedby=${a.described} aria-invalid=${a.invalid}>`,
          { wrong: wrong.password })}
        <button class="primary" ?disabled=${this.busy}>${this.busy ? 'One moment…' : 'Sign in'}</button>
      </form>
    </main>`;
  }
}
customElements.define('hearth-sign-in', SignIn);
