// What a room answers otherwise than the house: chosen by its facilitators, in force or only tried.
import { html, nothing } from 'lit';

/** What a room may decide about, with the answers that it may give. */
const TOPICS = [
  ['crosstalk_advice', 'Advice to each other', 'asked about once', ['allow', 'nudge', 'hold', 'refuse']],
  ['trigger_detail', 'Hard details', 'folded behind a label', ['allow', 'warn', 'nudge', 'hold', 'refuse']],
  ['misinformation', 'Disputed claims about health', 'asked about once', ['allow', 'warn', 'nudge', 'hold', 'refuse']],
  ['misinformation_stigma', 'Shaming a treatment', 'asked about once', ['allow', 'nudge', 'hold', 'refuse']],
  ['evangelising', 'Pressing a faith or a path on others', 'asked about once', ['allow', 'nudge', 'hold', 'refuse']],
  ['pii_own', 'One’s own contact details', 'asked about once', ['allow', 'nudge', 'hold', 'refuse']],
  ['link', 'Links', 'asked about first', ['allow', 'nudge', 'hold', 'refuse']],
  ['solicitation', 'Asking for money or private company', 'a moderator looks first', ['nudge', 'hold', 'refuse']],
  ['sourcing', 'Asking for drugs', 'sent back', ['refuse']],
  ['pii_other', 'Details about others', 'a moderator looks first', ['refuse']],
];

const ANSWERS = {
  allow: 'let it through', warn: 'fold it behind a label', nudge: 'ask the author once', hold: 'a moderator looks first',
  refuse: 'send it back',
};

const OUTCOMES = {
  allow: 'let through', content_warning: 'folded behind a label', nudge_author: 'asked about', hold: 'held', block: 'sent back',
  allow_with_resources_and_alert: 'let through, with help called',
};

const topic = category => TOPICS.find(([tag]) => tag === category)?.[1] ?? category.replaceAll('_', ' ');

/** The fields; `data` is the room as the server describes it. */
export function policyFields(data, wrong) {
  const shown = data.trial ?? data.policy ?? {};
  return html`<details class="policy" ?open=${Boolean(wrong.policy || wrong.trial)}><summary>What may be said here</summary>
    <p class="help" id="policy-help">The house looks at every message before anybody sees it. Here this room can be stricter, or milder where nobody is
      harmed. Calls for help are always heard.</p>
    ${wrong.policy || wrong.trial ? html`<p class="wrong" role="alert">${wrong.policy ?? wrong.trial}</p>` : nothing}
    ${TOPICS.map(([tag, words, house, answers]) => html`<div class="row"><label class="grow" for="policy-${tag}">${words}</label>
      <select id="policy-${tag}" name="policy-${tag}">
        <option value="" ?selected=${!shown[tag]}>as usual: ${house}</option>
        ${answers.map(a => html`<option value=${a} ?selected=${shown[tag] === a}>${ANSWERS[a]}</option>`)}</select></div>`)}
    <p><label><input type="checkbox" name="try" aria-describedby="try-help" ?checked=${Boolean(data.trial)}> Only try it</label><br>
      <span class="help" id="try-help">Nothing changes for anybody, and you see on this page what would have been answered otherwise.</span></p>
  </details>`;
}

/** What the fields say, as the server takes it. */
export function readPolicy(form, data) {
  const chosen = {};
  for (const [tag] of TOPICS) {
    const answer = form.get(`policy-${tag}`);
    if (answer) chosen[tag] = answer;
  }
  return form.get('try') ? { policy: data.policy ?? {}, trial: chosen } : { policy: chosen };
}

/** What is in force and what is tried, in words; nothing where the room does as the house. */
export function policyWords(data) {
  const list = policy => Object.entries(policy).map(([tag, answer]) => html`<li>${topic(tag)}: ${ANSWERS[answer]}</li>`);
  const inForce = Object.keys(data.policy ?? {}).length > 0;
  if (!inForce && !data.trial) return nothing;
  return html`${inForce ? html`<h3>Otherwise than usual</h3><ul>${list(data.policy)}</ul>` : nothing}
    ${data.trial ? html`<h3>On trial</h3><ul>${list(data.trial)}</ul>
      ${data.tried.length === 0 ? html`<p>So far it would have changed nothing.</p>`
        : html`<p>It would have changed:</p><ul>${data.tried.map(t => html`<li>${topic(t.category)}: ${t.times} ${t.times === 1 ? 'message' : 'messages'}
            ${OUTCOMES[t.was] ?? t.was} would have been ${OUTCOMES[t.would] ?? t.would}</li>`)}</ul>`}` : nothing}`;
}
