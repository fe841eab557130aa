// What all views share: they draw into the page itself, so that one style sheet and the browser's own
// labels, focus and find-in-page reach everything.
import { LitElement, html, nothing } from 'lit';

export class View extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** Goes to another page of ours without loading it anew. */
export const go = path => dispatchEvent(new CustomEvent('hearth-go', { detail: path }));

export const link = (path, words, cls = '') => html`<a class=${cls} href=${path} @click=${event => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(path);
}}>${words}</a>`;

/** One labelled field with its help and what is wrong with it; `control` gets the attributes that tie them together. */
export function field(name, label, control, { help = '', wrong = '' } = {}) {
  const described = [help && `${name}-help`, wrong && `${name}-wrong`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${help ? html`<p class="help" id="${name}-help">${help}</p>` : nothing}
    ${control({ id: name, described: described || nothing, invalid: wrong ? 'true' : nothing })}
    ${wrong ? html`<p class="wrong" id="${name}-wrong">${wrong}</p>` : nothing}
  </div>`;
}

/** What the server said is wrong with each field, by name. */
export const wrongFields = problem => Object.fromEntries((problem?.fields ?? []).map(f => [f.name, f.words]));

/** The problem as a whole, where screen readers hear it at once. */
export const alertBox = problem =>
  html`<div role="alert">${problem ? html`<p class="alert">${problem.words}</p>` : nothing}</div>`;

export const when = at => new Intl.DateTimeFormat(undefined, {
  weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
}).format(at);

export const clock = at => new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(at);

/** “4:05”, or “2 h 10 min”, until a moment; never below zero. */
export function left(until, now) {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 2880 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.round(minutes / 1440)} days`;
}
