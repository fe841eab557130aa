// One room, as its facilitators keep it: what it is, who holds it, when it meets, how people get in.
import { html, nothing } from 'lit';
import { View, alertBox, field, go, link, when, wrongFields } from './view.js';
import { api } from './api.js';
import { policyFields, policyWords, readPolicy } from './room-policy.js';

const GUIDELINES = `We speak of our own experience and do not give advice unless asked.
What is said here stays here. We use no full names and share no contact details.
Everybody is welcome, wherever they are in their recovery.
If you are in danger now, please also call your local emergency number.`;

const SLOW = [[0, 'Off'], [10, '10 seconds'], [30, '30 seconds'], [60, '1 minute'], [120, '2 minutes']];

/** The value of a date-time field, in the person's own zone, for a time in milliseconds. */
function localInput(at) {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60000);
  return date.toISOString().slice(0, 16);
}

class RoomDesk extends View {
  static properties = {
    room: {}, data: { state: true }, problem: { state: true }, planProblem: { state: true },
    busy: { state: true }, saved: { state: true }, editing: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    const [rooms, staff, me] = await Promise.all([api.get('/api/rooms'), api.get('/api/staff'), api.get('/api/me')]);
    if (rooms.problem) {
      this.problem = rooms.problem;
      if (rooms.problem.status === 401) go('/');
      return;
    }
    this.kinds = rooms.value.kinds;
    this.staff = staff.value.staff;
    this.me = me.value.staff;
    const found = rooms.value.rooms.find(r => r.id === this.room);
    this.editing = !this.room;
    this.data = found ?? (this.room ? null : {
      name: '', purpose: '', kind: '', guidelines: GUIDELINES, capacity: 30, slowSeconds: 0, yourRole: 'FACILITATOR',
      staff: [{ id: this.me.id, name: this.me.name, role: 'FACILITATOR' }], meetings: [],
    });
    this.requestUpdate();
  }

  async save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const staff = {};
    for (const person of this.staff) {
      const role = form.get(`staff-${person.id}`);
      if (role) staff[person.id] = role;
    }
    const body = {
      name: form.get('name'), purpose: form.get('purpose'), kind: form.get('kind') ?? '', guidelines: form.get('guidelines'),
      capacity: Number(form.get('capacity')), slowSeconds: Number(form.get('slowSeconds')), staff,
      ...readPolicy(form, this.data),
    };
    this.busy = true;
    const { value, problem } = this.room ? await api.put(`/api/rooms/${this.room}`, body) : await api.post('/api/rooms', body);
    this.busy = false;
    this.problem = problem;
    if (problem) return;
    this.data = value;
    this.editing = false;
    this.saved = true;
    if (!this.room) {
      this.room = value.id;
      history.replaceState(null, '', `/room/${value.id}`);
    }
  }

  async plan(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const { problem } = await api.post(`/api/rooms/${this.room}/meetings`, {
      startsAt: new Date(form.get('startsAt')).getTime() || 0, minutes: Number(form.get('minutes')),
    });
    this.planProblem = problem;
    if (!problem) this.load();
  }

  async act(path, then) {
    const { problem } = await path();
    this.planProblem = problem;
    if (problem) return;
    then ? then() : this.load();
  }

  render() {
    if (this.data === undefined) return html`<main class="page">${alertBox(this.problem)}<p>One moment…</p></main>`;
    if (this.data === null) {
      return html`<main class="page"><h1>There is no such room</h1><p>Or you do not hold it. ${link('/', 'To your rooms')}</p></main>`;
    }
    const facilitates = this.data.yourRole === 'FACILITATOR';
    return html`<header class="bar">${link('/', '← Your rooms')}</header><main class="page">
      <h1>${this.room ? this.data.name : 'New room'}</h1>
      <div role="status">${this.saved ? html`<p class="ok">Saved.</p>` : nothing}</div>
      ${this.room && !this.editing ? html`
        ${this.meetings(facilitates)}
        ${this.invitation()}
        ${this.about(facilitates)}` : this.form()}
    </main>`;
  }

  meetings(facilitates) {
    return html`<section aria-labelledby="meetings-title"><h2 id="meetings-title">Meetings</h2>
      ${alertBox(this.planProblem)}
      ${this.data.meetings.length === 0 ? html`<p>No meeting is planned.</p>` : nothing}
      <ul class="plain">${this.data.meetings.map(m => html`<li class="row card">
        <span class="grow">${when(m.startsAt)} · ${m.minutes} min${m.state === 'OPEN' ? html` · <strong>open now</strong>` : nothing}</span>
        ${m.state === 'OPEN' ? html`${link(`/meeting/${m.id}`, 'Go in', 'button primary')}
            ${facilitates ? html`<button class=${this.closing === m.id ? 'danger' : ''} @click=${() => this.closing === m.id
              ? this.act(() => api.post(`/api/meetings/${m.id}/close`)) : (this.closing = m.id, this.requestUpdate())}>${
              this.closing === m.id ? 'Close for everybody' : 'Close…'}</button>` : nothing}`
          : facilitates ? html`<button class="primary" @click=${() => this.act(() => api.post(`/api/meetings/${m.id}/open`),
              () => go(`/meeting/${m.id}`))}>Open now</button>
            <button @click=${() => this.act(() => api.remove(`/api/meetings/${m.id}`))}>Take off the plan</button>` : nothing}
      </li>`)}</ul>
      ${facilitates ? this.planForm() : nothing}
    </section>`;
  }

  planForm() {
    const wrong = wrongFields(this.planProblem);
    const next = Math.ceil(Date.now() / 1800000) * 1800000;
    return html`<form novalidate class="inline" @submit=${this.plan}>
      ${field('startsAt', 'Begins (your time)', a => html`<input id=${a.id} name="startsAt" type="datetime-local" required
        value=${localInput(next)} aria-describedby=${a.described} aria-invalid=${a.invalid}>`, { wrong: wrong.startsAt })}
      ${field('minutes', 'Minutes', a => html`<input id=${a.id} name="minutes" type="number" min="5" max="480" value="60" required
        aria-describedby=${a.described} aria-invalid=${a.invalid}>`, { wrong: wrong.minutes })}
      <button>Plan a meeting</button></form>`;
  }

  invitation() {
    const address = `${location.origin}/join/${this.data.invite}`;
    return html`<section aria-labelledby="invite-title"><h2 id="invite-title">Invite link</h2>
      <p>Whoever has this link can come to this room's meetings. Share it with the people it is for.</p>
      <p class="row"><input class="copy grow" readonly aria-label="Address to share" .value=${address} @focus=${e => e.target.select()}>
        <button @click=${async e => {
          const button = e.target;
          await navigator.clipboard?.writeText(address).then(() => { button.textContent = 'Copied'; }, () => {});
        }}>Copy</button></p></section>`;
  }

  about(facilitates) {
    const d = this.data;
    return html`<section aria-labelledby="about-title"><div class="title"><h2 id="about-title">About this room</h2>
        ${facilitates ? html`<button @click=${() => { this.editing = true; this.saved = false; }}>Change</button>` : nothing}</div>
      <p>${d.purpose}</p><p class="quiet">${d.kindWords} · up to ${d.capacity} people${d.slowSeconds ? ` · slow mode ${d.slowSeconds} s` : ''}</p>
      <h3>Guidelines</h3><p class="words">${d.guidelines}</p>
      ${policyWords(d)}
      ${facilitates ? html`<p><a href="/api/rooms/${this.room}/overturned" download>Verdicts that were overturned</a>
        <span class="quiet">as test cases for the moderation; they hold people’s words</span></p>` : nothing}
      <h3>Held by</h3><ul class="plain">${d.staff.map(s => html`<li>${s.name} <span class="quiet">${s.role.toLowerCase()}</span></li>`)}</ul>
    </section>`;
  }

  form() {
    const d = this.data;
    const wrong = wrongFields(this.problem);
    const roleOf = id => d.staff.find(s => s.id === id)?.role ?? '';
    return html`<form novalidate @submit=${this.save}>
      ${alertBox(this.problem)}
      ${field('name', 'Name', a => html`<input id=${a.id} name="name" maxlength="80" required value=${d.name}
        aria-describedby=${a.described} aria-invalid=${a.invalid}>`, { wrong: wrong.name })}
      ${field('purpose', 'Purpose', a => html`<textarea id=${a.id} name="purpose" rows="2" maxlength="400" required
        aria-describedby=${a.described} aria-invalid=${a.invalid} .value=${d.purpose}></textarea>`,
        { help: 'For whom it is and what it is for, in a sentence or two.', wrong: wrong.purpose })}
      ${field('kind', 'Kind of group', a => html`<select id=${a.id} name="kind" required aria-describedby=${a.described} aria-invalid=${a.invalid}>
        <option value="" ?selected=${!d.kind}>Please choose</option>
        ${this.kinds.map(k => html`<option value=${k.kind} ?selected=${k.kind === d.kind}>${k.words}</option>`)}</select>`, { wrong: wrong.kind })}
      ${field('guidelines', 'Guidelines', a => html`<textarea id=${a.id} name="guidelines" rows="7" maxlength="4000" required
        aria-describedby=${a.described} aria-invalid=${a.invalid} .value=${d.guidelines}></textarea>`,
        { help: 'Everybody accepts them at the door. When you change them, everybody is asked again.', wrong: wrong.guidelines })}
      <div class="row top">
        ${field('capacity', 'People at once', a => html`<input id=${a.id} name="capacity" type="number" min="2" max="1000" required
          value=${d.capacity} aria-describedby=${a.described} aria-invalid=${a.invalid}>`, { wrong: wrong.capacity })}
        ${field('slowSeconds', 'Slow mode at the start', a => html`<select id=${a.id} name="slowSeconds" aria-describedby=${a.described}>
          ${SLOW.map(([s, words]) => html`<option value=${s} ?selected=${s === d.slowSeconds}>${words}</option>`)}</select>`, { wrong: wrong.slowSeconds })}
      </div>
      <fieldset><legend>Who holds this room</legend>
        ${this.staff.map(person => html`<div class="row"><label class="grow" for="staff-${person.id}">${person.name}</label>
          ${person.id === this.me.id ? html`<span class="quiet">facilitator (you)</span>` : html`
          <select id="staff-${person.id}" name="staff-${person.id}">
            <option value="" ?selected=${!roleOf(person.id)}>not in this room</option>
            <option value="MODERATOR" ?selected=${roleOf(person.id) === 'MODERATOR'}>moderator</option>
            <option value="FACILITATOR" ?selected=${roleOf(person.id) === 'FACILITATOR'}>facilitator</option></select>`}</div>`)}
        ${this.staff.length === 1 ? html`<p class="help">${this.me.standing === 'ORGANISER'
          ? 'On your start page you can invite colleagues.' : 'An organiser can invite colleagues.'}</p>` : nothing}
      </fieldset>
      ${policyFields(d, wrong)}
      <p class="row"><button class="primary" ?disabled=${this.busy}>${this.room ? 'Save' : 'Create room'}</button>
        <button type="button" @click=${() => { if (this.room) { this.editing = false; this.problem = undefined; } else go('/'); }}>Cancel</button></p>
    </form>`;
  }
}
customElements.define('hearth-room-desk', RoomDesk);
