// What waits for staff, the most urgent first: calls for help, held messages, words said to staff alone, appeals. The words are covered until somebody opens them.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { card as aside, unanswered } from './asides.js';
import { breakCard } from './breather.js';
import { LEVELS } from './care.js';
import { clock, left } from './view.js';

const COMING = 'I go to them';
const SEVERE = 3;

/** How many things wait. */
export const waiting = m => heldOf(m).length + m.state.alerts.length + m.state.appeals.length + unanswered(m).length;

const heldOf = m => m.state.held.filter(h => h.member !== m.state.me.id)
  .sort((a, b) => (b.urgency ?? 2) - (a.urgency ?? 2) || a.at - b.at);

export function duties(m) {
  if (!m.may('approve')) return nothing;
  const rest = breakCard(m, colleagues(m));
  if (!waiting(m)) return rest;
  return html`${rest}<section class="queue" aria-labelledby="queue-title"><h2 id="queue-title">Waiting for you (${waiting(m)})</h2>
    <div role="alert">${m.queueProblem ? html`<p class="wrong">${m.queueProblem}</p>` : nothing}</div>
    <ul class="plain">${repeat(m.state.alerts, a => a.alert, a => call(m, a))}
      ${repeat(heldOf(m), h => h.item, h => held(m, h))}
      ${repeat(unanswered(m), of => of, of => aside(m, of))}
      ${repeat(m.state.appeals, a => a.receipt, a => appeal(m, a))}</ul></section>`;
}

const colleagues = m => [...m.state.people.values()].filter(p => p.role !== 'MEMBER' && m.state.here.has(p.member) && p.member !== m.state.me.id).map(p => p.name);

const nameOf = (m, id) => id === m.state.me.id ? 'you' : m.state.people.get(id)?.name ?? 'a colleague';

function call(m, a) {
  const mine = a.takenBy === m.state.me.id;
  return html`<li class="card urgent" data-alert=${a.alert} role=${a.escalated && !a.takenBy ? 'alert' : nothing}>
    <p><strong>${a.name}: ${LEVELS[a.level] ?? 'May be in danger'}</strong> <span class="quiet">${clock(a.at)}${
      a.raisedBy ? ` · ${nameOf(m, a.raisedBy)} asked for help` : ''}</span></p>
    ${a.escalated && !a.takenBy ? html`<p class="wrong">Nobody has gone to them for a minute.</p>` : nothing}
    ${a.takenBy ? html`<p>${mine ? 'You are with them. Ask plainly, ask whether they are safe and who is near.' : `${nameOf(m, a.takenBy)} has gone to them.`}</p>` : nothing}
    <p class="row">${a.takenBy ? nothing : html`<button class="primary" @click=${() => m.decide({ t: 'attend', alert: a.alert })}>${COMING}</button>`}
      <button @click=${() => m.decide({ t: 'settle', alert: a.alert })}>It has been seen to</button></p></li>`;
}

function held(m, h) {
  const now = m.serverNow();
  const taken = h.takenBy && h.takenUntil > now;
  const open = taken && h.takenBy === m.state.me.id;
  return html`<li class="card" data-item=${h.item}>
    <p><strong>${h.concern}</strong> <span class="quiet">${h.name} · ${clock(h.at)} · ${h.releases ? 'is posted' : 'goes back'} in ${left(h.until, now)}</span></p>
    ${open ? html`<p class="words">${h.text}</p>
      <p class="row"><button class="primary" @click=${() => m.decide({ t: 'approve', item: h.item })}>Post it</button>
        <button @click=${() => { m.sheet = { kind: 'note', held: h }; }}>Post it with a note…</button>
        <button @click=${() => { m.sheet = { kind: 'return', held: h }; }}>Give it back…</button></p>`
      : taken ? html`<p class="quiet">${nameOf(m, h.takenBy)} has opened this.</p>`
      : html`<p class="covered" aria-hidden="true">${'▒'.repeat(24)}</p>
        ${h.urgency >= SEVERE ? html`<p class="quiet">It may be hard to read. Leave it to a colleague if you can, or take a breath first.</p>` : nothing}
        <p><button @click=${() => reveal(m, h)}>Open</button></p>`}</li>`;
}

function reveal(m, h) {
  if (h.urgency >= SEVERE) m.breather.opened(m.serverNow());
  m.decide({ t: 'take', item: h.item });
}

function appeal(m, a) {
  const own = a.by === m.state.me.id;
  return html`<li class="card" data-appeal=${a.receipt}>
    <p><strong>${a.name} asks for another look</strong> <span class="quiet">${clock(a.at)} · ${a.rule}</span></p>
    <details><summary>What was not posted</summary><p class="words">${a.text}</p></details>
    <p class="quiet">It was said: ${a.reason}</p>${a.words ? html`<p>“${a.words}”</p>` : nothing}
    ${own ? html`<p class="quiet">You decided this, so somebody else has to answer.</p>`
      : html`<p class="row"><button class="primary" @click=${() => { m.sheet = { kind: 'overturn', appeal: a }; }}>It was wrong…</button>
        <button @click=${() => { m.sheet = { kind: 'uphold', appeal: a }; }}>It stands…</button></p>`}</li>`;
}
