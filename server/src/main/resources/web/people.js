// Who is here, beside the talk.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { left } from './view.js';

export const ROLES = { FACILITATOR: 'facilitator', MODERATOR: 'moderator' };
const ORDER = { FACILITATOR: 0, MODERATOR: 1, MEMBER: 2 };

export function people(m) {
  const { state } = m;
  const everybody = [...state.people.values()].filter(p => p.out || state.here.has(p.member))
    .sort((a, b) => Number(Boolean(a.out)) - Number(Boolean(b.out)) || ORDER[a.role] - ORDER[b.role] || a.name.localeCompare(b.name));
  return html`<section id="people" class="people" aria-labelledby="people-title">
    <div class="title"><h2 id="people-title">People</h2><button class="people-button" @click=${() => { m.showPeople = false; }}>Back</button></div>
    <ul class="plain">${repeat(everybody, p => p.member, p => html`<li class="row person">
      <span class="grow">${p.name}${p.member === state.me.id ? ' (you)' : ''} ${ROLES[p.role] ? html`<span class="role">${ROLES[p.role]}</span>` : nothing}
        ${p.mutedUntil > m.serverNow() ? html`<span class="quiet">muted, ${left(p.mutedUntil, m.serverNow())}</span>` : nothing}
        ${p.out ? html`<span class="quiet">was asked to leave</span>` : nothing}</span>
      ${p.member === state.me.id ? nothing : html`<button class="more" aria-label="About ${p.name}"
        @click=${() => { m.sheet = { kind: 'person', person: p }; }}>⋯</button>`}</li>`)}</ul>
    <details><summary>Guidelines</summary><p class="words">${state.room.guidelines}</p></details>
  </section>`;
}
