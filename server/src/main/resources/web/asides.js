// Between a member and those who hold the room, for nobody else to read.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock } from './view.js';

const isStaff = m => m.state.me.role !== 'MEMBER';
const hasStaff = state => [...state.people.values()].some(p => p.role !== 'MEMBER' && state.here.has(p.member));

/** What is said with one member, oldest first. */
export const thread = (state, of) => state.asides.filter(a => a.of === of);

/** Of what others said with this member, whether any was not read yet. */
const isUnread = (m, of) => thread(m.state, of).some(a => a.member !== m.state.me.id && a.at > m.own.readUpTo(of));

function open(m, of, name) {
  m.sheet = { kind: 'aside', of, name };
  reads(m);
}

/** Whatever is said while the sheet is open is read. */
export function reads(m) {
  const { kind, of } = m.sheet ?? {};
  if (kind === 'aside') m.own.reads(of, thread(m.state, of).at(-1)?.at ?? 0);
}

/** To a member, above the place to write. */
export function written(m) {
  const { id } = m.state.me;
  return isStaff(m) || !isUnread(m, id) ? nothing
    : html`<p class="silence">Those who hold the room wrote to you alone. <button type="button" @click=${() => open(m, id)}>Read it</button></p>`;
}

/** Beneath the place to write. */
export function way(m) {
  return isStaff(m) ? nothing
    : html`<button type="button" class="plainly" @click=${() => open(m, m.state.me.id)}>Write to the moderators alone…</button>`;
}

/** Among the duties of staff: whose words nobody has answered and this person has not read. */
export function unanswered(m) {
  const members = new Set(m.state.asides.map(a => a.of));
  return [...members].filter(of => thread(m.state, of).at(-1).member === of && isUnread(m, of));
}

export function card(m, of) {
  const last = thread(m.state, of).at(-1);
  return html`<li class="card" data-aside=${of}>
    <p><strong>${last.name} wrote to you and your colleagues alone</strong> <span class="quiet">${clock(last.at)}</span></p>
    <p><button @click=${() => open(m, of, last.name)}>Read it</button></p></li>`;
}

/** The sheet: what was said, and a place to write. */
export function sheetOf(sheet, { of, name, text = '' }) {
  const { state, own } = sheet;
  const staff = state.me.role !== 'MEMBER';
  const said = thread(state, of);
  const send = async event => {
    event.preventDefault();
    const box = sheet.querySelector('#aside');
    const text = box.value.trim();
    if (!text) return;
    sheet.problem = await own.confide(staff ? of : undefined, text);
    if (!sheet.problem) box.value = '';
    box.focus();
  };
  return html`<h2 id="sheet-title">${staff ? `${name} and those who hold the room` : 'You and those who hold the room'}</h2>
    <p class="quiet">${staff ? `${name} and your colleagues read this, nobody else.`
      : hasStaff(state) ? 'Facilitators and moderators read this, nobody else. You can write here also while you are muted.'
      : 'Nobody who holds the room is here just now. They read it when they come; nobody else does.'}</p>
    <div class="asides" role="log" aria-label="What was said" tabindex="0"><ol class="plain">${repeat(said, a => `${a.member}/${a.id}`, a => html`<li class="line ${a.member === state.me.id ? 'own' : ''}">
      <div class="line-head"><span class="name">${a.name}</span> <time datetime=${new Date(a.at).toISOString()}>${clock(a.at)}</time></div>
      ${a.warning ? html`<details class="warned"><summary>${a.warning}. Show it</summary><p class="words">${a.text}</p></details>` : html`<p class="words">${a.text}</p>`}</li>`)}</ol></div>
    <form @submit=${send}><label for="aside">${staff ? `To ${name}` : 'To the moderators'}</label>
      <textarea id="aside" rows="2" maxlength="2000" required .value=${text}></textarea><p><button class="primary">Send</button></p></form>`;
}
