// The start page of staff: their rooms, and, for organisers, who else has an account.
import { html, nothing } from 'lit';
import { View, alertBox, go, link, when } from './view.js';
import { api } from './api.js';

class Desk extends View {
  static properties = {
    me: { state: true }, rooms: { state: true }, staff: { state: true }, invitation: { state: true }, problem: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    const me = await api.get('/api/me');
    this.problem = me.problem;
    if (!me.value) return;
    this.me = me.value;
    if (!this.me.signedIn) return;
    const [rooms, staff] = await Promise.all([api.get('/api/rooms'), api.get('/api/staff')]);
    this.problem = rooms.problem ?? staff.problem;
    this.rooms = rooms.value?.rooms ?? [];
    this.staff = staff.value?.staff ?? [];
  }

  async invite(standing) {
    const { value, problem } = await api.post('/api/staff/links', { standing });
    this.problem = problem;
    if (value) this.invitation = `${location.origin}/welcome#${value.token}`;
  }

  async signOut() {
    await api.post('/api/sign-out');
    this.rooms = undefined;
    this.load();
  }

  render() {
    if (!this.me) return html`<main class="page">${alertBox(this.problem)}<p>One moment…</p></main>`;
    if (!this.me.signedIn) return html`<hearth-sign-in @signed-in=${() => this.load()}></hearth-sign-in>`;
    return html`<header class="bar"><strong>Hearth</strong><span class="grow"></span>
        <span>${this.me.staff.name}</span><button @click=${this.signOut}>Sign out</button></header>
      <main class="page">
        ${alertBox(this.problem)}
        <div class="title"><h1>Your rooms</h1><button class="primary" @click=${() => go('/new-room')}>New room</button></div>
        ${this.rooms?.length === 0 ? html`<p>You hold no room yet. A room is a group's lasting place: it has a name, its
          guidelines and the people who hold it. Meetings are held in it.</p>` : nothing}
        <p>${link('/moderation', 'Try the moderation, and the false claims that it looks for')}</p>
        <ul class="cards">${(this.rooms ?? []).map(room => this.card(room))}</ul>
        ${this.me.staff.standing === 'ORGANISER' ? this.colleagues() : nothing}
      </main>`;
  }

  card(room) {
    const next = room.meetings[0];
    const open = room.meetings.find(m => m.state === 'OPEN');
    return html`<li class="card">
      <h2>${link(`/room/${room.id}`, room.name)}</h2>
      <p class="quiet">${room.kindWords} · you are ${room.yourRole.toLowerCase()}</p>
      <p>${open ? 'A meeting is open now.' : next ? html`Next meeting: ${when(next.startsAt)}` : 'No meeting is planned.'}</p>
      ${open ? link(`/meeting/${open.id}`, 'Go to the meeting', 'button primary') : nothing}
    </li>`;
  }

  colleagues() {
    return html`<section aria-labelledby="staff-title"><h1 id="staff-title">Staff</h1>
      <p>Who may facilitate and moderate. In which room, each room's own page says.</p>
      <ul class="plain">${this.staff?.map(s => html`<li>${s.name} <span class="quiet">${s.login}${
        s.standing === 'ORGANISER' ? ' · organiser' : ''}</span></li>`)}</ul>
      <p class="row"><button @click=${() => this.invite('STAFF')}>Invite a colleague</button>
        <button @click=${() => this.invite('ORGANISER')}>Invite an organiser</button></p>
      <div role="status">${this.invitation ? html`<p>Send this link to them by a way you trust. It works once, within two days:</p>
        <p><input class="copy" readonly aria-label="Invitation link" .value=${this.invitation} @focus=${e => e.target.select()}></p>` : nothing}</div>
    </section>`;
  }
}
customElements.define('hearth-desk', Desk);
