// The meeting itself: what is said, who is here, what waits, and the place to write.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View, left } from './view.js';
import { api } from './api.js';
import { Socket } from './socket.js';
import { Outbox } from './outbox.js';
import { Kept } from './kept.js';
import { apply, isPosted, nothingYet, timeline, waiting } from './meeting-state.js';
import { careCard } from './care.js';
import { Breather } from './breather.js';
import { duties } from './duties.js';
import { line } from './line.js';
import { people } from './people.js';
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
    state: { state: true }, link: { state: true }, drafts: { state: true }, sheet: { state: true },
    showPeople: { state: true }, unseen: { state: true }, problem: { state: true }, nudge: { state: true }, care: { state: true },
  };

  constructor() {
    super();
    this.state = nothingYet();
    this.link = { kind: 'connecting' };
    this.drafts = []; // messages that came back: { text, words, key }
    this.unseen = 0;
    this.breather = new Breather();
  }

  connectedCallback() {
    super.connectedCallback();
    this.outbox = new Outbox(this.memory);
    this.kept = new Kept(this.memory);
    ({ drafts: this.drafts, waits: this.waits, nudge: this.nudge, care: this.care } = this.kept.read()); // of the page before this one
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
    const held = this.state.held.find(h => h.item === m.item);
    const mine = held?.member === this.state.me?.id;
    if (m.t === 'returned' && mine) this.comesBack(m.text, m.reason, { receipt: m.item });
    if (m.t === 'cleared' && mine) this.comesBack(m.text, 'A moderator would have posted this, but the talk has gone on. You can send it now, if it still fits.', { id: m.id });
    if (m.t === 'care') this.care = m.level;
    if (m.t === 'appeal-answered') this.appealAnswered(m);
    if (m.t === 'said' && m.member === this.state.me?.id) this.outbox.remove(m.id);
    if (m.t === 'said' && m.seq > this.state.seq && !this.isAtEnd()) this.unseen++;
    this.state = apply(this.state, m);
    if (m.t === 'caught-up') this.afterEntering();
    if (m.t === 'lines') this.drafts = this.drafts.filter(d => !(d.id && isPosted(this.state, d))); // it was, as the lines read back say
  }

  /** Takes back what was returned meanwhile, reads back what was said, and sends what was still on its way. */
  afterEntering() {
    this.waits.filter(w => !this.state.held.some(h => h.item === w.item) && !isPosted(this.state, w)).forEach(w => this.state.fresh
      ? this.comesBack(w.text, 'This was being looked at when you left. Where it is not in the talk, it was not posted; you can send it again.', { id: w.id })
      : this.comesBack(w.text, 'This came back while you were away. It was not posted; you can change it and send it again.'));
    this.hasEntered = true;
    if (this.state.fresh && this.state.since < this.state.seq) this.readBack();
    else if (this.state.fresh) this.state = { ...this.state, more: false };
    this.outbox.items.forEach(item => this.deliver(item));
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
    await this.deliver(this.outbox.add(text));
  }

  async deliver(item) {
    this.requestUpdate();
    const answer = await this.socket.ask({ t: item.insists ? 'insist' : 'say', id: item.id, text: item.text });
    if (answer.t === 'lost') return; // stays in the outbox; sent again when we are back
    this.outbox.remove(item.id);
    if (answer.t === 'held' && !this.state.held.some(h => h.item === answer.item)) {
      const { me } = this.state;
      this.state = apply(this.state, { t: 'waiting', item: answer.item, id: item.id, member: me.id, name: me.name,
        text: item.text, reason: answer.reason, at: this.serverNow() });
    }
    if (answer.t === 'warned') this.state = apply(this.state, { t: 'folded', line: answer.seq, receipt: answer.receipt });
    if (answer.t === 'nudged') this.nudge = { ...item, ...answer, id: item.id, text: item.text };
    if (answer.t === 'refused') this.comesBack(item.text, answer.reason ?? answer.words, { id: item.id, receipt: answer.receipt });
    this.requestUpdate();
  }

  /** She was nudged, and means it as it is, or would rather say it otherwise. */
  insist() {
    const { id, text } = this.nudge;
    this.nudge = undefined;
    this.deliver(this.outbox.add(text, { id, insists: true }));
  }

  rephrase(text) {
    const words = this.nudge.text;
    this.nudge = undefined;
    this.toComposer(text ?? words);
  }

  async appeal(draft) {
    const problem = await this.act({ t: 'appeal', receipt: draft.receipt });
    this.change(draft, problem ? { words: problem } : { receipt: undefined, words: 'Somebody else will look at it and answer here.', waits: draft.receipt });
  }

  appealAnswered(m) {
    const draft = this.drafts.find(d => d.waits === m.receipt);
    if (draft) this.change(draft, { waits: undefined, words: m.overturned ? `You were right: ${m.reason} You can send it now.` : `It stays as it is: ${m.reason}`, id: m.overturned ? m.id : undefined });
  }

  change(draft, what) {
    this.drafts = this.drafts.map(d => d.key === draft.key ? { ...d, ...what } : d);
  }

  sendAgain(draft) {
    this.drop(draft);
    this.deliver(this.outbox.add(draft.text, { id: draft.id }));
  }

  /** A message that was not posted: nothing of the words is lost. `receipt` is what can be appealed to, `id` what may be sent again as it is. */
  comesBack(text, words, { id, receipt } = {}) {
    const box = this.querySelector('#say');
    if (box && !box.value.trim() && !receipt && !id) {
      this.toComposer(text);
      this.problem = words;
    } else {
      this.drafts = [...this.drafts, { text, words, id: receipt ? undefined : id, receipt, key: `${Date.now()}-${this.drafts.length}` }];
      this.stickToEnd = true;
    }
  }

  toComposer(text) {
    const box = this.querySelector('#say');
    box.value = box.value.trim() ? `${box.value}\n${text}` : text;
    this.grow(box);
    box.focus();
  }

  takeUp(draft) {
    this.drop(draft);
    this.toComposer(draft.text);
  }

  drop(draft) {
    this.drafts = this.drafts.filter(d => d !== draft);
  }

  /** One act of a moderator or of oneself; what is refused is said beside where it was asked. */
  act = async command => {
    const answer = await this.socket.ask(command);
    if (answer.t === 'lost') return 'The connection is interrupted. Please try again in a moment.';
    return answer.t === 'refused' ? answer.words : '';
  };

  async leave() {
    this.outbox.clear();
    this.kept.clear();
    await this.act({ t: 'leave' });
    this.socket.stop();
    this.leaveTo({ left: true });
  }

  goBack() {
    this.kept.clear();
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
    if (this.hasEntered) this.waits = waiting(this.state).map(({ item, id, text }) => ({ item, id, text }));
    this.kept.write({ drafts: this.drafts, waits: this.waits, nudge: this.nudge, care: this.care });
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
          <p class="quiet">This page tries again by itself.</p>` : html`<p>Coming in…</p>`}</div></main>`;
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
      <hearth-sheet .sheet=${this.sheet} .act=${this.act} .state=${this.state} .rank=${p => this.outranks(p)}
        @shut=${() => { this.sheet = undefined; }}></hearth-sheet>
    </div>`;
  }

  ended() {
    return html`<main class="page narrow"><h1>${this.link.words}</h1>
      ${this.drafts.length || this.outbox.items.length ? html`<p>What you had written and was not posted:</p>
        ${[...this.drafts, ...this.outbox.items].map(d => html`<p class="words card">${d.text}</p>`)}` : nothing}
      ${this.link.code === 4501 ? html`<p><button class="primary" @click=${() => location.reload()}>Go on here instead</button></p>`
        : SHUT_OUT.has(this.link.code) ? nothing
        : html`<p><button class="primary" @click=${() => this.goBack()}>Go back</button></p>`}</main>`;
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
        ${this.mine()}
      </div>
      ${this.unseen ? html`<button class="new-lines" @click=${() => this.toEnd()}>${this.unseen} new ↓</button>` : nothing}`;
  }

  /** One's own messages that nobody else has seen. */
  mine() {
    return html`<div class="mine" role="status">
      ${this.outbox.items.map(item => html`<div class="line own pending"><p class="words">${item.text}</p><p class="quiet">${
        this.link.kind === 'here' ? 'Sending…' : 'Will be sent when the connection is back.'}</p></div>`)}
      ${waiting(this.state).map(h => html`<div class="line own pending" data-held=${h.item}><p class="words">${h.text}</p>
        <p class="quiet"><strong>Being looked at.</strong> ${h.reason} Only you and the moderators can see it.</p></div>`)}
      ${this.drafts.map(d => html`<div class="line own returned"><p class="words">${d.text}</p><p class="quiet">${d.words}</p>
        <p class="row">${d.id ? html`<button class="primary" @click=${() => this.sendAgain(d)}>Send it now</button>` : nothing}<button @click=${() => this.takeUp(d)}>Change it</button>
          ${d.receipt ? html`<button @click=${() => this.appeal(d)}>Ask for another look</button>` : nothing}<button @click=${() => this.drop(d)}>Let it go</button></p></div>`)}
    </div>`;
  }

  async decide(command) {
    this.queueProblem = await this.act(command);
    this.requestUpdate();
  }

  /** What might be better said otherwise; nobody else has seen it. */
  nudged() {
    const { reason, suggestion, text } = this.nudge;
    return html`<section class="nudge card" role="alert" aria-labelledby="nudge-title"><h2 id="nudge-title">Before you send this</h2>
      <p class="words quoted">${text}</p><p>${reason} Nobody else has seen it yet.</p>
      ${suggestion ? html`<p class="quiet">Without it: “${suggestion}”</p>` : nothing}
      <p class="row wrap">${suggestion ? html`<button class="primary" @click=${() => this.rephrase(suggestion)}>Use that</button>` : nothing}
        <button @click=${() => this.rephrase()}>Change it</button><button @click=${() => this.insist()}>Send it as it is</button></p></section>`;
  }

  composer() {
    const silence = this.silence();
    return html`<form class="composer" @submit=${this.send}>
      ${this.care ? careCard(this.care, () => { this.care = undefined; }, () => this.requestUpdate()) : nothing}
      ${this.nudge ? this.nudged() : nothing}
      <div role="alert">${this.problem ? html`<p class="wrong">${this.problem}</p>` : nothing}</div>
      <div role="status">${silence ? html`<p class="silence">${silence}</p>` : nothing}</div>
      <div class="row end"><label class="hidden" for="say">Your message</label>
        <textarea id="say" rows="1" maxlength="2000" placeholder="Write to the room" @keydown=${this.keys}
          @input=${e => { this.grow(e.target); if (this.problem) this.problem = undefined; }}></textarea>
        <button class="primary" ?disabled=${Boolean(silence)}>Send</button></div>
    </form>`;
  }
}
customElements.define('hearth-meeting', Meeting);
