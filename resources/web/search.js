// Search in what the pages say: any letters, Thai and Arabic digits alike, split vowels alike.
"use strict";
(function () {
  const lessons = window.LESSONS;
  const box = document.getElementById("words");
  const year = document.getElementById("year");
  const virtue = document.getElementById("virtue");
  const list = document.getElementById("found");
  const count = document.getElementById("count");

  function thai(number) {
    return String(number).replace(/[0-9]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);
  }

  // One letter as it is compared; what is not seen compares as nothing.
  function folded(letter) {
    if (/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/.test(letter)) return "";
    if (/[๐-๙]/.test(letter)) return String(letter.charCodeAt(0) - 0x0e50);
    return /\s/.test(letter) ? " " : letter.toLowerCase();
  }

  // The text, its folded form, and of each letter of that where it stands; last, its length.
  function fold(text) {
    const form = [];
    const places = [];
    for (let at = 0; at < text.length; at += 1) {
      const letter = folded(text[at]);
      const last = form[form.length - 1];
      if (letter === "" || (letter === " " && last === " ")) continue;
      if (letter === "\u0e32" && last === "\u0e4d") form[form.length - 1] = "\u0e33"; // ํ า is ำ
      else if (letter === "เ" && last === "เ") form[form.length - 1] = "แ";
      else {
        form.push(letter);
        places.push(at);
      }
    }
    places.push(text.length);
    return { text, form: form.join(""), places };
  }

  function asked() {
    return fold(box.value).form.split(" ").filter(Boolean);
  }

  for (const lesson of lessons) {
    lesson.passages = lesson.parts.map((part) => fold(part));
    lesson.title_form = fold(lesson.title);
  }

  function spans(passage, words) {
    const out = [];
    for (const word of words) {
      for (let at = passage.form.indexOf(word); at >= 0; at = passage.form.indexOf(word, at + 1)) {
        out.push([passage.places[at], passage.places[at + word.length]]);
      }
    }
    return out.sort((one, other) => one[0] - other[0]);
  }

  function score(lesson, words) {
    const every = [lesson.title_form, ...lesson.passages];
    if (!words.every((word) => every.some((one) => one.form.includes(word)))) return -1;
    return every.reduce((sum, one, at) => sum + spans(one, words).length * (at ? 1 : 5), 0);
  }

  function marked(text, found, from, to) {
    const line = document.createElement("p");
    let at = from;
    if (from > 0) line.append("…");
    for (const [start, end] of found) {
      if (start < at || end > to) continue;
      line.append(text.slice(at, start));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      line.append(mark);
      at = end;
    }
    line.append(text.slice(at, to) + (to < text.length ? "…" : ""));
    return line;
  }

  function entry(lesson, words) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = lesson.page;
    link.textContent = lesson.title;
    const meta = document.createElement("div");
    meta.className = "meta";
    meta.textContent = ["ปีงบประมาณ " + thai(lesson.year), lesson.kind, ...lesson.virtues].join(" · ");
    item.append(link, meta);
    if (words.length) {
      const passage = lesson.passages.find((one) => spans(one, words).length);
      if (passage) {
        const found = spans(passage, words);
        const from = Math.max(0, found[0][0] - 60);
        item.append(marked(passage.text, found, from, Math.min(passage.text.length, from + 220)));
      }
    }
    return item;
  }

  function show() {
    const words = asked();
    const chosen = lessons
      .filter((one) => !year.value || String(one.year) === year.value)
      .filter((one) => !virtue.value || one.virtues.includes(virtue.value))
      .map((one) => [words.length ? score(one, words) : 0, one])
      .filter(([points]) => points >= 0);
    chosen.sort((one, other) => other[0] - one[0] || other[1].year - one[1].year);
    list.replaceChildren(...chosen.map(([, one]) => entry(one, words)));
    count.textContent = chosen.length ? "พบ " + thai(chosen.length) + " เรื่อง" : "ไม่พบเรื่องที่ตรงกับคำค้น ลองคำที่สั้นลง";
  }

  try {
    box.value = decodeURIComponent(location.hash).replace(/^#(q=)?/, "");
  } catch {
    box.value = ""; // an address cut short on the way
  }
  for (const one of [box, year, virtue]) one.addEventListener("input", show);
  document.getElementById("asking").addEventListener("submit", (event) => event.preventDefault());
  show();
})();
