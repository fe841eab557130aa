// Where help is: for whoever's words may mean danger, and for whoever looks. Shown to her alone; numbers by the country that she chooses,
// never by her address.
import { html } from 'lit';

// Gathered in November 2026; whoever runs Hearth should call them every half year.
const LINES = {
  US: { name: 'United States', now: '911', lines: [['988', 'Call or text, day and night'], ['1-800-662-4357', 'SAMHSA: drugs, alcohol and mental health']] },
  GB: { name: 'United Kingdom', now: '999', lines: [['116 123', 'Samaritans, day and night']] },
  IE: { name: 'Ireland', now: '112', lines: [['116 123', 'Samaritans, day and night']] },
  CA: { name: 'Canada', now: '911', lines: [['988', 'Call or text, in English or French']] },
  AU: { name: 'Australia', now: '000', lines: [['13 11 14', 'Lifeline, day and night']] },
  NZ: { name: 'New Zealand', now: '111', lines: [['1737', 'Call or text, day and night']] },
  EU: { name: 'European Union', now: '112', lines: [['116 123', 'In many countries, somebody to talk to']] },
  '': { name: 'Somewhere else', now: 'your emergency number', lines: [['findahelpline.com', 'Lines in most countries']] },
};
const KEY = 'hearth.country';
const guess = () => (navigator.language.split('-')[1] ?? '').toUpperCase();
const chosen = () => {
  const country = localStorage.getItem(KEY) ?? guess();
  return LINES[country] ? country : '';
};

const FIRST = {
  crisis_imminent: 'If you are about to act, or have: please call now.',
  crisis_medical: 'This can be dangerous for your body. Please call now, or ask somebody beside you to.',
  crisis_third_party: 'If somebody is in danger at this moment, call now, and stay with them if it is safe for you.',
};

const tel = number => /^[\d\s-]+$/.test(number) ? html`<a href="tel:${number.replace(/\D/g, '')}">${number}</a>` : html`<strong>${number}</strong>`;

/** @param redraw called when she has chosen another country */
function lines(redraw) {
  const country = chosen();
  const help = LINES[country];
  return html`<ul class="plain"><li>${tel(help.now)} <span class="quiet">in an emergency</span></li>
      ${help.lines.map(([number, words]) => html`<li>${tel(number)} <span class="quiet">${words}</span></li>`)}</ul>
    <p><label class="row">I am in <select @change=${e => {
      localStorage.setItem(KEY, e.target.value);
      redraw();
    }}>${Object.entries(LINES).map(([code, c]) => html`<option value=${code} ?selected=${code === country}>${c.name}</option>`)}</select></label></p>
    <p class="quiet">Nobody here can see where you are, so nobody here can send help to you.</p>`;
}

/** For whoever looks for it, on every page of a member: no machine hears every call for help. */
export function whereHelpIs(redraw) {
  return html`<details class="help-lines"><summary>Find help</summary>${lines(redraw)}</details>`;
}

/** @param shut called when she has read it */
export function careCard(level, shut, redraw) {
  return html`<section class="care card" role="alert" aria-labelledby="care-title">
    <h2 id="care-title">You are not in trouble, and you are not alone</h2>
    <p>${FIRST[level] ?? 'Thank you for saying it. The people who hold this room have been told, and nobody else sees this card.'}</p>
    ${lines(redraw)}
    <p><button type="button" @click=${shut}>I have read this</button></p></section>`;
}

/** What staff read of a level. */
export const LEVELS = {
  crisis_imminent: 'May be about to act, or has acted', crisis_medical: 'May need a doctor now', crisis_third_party: 'Somebody may be in danger',
  crisis_active: 'Thinks of suicide or self-harm', crisis_passive: 'Wishes not to be alive', worry: 'Somebody is worried about them',
};

