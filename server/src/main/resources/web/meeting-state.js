// What a person knows of a meeting: a pure fold over what the server says. `apply` returns the next state.

export const nothingYet = () => ({
  seq: 0, me: undefined, since: 0, skew: 0, fresh: true,
  room: undefined, people: new Map(), here: new Set(), lines: [], retracted: new Set(), more: false, held: [], notes: [],
  muteReason: '', alerts: [], appeals: [], folded: new Map(), asides: [],
});

const KEPT_NOTES = 50;

export function apply(state, m) {
  switch (m.t) {
    case 'entered':
      return { ...state, me: { id: m.you, name: m.name, role: m.role, may: new Set(m.may) }, since: m.since,
        skew: m.now - Date.now(), fresh: !m.resumed };
    case 'room':
      return { ...state, seq: m.seq, room: m, lines: [], notes: [], more: true, retracted: new Set(),
        people: new Map(m.people.map(p => [p.member, p])) };
    case 'caught-up':
      return { ...state, here: new Set(m.here), held: m.held, muteReason: m.muteReason,
        alerts: m.alerts, appeals: m.appeals };
    case 'presence':
      return { ...state, here: withMember(state.here, m.member, m.here) };
    case 'lines':
      return { ...state, more: m.more, lines: merge(m.lines.map(l => state.retracted.has(l.seq) ? { ...l, text: undefined } : l), state.lines) };
    case 'waiting':
      return { ...state, held: [...state.held.filter(h => h.item !== m.item), m] };
    case 'taken':
      return { ...state, held: state.held.map(h => h.item === m.item ? { ...h, takenBy: m.by, takenUntil: m.until } : h) };
    case 'alert':
      return { ...state, alerts: [...state.alerts.filter(a => a.alert !== m.alert), m] };
    case 'alert-settled':
      return { ...state, alerts: state.alerts.filter(a => a.alert !== m.alert) };
    case 'appealed':
      return { ...state, appeals: [...state.appeals.filter(a => a.receipt !== m.receipt), m] };
    case 'appeal-answered':
      return { ...state, appeals: state.appeals.filter(a => a.receipt !== m.receipt),
        folded: new Map([...state.folded].map(([seq, f]) => [seq, f.receipt === m.receipt ? { words: m.reason } : f])) };
    case 'asides':
      return { ...state, asides: m.said };
    case 'aside':
      return { ...state, asides: [...state.asides.filter(a => a.member !== m.member || a.id !== m.id), m] };
    case 'folded': // one's own line: it can be appealed
      return { ...state, folded: new Map(state.folded).set(m.line, { receipt: m.receipt, words: m.words }) };
    case 'cleared':
    case 'approved':
    case 'returned':
      return { ...state, held: state.held.filter(h => h.item !== m.item) };
    default:
      return m.seq === undefined || m.ref !== undefined ? state : numbered(state, m);
  }
}

/** The numbered facts: each once, in order. */
function numbered(state, m) {
  if (m.seq <= state.seq) return state;
  return { ...fact(state, m), seq: m.seq };
}

function fact(state, m) {
  const name = state.people.get(m.member)?.name ?? 'Somebody';
  const note = words => [...state.notes, { seq: m.seq, at: m.at, words }].slice(-KEPT_NOTES);
  switch (m.t) {
    case 'arrived':
      return { ...state, people: changed(state.people, m.member, { member: m.member, name: m.name, role: m.role, out: false }),
        here: withMember(state.here, m.member, true) };
    case 'left':
      return { ...state, people: withoutKey(state.people, m.member), here: withMember(state.here, m.member, false) };
    case 'said':
      return { ...state, lines: [...state.lines, m] };
    case 'retracted':
      return { ...state, retracted: new Set([...state.retracted, m.line]),
        lines: state.lines.map(l => l.seq === m.line ? { ...l, text: undefined } : l) };
    case 'corrected':
      return { ...state, folded: m.warning ? state.folded : withoutKey(state.folded, m.line),
        lines: state.lines.map(l => l.seq === m.line ? { ...l, text: m.text, warning: m.warning, corrected: m.at } : l) };
    case 'unfolded':
      return { ...state, lines: state.lines.map(l => l.seq === m.line ? { ...l, warning: undefined } : l) };
    case 'muted':
      return { ...state, people: changed(state.people, m.member, { mutedUntil: m.until }), notes: note(`${name} was muted for a time.`),
        muteReason: m.member === state.me?.id ? m.reason : state.muteReason };
    case 'unmuted':
      return { ...state, people: changed(state.people, m.member, { mutedUntil: undefined }), notes: note(`${name} can speak again.`) };
    case 'removed':
    case 'banned':
      return { ...state, notes: note(`${name} was asked to leave.`), here: withMember(state.here, m.member, false),
        people: state.me?.role === 'MEMBER' ? withoutKey(state.people, m.member) : changed(state.people, m.member, { out: true }) };
    case 'readmitted':
      return { ...state, people: withoutKey(state.people, m.member) };
    case 'slowed':
      return { ...state, room: { ...state.room, slowSeconds: m.seconds },
        notes: note(m.seconds ? `Slow mode: one message every ${m.seconds} seconds.` : 'Slow mode is off.') };
    case 'paused':
      return { ...state, room: { ...state.room, paused: true }, notes: note('The room is paused. You need not leave.') };
    case 'resumed':
      return { ...state, room: { ...state.room, paused: false }, notes: note('The room goes on.') };
    case 'locked':
      return { ...state, room: { ...state.room, locked: true }, notes: note('The room is locked: nobody new comes in.') };
    case 'unlocked':
      return { ...state, room: { ...state.room, locked: false }, notes: note('The room is open to newcomers again.') };
    case 'closed':
      return { ...state, closed: true };
    default:
      return state; // a newer server may say what we do not know
  }
}

/** Older and newer lines in one order, each once. */
function merge(older, newer) {
  const bySeq = new Map([...older, ...newer].map(line => [line.seq, line]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

const changed = (people, id, change) => new Map(people).set(id, { ...people.get(id), ...change });

function withoutKey(map, key) {
  const fewer = new Map(map);
  fewer.delete(key);
  return fewer;
}

function withMember(set, id, is) {
  const next = new Set(set);
  is ? next.add(id) : next.delete(id);
  return next;
}

/** One's own messages that are being looked at. */
export const waiting = state => state.held.filter(h => h.member === state.me?.id);

/** Whether a message of one's own stands in the talk, as far back as that was read. */
export const isPosted = (state, { id }) => state.lines.some(l => l.id === id && l.member === state.me?.id);

/** Lines and notes in one order, as they are read. */
export const timeline = state => [...state.lines, ...state.notes].sort((a, b) => a.seq - b.seq);
