// The meeting itself: what is said, who is here, what waits, and the place to write.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View, left } from './view.js';
import { api } from './api.js';
import { Socket } from './socket.js';
import { LOST, Own } from './own.js';
import { apply, nothingYet, timeline } from './meeting-state.js';
import { Breather } from './breather.js';
import { duties } from './duties.js';
import { line } from './line.js';
import { people } from './people.js';
import { reads, way, written } from './asides.js';
import { whereHelpIs } from './care.js';
import './meeting-sheets.js';

const ENDINGS = {
  4501: 'You have this meeting open in another window. It goes on there.',
  4502: 'A moderator has asked you to leave this meeting.',
  4503: 'You were asked to leave, and cannot come back for a time.',
  4504: 'The meeting is over. Thank you for being here.',
  4505: 'You have left.',
  MEETING_CLOSED: 'The meeting is over. Thank you for being here.',
  NOT_OPEN: 'The meeting is over. Thank you for being here.',
};
const SHUT_OUT = new Set([4502, 4503, 'REMOVED']);

class Meeting extends View {
  static properties = {
    ticketPath: {}, token: {}, memory: {},
    state: { state: true }, link: { state: true }, sheet: { state: true },
    showPeople: { state: true }, unseen: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    this.state = nothingYet();
    this.link = { kind: 'connecting' };
    this.unseen = 0;
    this.breather = new Breather();
  }

  connectedCallback() {
    super.connectedCallback();
    this.own = new Own(this, this.memory);
    this.socket = new Socket(() => api.post(this.ticketPath, {}, this.token), () => this.state.seq,
      (kind, detail) => this.hear(kind, detail));
    this.socket.connect();
    this.ticking = setInterval(() => this.isCounting() && this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
    this.socket.stop();
  }

  // --- what comes in

  hear(kind, detail) {
    if (kind === 'message') return this.hearMessage(detail);
    if (kind === 'entered') {
      this.link = { kind: 'here' };
      return;
    }
    if (kind === 'ended') {
      this.link = { kind, words: ENDINGS[detail.code] ?? (detail.words || 'The connection has ended.'), code: detail.code };
      if (detail.code === 'NAME_TAKEN') this.leaveTo({ forget: true, rename: true, words: detail.words });
      if (detail.code === 'JOIN_FIRST' || detail.code === 'AGREE_AGAIN') this.leaveTo({ forget: detail.code === 'JOIN_FIRST' });
      return;
    }
    if (kind === 'connecting' && this.link.kind === 'waiting') return; // she still waits outside
    this.link = { kind, ...detail };
  }

  hearMessage(m) {
    this.own.hear(m);
    if (m.t === 'said' && m.seq > this.state.seq && !this.isAtEnd()) this.unseen++;
    this.state = apply(this.state, m);
    if (m.t === 'aside') reads(this);
    if (m.t === 'caught-up') this.afterEntering();
    if (m.t === 'lines') this.own.readBack(this.state);
  }

  afterEntering() {
    this.hasEntered = true;
    if (this.state.fresh && this.state.since < this.state.seq) this.readBack();
    else if (this.state.fresh) this.state = { ...this.state, more: false };
    this.own.entered(this.state);
  }

  readBack() {
    const first = this.state.lines[0]?.seq ?? this.state.seq + 1;
    this.socket.ask({ t: 'history', before: first });
  }

  // --- what goes out

  async send(event) {
    event?.preventDefault();
    const box = this.querySelector('#say');
    const text = box.value.trim();
    if (!text || this.silence()) return;
    box.value = '';
    this.grow(box);
    this.problem = undefined;
    box.focus();
    this.stickToEnd = true;
    await this.own.send(text);
  }

  /** One's own message is looked at by the staff first. */
  held({ id, text }, { item, reason }) {
    if (this.state.held.some(h => h.item === item)) return;
    const { me } = this.state;
    this.state = apply(this.state, { t: 'waiting', item, id, member: me.id, name: me.name, text, reason, at: this.serverNow() });
  }

  folded({ seq, receipt }) {
    this.state = apply(this.state, { t: 'folded', line: seq, receipt });
  }

  /** Back to where it was written, if there is room. */
  takeBack(text, words) {
    const box = this.querySelector('#say');
    if (!box || box.value.trim()) return false;
    this.toComposer(text);
    this.problem = words;
    return true;
  }

  toComposer(text) {
    const box = this.querySelector('#say');
    box.value = box.value.trim() ? `${box.value}\n${text}` : text;
    this.grow(box);
    box.focus();
  }

  /** One act of a moderator or of oneself; what is refused is said beside where it was asked. */
  act = async command => {
    const answer = await this.socket.ask(command);
    if (answer.t === 'lost') return LOST;
    return answer.t === 'refused' ? answer.reason ?? answer.words : '';
  };

  async leave() {
    this.own.outbox.clear();
    this.own.forget();
    await this.act({ t: 'leave' });
    this.socket.stop();
    this.leaveTo({ left: true });
  }

  goBack() {
    this.own.forget();
    this.leaveTo({ left: this.link.code === 4505 });
  }

  leaveTo(detail) {
    this.dispatchEvent(new CustomEvent('ended', { detail }));
  }

  // --- what may be done

  may(command) {
    return this.state.me?.may.has(command);
  }

  outranks(person) {
    const rank = role => ['MEMBER', 'MODERATOR', 'FACILITATOR'].indexOf(role);
    return this.state.me && person && rank(this.state.me.role) > rank(person.role);
  }

  serverNow() {
    return Date.now() + this.state.skew;
  }

  /** Whether a time that is counted down is in view. */
  isCounting() {
    return this.state.room?.slowSeconds || this.link.until || this.may('approve') && this.state.held.length || [...this.state.people.values()].some(p => p.mutedUntil);
  }

  /** Why one cannot write just now, in words; empty when one can. */
  silence() {
    const { me, room, people, lines } = this.state;
    if (!me || !room) return '';
    const muted = people.get(me.id)?.mutedUntil;
    if (muted > this.serverNow()) {
      return `You are muted for ${left(muted, this.serverNow())} more.${this.state.muteReason ? ` Reason: ${this.state.muteReason}` : ''} You can read along.`;
    }
    if (me.role !== 'MEMBER') return '';
    if (room.paused) return 'The room is paused for a moment. You need not leave.';
    if (room.slowSeconds) {
      const last = lines.findLast(l => l.member === me.id)?.at ?? 0;
      const until = last + room.slowSeconds * 1000;
      if (until > this.serverNow()) return `Slow mode: you can write again in ${left(until, this.serverNow())}.`;
    }
    return '';
  }

  // --- scrolling: the newest line stays in view for who reads along, and nothing moves for who reads back

  isAtEnd() {
    const log = this.querySelector('#log');
    return !log || log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  }

  willUpdate() {
    this.wasAtEnd = this.isAtEnd() || this.stickToEnd;
  }

  updated() {
    if (this.wasAtEnd) this.toEnd();
    this.stickToEnd = false;
    if (this.hasEntered) this.own.sees(this.state);
    this.own.keep();
  }

  toEnd() {
    const log = this.querySelector('#log');
    if (log) log.scrollTop = log.scrollHeight;
    if (this.unseen) this.unseen = 0;
  }

  grow(box) {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`;
  }

  keys(event) {
    const phone = matchMedia('(pointer: coarse)').matches;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !phone) this.send(event);
  }

  // --- what is seen

  render() {
    const { room, me } = this.state;
    if (this.link.kind === 'ended') return this.ended();
    if (!room || !me) {
      return html`<main class="page narrow"><div role="status">
        ${this.link.kind === 'waiting' ? html`<h1>Please wait a moment</h1><p>${this.link.words}</p>
          ${this.link.until ? html`<p>You can come in again in ${left(this.link.until, this.serverNow())}.</p>` : nothing}
          <p class="quiet">This page tries again by itself.</p>` : html`<p>Coming in…</p>`}</div>
        ${whereHelpIs(() => this.requestUpdate())}</main>`;
    }
    return html`<div class="meeting">
      ${this.head(room)}
      <main class="columns ${this.showPeople ? 'with-people' : ''}">
        <section class="talk" aria-label="Talk">
          ${this.log()}
          ${duties(this)}
          ${this.composer()}
        </section>
        ${people(this)}
      </main>
      <hearth-sheet .sheet=${this.sheet} .act=${this.act} .own=${this.own} .state=${this.state} .rank=${p => this.outranks(p)}
        @aside=${e => { this.sheet = e.detail; reads(this); }} @shut=${() => { this.sheet = undefined; }}></hearth-sheet>
    </div>`;
  }

  ended() {
    return html`<main class="page narrow"><h1>${this.link.words}</h1>
      ${this.own.unposted.length ? html`<p>What you had written and was not posted:</p>
        ${this.own.unposted.map(d => html`<p class="words card">${d.text}</p>`)}` : nothing}
      ${this.link.code === 4501 ? html`<p><button class="primary" @click=${() => location.reload()}>Go on here instead</button></p>`
        : SHUT_OUT.has(this.link.code) ? nothing
        : html`<p><button class="primary" @click=${() => this.goBack()}>Go back</button></p>`}
      ${whereHelpIs(() => this.requestUpdate())}</main>`;
  }

  head(room) {
    const count = this.state.here.size;
    return html`<header class="bar of-meeting">
      <h1>${room.title}</h1>
      <span class="chips">${room.paused ? html`<span class="chip">paused</span>` : nothing}
        ${room.locked ? html`<span class="chip">locked</span>` : nothing}
        ${room.slowSeconds ? html`<span class="chip">slow: ${room.slowSeconds} s</span>` : nothing}</span>
      <button class="people-button" aria-expanded=${this.showPeople ? 'true' : 'false'} aria-controls="people"
        @click=${() => { this.showPeople = !this.showPeople; }}>${count} here</button>
      ${this.may('pause') ? html`<button @click=${() => { this.sheet = { kind: 'room' }; }}>Room…</button>` : nothing}
      <button @click=${() => this.leave()}>Leave</button>
    </header>
    <div role="status" class="connection">${this.link.kind === 'here' ? nothing
      : html`<p>${this.link.kind === 'waiting' ? this.link.words : 'Connection interrupted. Coming back by itself; nothing is lost.'}</p>`}</div>`;
  }

  log() {
    return html`<div id="log" class="log" tabindex="0" @scroll=${() => { if (this.unseen && this.isAtEnd()) this.unseen = 0; }}>
        ${this.state.more ? html`<p class="center"><button @click=${() => this.readBack()}>Show earlier messages</button></p>` : nothing}
        <div role="log" aria-label="Messages" aria-live="polite" aria-relevant="additions"><ol class="lines">
          ${repeat(timeline(this.state), entry => entry.seq, entry => entry.words ? html`<li class="note-line">${entry.words}</li>` : line(this, entry))}
        </ol></div>
        ${this.own.lines(this.state, this.link.kind === 'here')}
      </div>
      ${this.unseen ? html`<button class="new-lines" @click=${() => this.toEnd()}>${this.unseen} new ↓</button>` : nothing}`;
  }

  async decide(command) {
    this.queueProblem = await this.act(command);
    this.requestUpdate();
  }

  composer() {
    const silence = this.silence();
    return html`<form class="composer" @submit=${this.send}>
      ${this.own.cards()}
      <div role="alert">${this.problem ? html`<p class="wrong">${this.problem}</p>` : nothing}</div>
      <div role="status">${written(this)}${silence ? html`<p class="silence">${silence}</p>` : nothing}</div>
      <div class="row end"><label class="hidden" for="say">Your message</label>
        <textarea id="say" rows="1" maxlength="2000" placeholder="Write to the room" @keydown=${this.keys}
          @input=${e => { this.grow(e.target); if (this.problem) this.problem = undefined; }}></textarea>
        <button class="primary" ?disabled=${Boolean(silence)}>Send</button></div>
      <div class="way">${way(this)}${whereHelpIs(() => this.requestUpdate())}</div>
    </form>`;
  }
}
customElements.define('hearth-meeting', Meeting);
