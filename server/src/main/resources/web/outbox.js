// Messages on their way. Each has a name of its own, so that sending it again after a tunnel is safe; what the
// page's own reload must not lose is kept for this tab only.

/** A name that no other message has. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), b => b.toString(16).padStart(2, '0')).join('');

export class Outbox {
  #key;
  #items;

  constructor(key) {
    this.#key = `${key}.outbox`;
    try {
      this.#items = JSON.parse(sessionStorage.getItem(this.#key)) ?? [];
    } catch {
      this.#items = [];
    }
  }

  get items() {
    return this.#items;
  }

  /** `id` where it has a name already, `insists` where its author was nudged and means it as it is. */
  add(text, { id = newId(), insists = false } = {}) {
    const item = { id, text, insists };
    this.#keep([...this.#items, item]);
    return item;
  }

  remove(id) {
    if (this.#items.some(item => item.id === id)) this.#keep(this.#items.filter(item => item.id !== id));
  }

  clear() {
    this.#keep([]);
  }

  #keep(items) {
    this.#items = items;
    if (items.length) sessionStorage.setItem(this.#key, JSON.stringify(items));
    else sessionStorage.removeItem(this.#key);
  }
}
