// What one has written oneself and nobody else has seen: on its way, looked at, asked about, given back; and the card that says where
// help is. Nothing of it is lost with the connection, or with the page.
import { html, nothing } from 'lit';
import { Kept } from './kept.js';
import { Outbox, newId } from './outbox.js';
import { careCard } from './care.js';
import { isPosted, waiting } from './meeting-state.js';

export const LOST = 'The connection is interrupted. Please try again in a moment.';

export class Own {
  #meeting;
  #kept;
  #aside;

  /** @param meeting where it is shown, and through which it is sent */
  constructor(meeting, memory) {
    this.#meeting = meeting;
    this.#kept = new Kept(memory);
    this.outbox = new Outbox(memory);
    // of the page before this one. drafts: { text, words, key }, and `id` where it may be sent again as it is, `receipt` where it can be appealed
    // `line` where it was to stand in the place of that line, `aside` where it was for the staff or a member alone; read: up to when one has read what was said aside, by member
    ({ drafts: this.drafts, waits: this.waits, nudge: this.nudge, care: this.care, read: this.read } = this.#kept.read());
  }

  /** Everything that was written and is not posted. */
  get unposted() {
    return [...this.drafts, ...this.outbox.items];
  }

  keep() {
    this.#kept.write({ drafts: this.drafts, waits: this.waits, nudge: this.nudge, care: this.care, read: this.read });
  }

  /** For good: she has left, or read that it was not posted. What is on its way stays so where the meeting ended without her. */
  forget() {
    this.#kept.clear();
  }

  // --- what comes in

  hear(m) {
    const { state } = this.#meeting;
    const mine = state.held.find(h => h.item === m.item)?.member === state.me?.id;
    if (m.t === 'returned' && mine) this.comesBack(m.text, m.reason, { receipt: m.item });
    if (m.t === 'cleared' && mine) this.comesBack(m.text, 'A moderator would have posted this, but the talk has gone on. You can send it now, if it still fits.', { id: m.id });
    if (m.t === 'care') this.care = m.level;
    if (m.t === 'appeal-answered') this.#appealAnswered(m);
    if (m.t === 'said' && m.member === state.me?.id) this.outbox.remove(m.id);
    this.#meeting.requestUpdate();
  }

  /** What is looked at just now. */
  sees(state) {
    this.waits = waiting(state).map(({ item, id, text }) => ({ item, id, text }));
  }

  /** Takes back what was returned meanwhile, and sends what was still on its way. */
  entered(state) {
    this.waits.filter(w => !state.held.some(h => h.item === w.item) && !isPosted(state, w)).forEach(w => state.fresh
      ? this.comesBack(w.text, 'This was being looked at when you left. Where it is not in the talk, it was not posted; you can send it again.', { id: w.id })
      : this.comesBack(w.text, 'This came back while you were away. It was not posted; you can change it and send it again.'));
    this.outbox.items.forEach(item => this.#deliver(item));
  }

  /** Some of it was posted after all, as the lines read back say. */
  readBack(state) {
    this.drafts = this.drafts.filter(d => !(d.id && isPosted(state, d)));
  }

  // --- what goes out

  send(text) {
    return this.#deliver(this.outbox.add(text));
  }

  async #deliver(item) {
    const meeting = this.#meeting;
    meeting.requestUpdate();
    const answer = await meeting.socket.ask({ t: item.insists ? 'insist' : 'say', id: item.id, text: item.text });
    if (answer.t === 'lost') return; // stays in the outbox; sent again when we are back
    this.outbox.remove(item.id);
    if (answer.t === 'held') meeting.held(item, answer);
    if (answer.t === 'warned') meeting.folded(answer);
    if (answer.t === 'nudged') this.nudge = { ...item, ...answer, id: item.id, text: item.text };
    if (answer.t === 'refused') this.comesBack(item.text, answer.reason ?? answer.words, { id: item.id, receipt: answer.receipt });
    meeting.requestUpdate();
  }

  /** Other words in the place of one's own line. What is wrong, in words, where it is to be put right at once; '' where it is done or has come back. */
  async correct(line, text) {
    const answer = await this.#meeting.socket.ask({ t: 'correct', id: newId(), line, text });
    if (answer.t === 'lost') return LOST;
    if (answer.t === 'warned') this.#meeting.folded({ seq: line, receipt: answer.receipt });
    if (answer.t !== 'refused') return '';
    if (!answer.receipt) return answer.reason ?? answer.words;
    this.comesBack(text, answer.reason ?? answer.words, { receipt: answer.receipt, line });
    return '';
  }

  /** To those who hold the room, or from them to a member `of`. What is wrong, in words. */
  async confide(of, text) {
    // the same words again are the same message: who presses twice in a tunnel has said it once
    if (this.#aside?.text !== text || this.#aside.of !== of) this.#aside = { of, text, id: newId() };
    const { id } = this.#aside;
    const answer = await this.#meeting.socket.ask({ t: 'confide', id, ...(of ? { member: of } : {}), text });
    if (answer.t === 'lost') return LOST;
    if (answer.t !== 'refused') this.#aside = undefined;
    if (answer.t === 'refused' && answer.receipt) this.comesBack(text, answer.reason, { receipt: answer.receipt, aside: { of, text, id } });
    return answer.t === 'refused' ? answer.reason ?? answer.words : '';
  }

  readUpTo(of) {
    return this.read[of] ?? 0;
  }

  reads(of, at) {
    if (at > this.readUpTo(of)) this.read = { ...this.read, [of]: at };
  }

  /** A message that was not posted: nothing of the words is lost. `receipt` is what can be appealed to, `id` what may be sent again as it is. */
  comesBack(text, words, { id, receipt, line, aside } = {}) {
    if (!receipt && !id && this.#meeting.takeBack(text, words)) return;
    this.drafts = [...this.drafts, { text, words, id: receipt ? undefined : id, receipt, line, aside, key: `${Date.now()}-${this.drafts.length}` }];
    this.#meeting.stickToEnd = true;
    this.#meeting.requestUpdate();
  }

  // --- what was asked about

  #insist() {
    const { id, text } = this.nudge;
    this.nudge = undefined;
    this.#deliver(this.outbox.add(text, { id, insists: true }));
  }

  #rephrase(text) {
    this.nudge = undefined;
    this.#meeting.toComposer(text);
    this.#meeting.requestUpdate();
  }

  // --- what came back

  async #appeal(draft) {
    const problem = await this.#meeting.act({ t: 'appeal', receipt: draft.receipt });
    this.#change(draft, problem ? { words: problem } : { receipt: undefined, words: 'Somebody else will look at it and answer here.', waits: draft.receipt });
  }

  #appealAnswered(m) {
    const draft = this.drafts.find(d => d.waits === m.receipt);
    if (draft) this.#change(draft, { waits: undefined, words: m.overturned ? `You were right: ${m.reason} You can send it now.` : `It stays as it is: ${m.reason}`, id: m.overturned ? m.id : undefined });
  }

  #change(draft, what) {
    this.drafts = this.drafts.map(d => d.key === draft.key ? { ...d, ...what } : d);
    this.#meeting.requestUpdate();
  }

  #sendAgain(draft) {
    this.#drop(draft);
    if (draft.line) this.correct(draft.line, draft.text);
    else if (draft.aside) this.confide((this.#aside = draft.aside).of, draft.text);
    else this.#deliver(this.outbox.add(draft.text, { id: draft.id }));
  }

  #takeUp(draft) {
    this.#drop(draft);
    const line = this.#meeting.state.lines.find(l => l.seq === draft.line);
    if (line) this.#meeting.sheet = { kind: 'correct', line, text: draft.text };
    else if (draft.aside) this.#meeting.sheet = { kind: 'aside', of: draft.aside.of ?? this.#meeting.state.me.id, name: this.#meeting.state.people.get(draft.aside.of)?.name, text: draft.text };
    else this.#meeting.toComposer(draft.text);
  }

  #drop(draft) {
    this.drafts = this.drafts.filter(d => d !== draft);
    this.#meeting.requestUpdate();
  }

  // --- what is seen

  /** Among the messages, after all others. */
  lines(state, isHere) {
    return html`<div class="mine" role="status">
      ${this.outbox.items.map(item => html`<div class="line own pending"><p class="words">${item.text}</p><p class="quiet">${
        isHere ? 'Sending…' : 'Will be sent when the connection is back.'}</p></div>`)}
      ${waiting(state).map(h => html`<div class="line own pending" data-held=${h.item}><p class="words">${h.text}</p>
        <p class="quiet"><strong>Being looked at.</strong> ${h.reason} Only you and the moderators can see it.</p></div>`)}
      ${this.drafts.map(d => html`<div class="line own returned"><p class="words">${d.text}</p><p class="quiet">${d.words}</p>
        <p class="row">${d.id ? html`<button class="primary" @click=${() => this.#sendAgain(d)}>Send it now</button>` : nothing}<button @click=${() => this.#takeUp(d)}>Change it</button>
          ${d.receipt ? html`<button @click=${() => this.#appeal(d)}>Ask for another look</button>` : nothing}<button @click=${() => this.#drop(d)}>Let it go</button></p></div>`)}
    </div>`;
  }

  /** Above the place to write. */
  cards() {
    const shut = () => {
      this.care = undefined;
      this.#meeting.requestUpdate();
    };
    return html`${this.care ? careCard(this.care, shut, () => this.#meeting.requestUpdate()) : nothing}${this.nudge ? this.#nudged() : nothing}`;
  }

  /** What might be better said otherwise. */
  #nudged() {
    const { reason, suggestion, text } = this.nudge;
    return html`<section class="nudge card" role="alert" aria-labelledby="nudge-title"><h2 id="nudge-title">Before you send this</h2>
      <p class="words quoted">${text}</p><p>${reason} Nobody else has seen it yet.</p>
      ${suggestion ? html`<p class="quiet">Without it: “${suggestion}”</p>` : nothing}
      <p class="row wrap">${suggestion ? html`<button type="button" class="primary" @click=${() => this.#rephrase(suggestion)}>Use that</button>` : nothing}
        <button type="button" @click=${() => this.#rephrase(text)}>Change it</button><button type="button" @click=${() => this.#insist()}>Send it as it is</button></p></section>`;
  }
}
