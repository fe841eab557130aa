// The moderation as staff look at it: try a text and see what would become of it; the false claims that are looked for.
import { html, nothing } from 'lit';
import { View, alertBox, field, link, wrongFields } from './view.js';
import { api } from './api.js';

const OUTCOMES = {
  allow: 'It is posted.', allow_with_resources_and_alert: 'It is posted. The author is shown where help is, and staff are called.',
  content_warning: 'It is posted, folded behind a warning.', nudge_author: 'The author is asked to look at it again. It is posted if they mean it.',
  hold: 'It waits for a moderator.', block: 'It goes back to its author.',
};
const HARMS = [['ACUTE', 'It can kill or maim soon: held'], ['SERIOUS', 'It harms in time: the author is nudged'], ['STIGMA', 'It shames a treatment: the author is nudged']];

class ModerationDesk extends View {
  static properties = { seen: { state: true }, tried: { state: true }, claims: { state: true }, problem: { state: true }, wrong: { state: true }, added: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    const { value, problem } = await api.get('/api/moderation/claims');
    this.problem = problem;
    this.claims = value?.claims;
  }

  async explain(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const { value, problem } = await api.post('/api/moderation/explain', { text: form.get('text'), stage: form.get('stage') });
    this.problem = problem;
    this.tried = form.get('text').trim();
    this.seen = value;
  }

  async add(event) {
    event.preventDefault();
    const target = event.target;
    const form = Object.fromEntries(new FormData(target));
    const { value, problem } = await api.post('/api/moderation/claims', { ...form, checked: form.checked ? 'YES' : 'NO' });
    this.wrong = wrongFields(problem);
    this.problem = problem;
    if (!value) return;
    this.claims = value.claims;
    this.added = form.falseClaim;
    target.reset();
  }

  render() {
    if (!this.claims) return html`<main class="page">${alertBox(this.problem)}<p>One moment…</p></main>`;
    return html`<header class="bar">${link('/', 'Your rooms')}</header><main class="page">
      <h1>Moderation</h1>${alertBox(this.problem)}${this.trying()}${this.adding()}${this.known()}</main>`;
  }

  trying() {
    return html`<section aria-labelledby="try-title"><h2 id="try-title">Try a text</h2>
      <p>What would become of it, and why. It is not kept and nobody sees it.</p>
      <form @submit=${this.explain}>
        ${field('text', 'Text', a => html`<textarea id=${a.id} name="text" rows="3" maxlength="2000" required></textarea>`)}
        ${field('stage', 'While people', a => html`<select id=${a.id} name="stage"><option value="SHARING">share in turn, without advice</option><option value="TALK">talk with one another</option></select>`)}
        <button class="primary">Try it</button></form>
      <div role="status">${this.seen ? html`<div class="card"><p><strong>${OUTCOMES[this.seen.outcome]}</strong> </p>
        ${this.seen.words ? html`<p>The author reads: “${this.seen.words}”</p>` : nothing}
        ${this.seen.findings.length ? html`<ul class="plain">${this.seen.findings.map(f => html`<li><strong>${f.category.replaceAll('_', ' ')}</strong>
          <span class="quiet">${f.rule} · ${Math.round(f.confidence * 100)} %</span><br><mark class="words">${this.tried.slice(f.from, f.to)}</mark></li>`)}</ul>`
          : html`<p class="quiet">Nothing was found.</p>`}
        ${this.seen.stages.length ? html`<p class="quiet">${this.seen.stages.map(s => `${s.name} ${s.micros} µs`).join(' · ')}</p>` : nothing}</div>` : nothing}</div></section>`;
  }

  adding() {
    const wrong = this.wrong ?? {};
    const area = name => a => html`<textarea id=${a.id} name=${name} rows="3" aria-describedby=${a.described} aria-invalid=${a.invalid}></textarea>`;
    const input = name => a => html`<input id=${a.id} name=${name} aria-describedby=${a.described} aria-invalid=${a.invalid}>`;
    return html`<section aria-labelledby="add-title"><h2 id="add-title">Add a false claim</h2>
      <p>It is recognised by its meaning from the next message on.</p>
      <form @submit=${this.add}>
        ${field('falseClaim', 'The false claim, in one sentence', input('falseClaim'), { wrong: wrong.falseClaim })}
        ${field('correction', 'What is true, for the author to read', area('correction'), { wrong: wrong.correction })}
        ${field('source', 'Who says so', input('source'), { help: 'An authority, as NICE or the FDA.', wrong: wrong.source })}
        ${field('title', 'Where they say it (may be left out)', input('title'), { wrong: wrong.title })}
        ${field('severity', 'Harm', a => html`<select id=${a.id} name="severity">${HARMS.map(([v, w]) => html`<option value=${v}>${w}</option>`)}</select>`)}
        ${field('paraphrases', 'Other ways in which people say it, one on each line', area('paraphrases'), { wrong: wrong.paraphrases })}
        ${field('nearMisses', 'What sounds like it and is fine, one on each line', area('nearMisses'), { help: 'Somebody who asks, denies it, or tells what happened to them.', wrong: wrong.nearMisses })}
        <p><label class="check"><input type="checkbox" name="checked">I am qualified to say so, and have read the source. (Otherwise authors are shown general words instead of the correction.)</label></p>
        <button class="primary">Add it</button></form>
      <div role="status">${this.added ? html`<p class="note">“${this.added}” is looked for now.</p>` : nothing}</div></section>`;
  }

  known() {
    return html`<section aria-labelledby="known-title"><h2 id="known-title">Claims that are looked for (${this.claims.length})</h2>
      ${this.claims.toReversed().map(c => html`<details class="card"><summary>${c.falseClaim}</summary><p>${c.correction}</p>
        <p class="quiet">${c.source} · ${c.severity} · ${c.checked ? 'read by a qualified person' : 'not yet read by a qualified person: not shown to members'}</p></details>`)}</section>`;
  }
}
customElements.define('hearth-moderation-desk', ModerationDesk);
