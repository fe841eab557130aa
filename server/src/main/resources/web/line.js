// One message, as everybody sees it.
import { html, nothing } from 'lit';
import { ROLES } from './people.js';
import { apply } from './meeting-state.js';
import { clock } from './view.js';

export function line(m, l) {
  const own = l.member === m.state.me.id;
  const person = m.state.people.get(l.member) ?? { member: l.member, name: l.name, role: l.role };
  return html`<li class="line ${own ? 'own' : ''}" data-seq=${l.seq}>
    <div class="line-head"><span class="name">${l.name}</span>${ROLES[l.role] ? html`<span class="role">${ROLES[l.role]}</span>` : nothing}
      <time datetime=${new Date(l.at).toISOString()}>${clock(l.at)}</time>${l.corrected && l.text ? html`<span class="quiet">changed</span>` : nothing}
      ${l.text ? html`<button class="more" aria-label=${own ? 'About your message' : `About this message by ${l.name}`}
        @click=${() => { m.sheet = { kind: own ? 'own-line' : 'line', line: l, person }; }}>⋯</button>` : nothing}</div>
    ${words(l)}
    ${own && l.warning ? folded(m, l) : nothing}
    ${l.note ? html`<p class="staff-note"><strong>From those who hold the room:</strong> ${l.note}</p>` : nothing}</li>`;
}

/** To its author: that it is folded, and how to object. */
function folded(m, l) {
  const verdict = m.state.folded.get(l.seq);
  if (!verdict) return nothing;
  const ask = async () => {
    const problem = await m.act({ t: 'appeal', receipt: verdict.receipt });
    m.state = apply(m.state, { t: 'folded', line: l.seq, receipt: verdict.receipt, words: problem || 'Somebody else will look at it.' });
  };
  return html`<p class="quiet" role="status">${verdict.words ?? html`Others see it folded.
    <button @click=${ask}>Ask for another look</button>`}</p>`;
}

function words(l) {
  if (l.text === undefined) return html`<p class="gone">This message was taken back.</p>`;
  const text = html`<p class="words">${l.text}</p>`;
  return l.warning ? html`<details class="warned"><summary>${l.warning}. Show it</summary>${text}</details>` : text;
}
