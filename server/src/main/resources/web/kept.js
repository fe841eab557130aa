// What a phone that throws the page away and loads it again must not lose of one's own, beside the outbox: messages that came
// back, the one that was asked about, those being looked at, and the card that says where help is. For this tab only.

const NOTHING = { drafts: [], waits: [], read: {} };

export class Kept {
  #key;
  #written;
  #over = false;

  constructor(key) {
    this.#key = `${key}.kept`;
  }

  read() {
    try {
      return { ...NOTHING, ...JSON.parse(sessionStorage.getItem(this.#key)) };
    } catch {
      return NOTHING;
    }
  }

  /** @param own `drafts`, `waits` ({ item, id, text }), `read`, and `nudge` and `care` where there are such */
  write(own) {
    const words = JSON.stringify(own);
    if (words === this.#written || this.#over) return;
    this.#written = words;
    try {
      sessionStorage.setItem(this.#key, words);
    } catch {
      // a browser that keeps nothing: the page goes on without
    }
  }

  /** For good: she has left. */
  clear() {
    this.#over = true;
    sessionStorage.removeItem(this.#key);
  }
}
