// The sheets that open over a meeting: about a person, a message, a held message, the room. One dialog element, so
// that focus, Escape and the way back are the browser's own.
import { html, nothing } from 'lit';
import { sheetOf } from './asides.js';
import { View, left } from './view.js';

const MUTES = [[60, '1 minute'], [300, '5 minutes'], [900, '15 minutes'], [3600, '1 hour']];
const BANS = [[3600, '1 hour'], [86400, '1 day'], [604800, '1 week'], [2592000, '30 days'], [31536000, '1 year']];
const SLOW = [[0, 'Off'], [10, '10 seconds'], [30, '30 seconds'], [60, '1 minute'], [120, '2 minutes'], [300, '5 minutes']];
const RETURNS = ['Please leave out contact details.', 'Please say it without advice.', 'Please say it in your own experience.', 'Please say it without naming others.'];

class Sheet extends View {
  static properties = { sheet: {}, act: {}, own: {}, state: {}, rank: {}, step: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (changed.has('sheet')) {
      this.step = this.sheet?.kind;
      this.problem = '';
    }
  }

  updated(changed) {
    const dialog = this.querySelector('dialog');
    if (changed.has('sheet') && this.sheet && !dialog.open) dialog.showModal();
    if (!this.sheet && dialog?.open) dialog.close();
    const asides = dialog?.querySelector('.asides');
    if (asides) asides.scrollTop = asides.scrollHeight;
    if (changed.has('step') && this.sheet) dialog.querySelector('form select, form textarea, form input, button')?.focus();
  }

  shut() {
    this.dispatchEvent(new CustomEvent('shut'));
  }

  async do(command) {
    this.problem = await this.act(command);
    if (!this.problem) this.shut();
  }

  async correct(event, line) {
    event.preventDefault();
    const text = this.querySelector('#correct').value.trim();
    if (!text || text === line.text) return this.shut();
    this.problem = await this.own.correct(line.seq, text);
    if (!this.problem) this.shut();
  }

  submit(event, make) {
    event.preventDefault();
    const form = new FormData(event.target);
    const reason = form.get('reason')?.trim();
    this.do({ ...make(form), ...(reason ? { reason } : {}) });
  }

  render() {
    return html`<dialog aria-labelledby="sheet-title" @close=${() => this.sheet && this.shut()}
        @click=${e => e.target.localName === 'dialog' && this.shut()}>
      <div class="sheet">${this.sheet ? html`${this.content()}
        <div role="alert">${this.problem ? html`<p class="wrong">${this.problem}</p>` : nothing}</div>
        <p><button @click=${() => this.shut()}>${this.step === 'aside' ? 'Close' : 'Cancel'}</button></p>` : nothing}</div></dialog>`;
  }

  content() {
    const { person, line, held, appeal } = this.sheet;
    const name = person?.name ?? held?.name ?? appeal?.name;
    switch (this.step) {
      case 'own-line': return html`<h2 id="sheet-title">Your message</h2><p class="words card">${line.text}</p>
        <div class="acts">${line.note ? nothing : html`<button @click=${() => { this.step = 'correct'; }}>Change it…</button>`}
          <button @click=${() => this.do({ t: 'retract', line: line.seq })}>Take it back</button></div>`;
      case 'correct': return html`<h2 id="sheet-title">Change your message</h2><form @submit=${e => this.correct(e, line)}>
        <label for="correct">What it should say</label>
        <textarea id="correct" rows="4" maxlength="2000" required aria-describedby="correct-help" .value=${this.sheet.text ?? line.text}></textarea>
        <p class="help" id="correct-help">It is looked at like a new message. Everybody sees that it was changed.</p>
        <p><button class="primary">Change it</button></p></form>`;
      case 'aside': return sheetOf(this, this.sheet);
      case 'line': return html`<h2 id="sheet-title">Message by ${name}</h2><p class="words card">${line.text}</p>
        ${this.worryAbout(person)}${this.rank(person) && this.state.me.may.has('mute')
          ? html`<button @click=${() => this.do({ t: 'retract', line: line.seq })}>Take this message back</button>${this.personActs(person)}` : nothing}`;
      case 'person': return html`<h2 id="sheet-title">${name}</h2>${this.worryAbout(person)}${this.personActs(person)}`;
      case 'mute': return this.timed(`Mute ${name}`, 'They can read along. It ends by itself.', 'For', MUTES, 300, 'Mute',
        form => ({ t: 'mute', member: person.member, seconds: Number(form.get('seconds')) }));
      case 'remove': return this.timed(`Ask ${name} to leave`, 'They leave this meeting, and cannot come back to it. You can let them in again.',
        '', [], 0, 'Remove from this meeting', () => ({ t: 'remove', member: person.member }));
      case 'ban': return this.timed(`Ban ${name}`, 'They leave now and cannot come to this room\u2019s meetings for a time.', 'For', BANS, 86400, 'Ban',
        form => ({ t: 'ban', member: person.member, seconds: Number(form.get('seconds')) }));
      case 'return': return html`<h2 id="sheet-title">Give the message back to ${name}</h2><p class="words card">${held.text}</p>
        <form @submit=${e => this.submit(e, form => ({ t: 'return', item: held.item, ...(form.get('mute') ? { muteSeconds: Number(form.get('mute')) } : {}) }))}>
          <label for="reason">Reason, for ${name} to read</label>
          <p class="row wrap">${RETURNS.map(words => html`<button type="button" @click=${() => { this.querySelector('#reason').value = words; }}>${words}</button>`)}</p>
          <textarea id="reason" name="reason" rows="2" maxlength="300" required></textarea>
          <label for="mute">And mute ${name}</label><select id="mute" name="mute"><option value="">No</option>${MUTES.map(([s, w]) => html`<option value=${s}>for ${w}</option>`)}</select>
          <p><button class="primary">Give it back</button></p></form>`;
      case 'note': return html`<h2 id="sheet-title">Post it with a note</h2><p class="words card">${held.text}</p>
        <form @submit=${e => this.submit(e, form => ({ t: 'approve', item: held.item, note: form.get('note') }))}>
          <label for="note">Note, for everybody to read beneath the message</label>
          <textarea id="note" name="note" rows="3" maxlength="300" required aria-describedby="note-help"></textarea>
          <p class="help" id="note-help">As: “Please do not stop this medicine without your doctor. Source: NICE.” Be kind: ${name} reads it too.</p>
          <p><button class="primary">Post both</button></p></form>`;
      case 'uphold': return this.timed('The decision stands', `${name} is told why.`, '', [], 0, 'Answer', () => ({ t: 'uphold', receipt: appeal.receipt }), true);
      case 'overturn': return this.timed('The decision was wrong', `${name} can send it now, and what the decision took is given back.`, '', [], 0, 'Answer',
        () => ({ t: 'overturn', receipt: appeal.receipt }), true);
      case 'close': return html`<h2 id="sheet-title">Close the meeting?</h2><p>It ends for everybody, and cannot be opened again.</p>
        <button class="danger" @click=${() => this.do({ t: 'close' })}>Close for everybody</button>`;
      default: return this.roomActs();
    }
  }

  personActs(p) {
    const muted = this.state.people.get(p.member)?.mutedUntil;
    const now = Date.now() + this.state.skew;
    const out = this.state.people.get(p.member)?.out;
    if (!this.rank(p) || !this.state.me.may.has('mute')) return nothing;
    return html`<div class="acts">${out || p.role !== 'MEMBER' ? nothing
      : html`<button @click=${() => this.dispatchEvent(new CustomEvent('aside', { detail: { kind: 'aside', of: p.member, name: p.name } }))}>Write to ${p.name} alone…</button>`}
      ${out ? html`<button @click=${() => this.do({ t: 'readmit', member: p.member })}>Let back in</button>` : html`
      ${muted > now ? html`<p>Muted for ${left(muted, now)} more.</p><button @click=${() => this.do({ t: 'unmute', member: p.member })}>Unmute</button>`
        : html`<button @click=${() => { this.step = 'mute'; }}>Mute…</button>`}
      <button @click=${() => { this.step = 'remove'; }}>Remove from this meeting…</button>`}
      <button @click=${() => { this.step = 'ban'; }}>Ban for a time…</button></div>`;
  }

  /** Anybody may call staff to somebody. */
  worryAbout(p) {
    return p.member === this.state.me.id ? nothing
      : html`<button @click=${() => this.do({ t: 'worry', member: p.member })}>I am worried about ${p.name}</button>
        <p class="help">The people who hold the room are told at once. ${p.name} is not.</p>`;
  }

  timed(title, words, label, times, usual, button, make, owed = false) {
    return html`<h2 id="sheet-title">${title}</h2><p>${words}</p><form @submit=${e => this.submit(e, make)}>
      ${times.length ? html`<label for="seconds">${label}</label><select id="seconds" name="seconds">${times.map(([s, w]) =>
        html`<option value=${s} ?selected=${s === usual}>${w}</option>`)}</select>` : nothing}
      <label for="reason">Reason, for them to read</label><textarea id="reason" name="reason" rows="2" maxlength="300" ?required=${owed}></textarea>
      <p><button class="primary">${button}</button></p></form>`;
  }

  roomActs() {
    const { room, me } = this.state;
    return html`<h2 id="sheet-title">The room</h2><div class="acts">
      ${room.paused ? html`<button class="primary" @click=${() => this.do({ t: 'resume' })}>Go on</button>`
        : html`<button @click=${() => this.do({ t: 'pause' })}>Pause</button><p class="help">Only staff can post, and newcomers wait outside.</p>`}
      ${room.locked ? html`<button @click=${() => this.do({ t: 'unlock' })}>Unlock</button>`
        : html`<button @click=${() => this.do({ t: 'lock' })}>Lock</button><p class="help">Nobody new can come in.</p>`}
      <form class="row end" @submit=${e => this.submit(e, form => ({ t: 'slow', seconds: Number(form.get('slow')) }))}>
        <span class="grow"><label for="slow">Slow mode</label><select id="slow" name="slow">${SLOW.map(([s, w]) =>
          html`<option value=${s} ?selected=${s === room.slowSeconds}>${w}</option>`)}</select></span><button>Set</button></form>
      ${me.may.has('close') ? html`<button class="danger" @click=${() => { this.step = 'close'; }}>Close the meeting…</button>` : nothing}</div>`;
  }
}
customElements.define('hearth-sheet', Sheet);
