"use strict";
(() => {
  const documents = [...document.querySelectorAll(".document")];
  const filters = document.querySelector(".filters");
  const marked = new Map(documents.map((each) => [each, JSON.parse(each.dataset.findings)]));
  const lit = () => document.querySelectorAll(".lit");

  // A long report holds its articles packed; each becomes part of the page when it is opened.
  async function unfold(each) {
    const held = each.querySelector(":scope > script");
    if (!held) return;
    const packed = Uint8Array.from(atob(held.textContent.trim()), (letter) => letter.charCodeAt(0));
    held.remove();
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    const template = document.createElement("template");
    template.innerHTML = await new Response(stream).text();
    each.append(template.content);
    show(each);
    reachable(each);
  }

  function wanted() {
    const verdicts = new Set([...filters.querySelectorAll("[name=verdict]:checked")].map((box) => box.value));
    const publisher = filters.querySelector("[name=publisher]").value;
    const words = filters.querySelector("[name=document]").value.trim().toLowerCase();
    return {
      finding: ([verdict, from]) => verdicts.has(verdict) && (publisher === "" || from === publisher),
      document: (each) => words === "" || each.dataset.words.includes(words),
    };
  }

  // Hides the panels of an open article that are not asked for, and takes the marks from their words.
  function show(each, want = wanted()) {
    const panels = each.querySelectorAll(".finding");
    if (!panels.length) return;
    marked.get(each).forEach((finding, number) => {
      const off = !want.finding(finding);
      panels[number].hidden = off;
      for (const words of each.querySelectorAll(`[data-claim="${number}"]`)) words.classList.toggle("off", off);
    });
  }

  function filter() {
    const want = wanted();
    let findings = 0, articles = 0;
    for (const each of documents) {
      const count = want.document(each) ? marked.get(each).filter(want.finding).length : 0;
      each.hidden = count === 0;
      if (count) {
        findings += count;
        articles += 1;
        show(each, want);
      }
    }
    filters.querySelector("output").textContent =
      `${findings.toLocaleString("en")} finding${findings === 1 ? "" : "s"} in ${articles.toLocaleString("en")} document${articles === 1 ? "" : "s"}`;
  }

  // Goes to a claim or its panel by name, as in the address: #d1-2, or the id of a finding.
  async function visit(name) {
    const place = name.match(/^[dt](\d+)-\d+$/);
    const each = place
      ? document.getElementById(`document-${place[1]}`)
      : documents.find((one) => marked.get(one).some((finding) => finding[2] === name));
    if (!each) return;
    each.hidden = false;
    each.open = true;
    await unfold(each);
    const number = marked.get(each).findIndex((finding) => finding[2] === name);
    const target = document.getElementById(place ? name : `${each.dataset.prefix}-${number + 1}`);
    if (!target) return;
    lit().forEach((one) => one.classList.remove("lit"));
    target.classList.add("lit");
    const words = each.querySelectorAll(`[data-claim="${target.id.split("-")[1] - 1}"]`);
    words.forEach((one) => one.classList.add("lit"));
    words[0]?.scrollIntoView({ block: "nearest" });
    const evidence = target.querySelector(".evidence");
    if (evidence) evidence.open = true;
    // Beside the text the panels have a column of their own, which scrolls alone.
    const column = target.closest(".findings");
    if (column && column.scrollHeight > column.clientHeight) column.scrollTop = target.offsetTop - column.firstElementChild.offsetTop;
    else target.scrollIntoView({ block: "nearest" });
    target.focus({ preventScroll: true });
  }

  // A table that is wider than its panel can be scrolled by keys, too.
  function reachable(within) {
    for (const each of within.querySelectorAll(".scroll")) {
      if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
      else each.removeAttribute("tabindex");
    }
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.matches(".document") && event.target.open) unfold(event.target);
    if (event.target.matches(".evidence")) reachable(event.target);
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || link.matches(".skip")) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    visit(link.hash.slice(1));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const panels = [...document.querySelectorAll(".document[open]:not([hidden]) .finding:not([hidden])")];
    const here = panels.indexOf(document.querySelector(".finding.lit"));
    const next = panels[here < 0 ? 0 : here + step];
    if (next) visit(next.id);
  });
  // What is open is printed, each panel in full; a browser does not wait for what is still packed.
  let before = [];
  window.addEventListener("beforeprint", () => {
    const whole = documents.filter((each) => !each.hidden && !each.querySelector(":scope > script"));
    before = whole.flatMap((each) => [each, ...each.querySelectorAll(".evidence")]).filter((each) => !each.open);
    before.forEach((each) => { each.open = true; });
  });
  window.addEventListener("afterprint", () => before.forEach((each) => { each.open = false; }));
  window.addEventListener("hashchange", () => visit(location.hash.slice(1)));

  const measure = () => document.documentElement.style.setProperty("--filters", `${filters.offsetHeight}px`);
  filters.hidden = false;
  measure();
  window.addEventListener("resize", () => { measure(); reachable(document); });
  filters.addEventListener("input", filter);
  filters.addEventListener("reset", () => setTimeout(filter));
  filters.querySelector("[name=open]").addEventListener("click", async () => {
    for (const each of documents.filter((one) => !one.hidden)) {
      each.open = true;
      await unfold(each);
    }
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  documents.filter((each) => each.open).forEach(unfold);
  reachable(document);
  filter();
  if (location.hash) visit(decodeURIComponent(location.hash.slice(1)));
})();
