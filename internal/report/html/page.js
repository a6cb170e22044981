"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // The choice of colours is kept where the browser lets a page keep anything.
  const store = {
    get: () => { try { return localStorage.getItem("credlint-theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("credlint-theme", theme); } catch { /* for this visit only */ } },
  };
  const paint = (theme) => {
    root.dataset.theme = theme;
    for (const b of document.querySelectorAll(".theme button")) {
      b.setAttribute("aria-pressed", String(b.value === theme));
    }
  };
  paint(store.get() || "auto");

  document.addEventListener("DOMContentLoaded", () => {
    paint(root.dataset.theme);
    for (const b of document.querySelectorAll(".theme button")) {
      b.addEventListener("click", () => { paint(b.value); store.set(b.value); });
    }
    const form = document.querySelector(".filters");
    if (form) filter(form);
  });

  function filter(form) {
    const output = form.querySelector("output");
    const fields = [...form.querySelectorAll("select, input")];
    const sections = [...document.querySelectorAll(".rule")].map((node) => ({
      node,
      tally: node.querySelector(".tally"),
      groups: [...node.querySelectorAll(".package")].map((group) => ({
        node: group,
        cards: [...group.querySelectorAll(".finding")].map((card) => ({ node: card, text: "" })),
      })),
    }));
    const total = sections.reduce((n, s) => n + s.groups.reduce((m, g) => m + g.cards.length, 0), 0);
    const noun = (n) => n + (n === 1 ? " finding" : " findings");

    // What a search looks into: all but the excerpts.
    const text = (card) => {
      if (!card.text) {
        const parts = [...card.node.querySelectorAll("header, .graph, .way > ol")].map((e) => e.textContent);
        card.text = [...parts, card.node.dataset.category, card.node.dataset.package].join(" ").toLowerCase();
      }
      return card.text;
    };
    const matches = (card, words, wanted) =>
      wanted.every((f) => card.node.dataset[f.name] === f.value) && words.every((w) => text(card).includes(w));

    const apply = () => {
      const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const wanted = fields.filter((f) => f.name !== "text" && f.value !== "");
      for (const f of fields) f.classList.toggle("set", f.value.trim() !== "");
      let shown = 0;
      for (const s of sections) {
        let inSection = 0;
        for (const g of s.groups) {
          let inGroup = 0;
          for (const card of g.cards) {
            const on = matches(card, words, wanted);
            card.node.hidden = !on;
            if (on) inGroup++;
          }
          g.node.hidden = inGroup === 0;
          inSection += inGroup;
        }
        s.node.hidden = inSection === 0;
        const all = Number(s.tally.dataset.all);
        s.tally.textContent = inSection === all ? noun(all) : inSection + " of " + noun(all);
        shown += inSection;
      }
      output.textContent = shown === total ? noun(total) : shown + " of " + noun(total);
      document.querySelector(".none").hidden = shown > 0;
    };

    // A link to a finding or section that the filters hide shows all again.
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.closest("[hidden]")) {
        form.reset();
        apply();
        target.scrollIntoView();
      }
    };

    form.addEventListener("input", apply);
    form.addEventListener("submit", (e) => e.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    for (const a of document.querySelectorAll("a[data-package]")) {
      a.addEventListener("click", (e) => {
        e.preventDefault();
        form.elements.package.value = a.dataset.package;
        apply();
        const findings = document.getElementById("findings");
        findings.scrollIntoView();
        findings.focus({ preventScroll: true });
      });
    }
    window.addEventListener("hashchange", reveal);
    apply(); // a browser may have kept what was in the fields
    reveal();
  }

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const d of opened) d.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const d of opened) d.open = false;
  });
})();
