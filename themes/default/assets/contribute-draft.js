// The note that a writer keeps on the device: only after ticking the box, and until the tick is taken away.
(function (global) {
  "use strict";
  const { element } = global.TabadulForm, get = (id) => document.getElementById(id);
  const NAME = "tabadul-note";

  class Drafts {
    /** `kept` gives what is to be kept of the note that is open; `take` opens what was kept. */
    constructor(words, say, kept, take) {
      Object.assign(this, { words, say, kept, take });
      get("keep").addEventListener("change", () => {
        if (get("keep").checked) { this.keep(); say(words.kept); } else { this.forget(); say(words.forgotten); }
      });
    }

    stored() { try { return JSON.parse(localStorage.getItem(NAME)); } catch (ignored) { return null; } }

    forget() { try { localStorage.removeItem(NAME); } catch (ignored) { /* nothing was kept */ } }

    keep() {
      const draft = get("keep").checked ? this.kept() : null;
      if (!draft) return;
      try { localStorage.setItem(NAME, JSON.stringify(draft)); } catch (ignored) { this.say(this.words.not_kept); }
    }

    /** Offers the note that an earlier visit kept. */
    offer() {
      const draft = this.stored(), { words } = this;
      if (!draft || !draft.text) return;
      get("keep").checked = true;
      const take = element("button", { type: "button", text: words.draft_open }), drop = element("button", { type: "button", text: words.draft_forget });
      take.addEventListener("click", async () => { await this.take(draft); get("draft").hidden = true; });
      drop.addEventListener("click", () => { this.forget(); get("keep").checked = false; get("draft").hidden = true; });
      get("draft").replaceChildren(element("p", { text: words.draft_found }), take, " ", drop);
      get("draft").hidden = false;
    }
  }

  global.TabadulDraft = { Drafts };
})(globalThis);
