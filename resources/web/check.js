// Whether a certificate's code stands. The page holds hashes only, so no code can be read out of it.
"use strict";
(function () {
  const box = document.getElementById("code");
  const answer = document.getElementById("answer");

  function thai(text) {
    return String(text).replace(/[0-9]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);
  }

  function plain(text) {
    const arabic = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
    return arabic.replace(/\s+/g, "").toUpperCase();
  }

  // SHA-256 of a short ASCII text as hex; pages opened from a stick have no crypto of the browser's.
  function sha256(text) {
    const primes = [];
    for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p)) primes.push(n);
    const part = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
    const k = primes.map((p) => part(Math.cbrt(p)));
    const h = primes.slice(0, 8).map((p) => part(Math.sqrt(p)));
    const bytes = Array.from(text, (letter) => letter.charCodeAt(0));
    const bits = bytes.length * 8;
    bytes.push(128);
    while (bytes.length % 64 !== 56) bytes.push(0);
    for (let at = 7; at >= 0; at -= 1) bytes.push(Math.floor(bits / 2 ** (8 * at)) & 255);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let start = 0; start < bytes.length; start += 64) {
      const w = [];
      for (let at = 0; at < 64; at += 1) {
        if (at < 16) {
          const b = bytes.slice(start + 4 * at, start + 4 * at + 4);
          w.push((b[0] << 24) | (b[1] << 16) | (b[2] << 8) | b[3]);
          continue;
        }
        const a = w[at - 15];
        const b = w[at - 2];
        const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
        const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
        w.push((w[at - 16] + s0 + w[at - 7] + s1) | 0);
      }
      const v = h.slice();
      for (let at = 0; at < 64; at += 1) {
        const s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25);
        const choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
        const t1 = (v[7] + s1 + choice + k[at] + w[at]) | 0;
        const s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22);
        const most = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        v.pop();
        v[3] = (v[3] + t1) | 0;
        v.unshift((t1 + s0 + most) | 0);
      }
      v.forEach((value, at) => { h[at] = (h[at] + value) | 0; });
    }
    return h.map((value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
  }

  function say(text, kind) {
    answer.textContent = text;
    answer.className = kind;
  }

  function check() {
    const code = plain(box.value);
    if (!code) return say("", "");
    const found = /^TB1:(\d{4})\/(\d{1,6}):[A-Z2-7]{8}$/.exec(code);
    if (!found) return say("รหัสยังไม่ครบหรือพิมพ์ผิด รหัสเป็นเช่น TB1:2568/1:ABCDEFGH", "bad");
    const number = thai(Number(found[2]) + "/" + found[1]);
    const state = window.CODES[sha256(code)];
    if (state === "valid") return say("ใช้ได้ เกียรติบัตรเลขที่ " + number, "good");
    if (state === "void") return say("ยกเลิกแล้ว เกียรติบัตรเลขที่ " + number, "bad");
    if (state === "outdated") return say("เลขที่ " + number + " พิมพ์ก่อนแก้ไขผล ขอดูใบฉบับล่าสุด", "bad");
    return say("รหัสไม่ตรงกับเกียรติบัตรที่สำนักงานออก ตรวจตัวอักษรแล้วลองอีกครั้ง", "bad");
  }

  try {
    box.value = decodeURIComponent(location.hash.slice(1));
  } catch {
    box.value = ""; // an address cut short on the way
  }
  box.addEventListener("input", check);
  document.getElementById("asking").addEventListener("submit", (event) => event.preventDefault());
  check();
})();
