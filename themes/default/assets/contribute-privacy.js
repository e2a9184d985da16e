// Telephone numbers and e-mail addresses of persons. The numbering plans, the domains of institutions and the names of their offices come
// from the program.
(function (global) {
  "use strict";

  const westernDigits = (text) => text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

  /** Telephone numbers of persons: forms that are numbers wherever they stand. */
  function phonesIn(text, site) {
    const found = [], helplines = site.helplines.map((number) => significant(number.replace(/\D/g, ""), site.phones));
    const western = westernDigits(text).replace(/[\u00a0\u202f\u2009]/g, " ").replace(/[‐‑–]/g, "-");
    for (const match of western.matchAll(/(\+|\(\+)?\(?\d(?:[ .\-/]?\(?\d\)?){6,20}/g)) {
      const start = match.index, written = match[0], before = western[start - 1] || " ", after = western[start + written.length] || " ";
      const digits = written.replace(/\D/g, ""), groups = written.split(/\D+/).filter((group) => group !== "");
      if (/[\w\p{L}]/u.test(before) || /[\w\p{L}]/u.test(after) || digits.length < 7 || digits.length > 16) continue;
      if (isDated(groups) || isAddressPart(western, start)) continue;
      if (isPersonal(digits, written.includes("+"), site.phones) && !helplines.includes(significant(digits, site.phones))) found.push(written.trim());
    }
    return found;
  }

  const isAddressPart = (text, start) => /\S*:\/\/\S*$/.test(text.slice(0, start)) || /[=%/]$/.test(text.slice(0, start));
  const isYear = (group) => /^(19|20)\d\d$/.test(group);
  const isDated = (groups) => groups.some((group, index) => index > 0 && ((isYear(group) && groups[index - 1].length <= 2 && Number(groups[index - 1]) <= 31) || (isYear(groups[index - 1]) && group.length <= 2 && Number(group) <= 31) || (isYear(group) && isYear(groups[index - 1]))));

  function reading(plan, national) {
    const [, , lengths, personal, official] = plan;
    if (!lengths.includes(national.length)) return null;
    if (official.some((start) => national.startsWith(start))) return "official";
    return personal.length === 0 || personal.some((start) => national.startsWith(start)) ? "personal" : "unknown";
  }

  const withTrunk = (plan, digits) => (plan[1] !== "" && digits.startsWith(plan[1]) ? reading(plan, digits.slice(plan[1].length)) : null);
  const withCode = (plan, digits) => (digits.startsWith(plan[0]) ? reading(plan, digits.slice(plan[0].length)) || withTrunk(plan, digits.slice(plan[0].length)) : null);

  function isPersonal(digits, hasPlus, plans) {
    const international = hasPlus ? digits : digits.startsWith("00") ? digits.slice(2) : null;
    if (international !== null) {
      for (const plan of plans) { const kind = withCode(plan, international); if (kind) return kind !== "official"; }
      return hasPlus && digits.length >= 10 && digits.length <= 15;
    }
    for (const plan of plans) {
      const coded = digits.length >= 11 ? withCode(plan, digits) : null;
      if (coded && coded !== "unknown") return coded === "personal";
      const national = withTrunk(plan, digits);
      if (national && national !== "unknown") return national === "personal";
    }
    // A number without a trunk prefix, in a country that has none.
    return plans.some((plan) => plan[5] && plan[1] === "" && reading(plan, digits) === "personal" && !/000$/.test(digits) && !/^(19|20)\d\d(0[1-9]|1[0-2])/.test(digits));
  }

  function significant(number, plans) {
    let digits = number.startsWith("00") ? number.slice(2) : number;
    const coded = plans.find((plan) => withCode(plan, digits));
    if (coded) {
      const rest = digits.slice(coded[0].length);
      digits = reading(coded, rest) ? rest : rest.slice(coded[1].length);
    } else {
      const national = plans.find((plan) => withTrunk(plan, digits));
      if (national) digits = digits.slice(national[1].length);
    }
    return digits.replace(/^0+/, "");
  }

  /** Addresses that are no office of an institution of the site. */
  function mailIn(text, site) {
    const found = [];
    for (const match of text.matchAll(/([A-Za-z0-9._+-]+)\s?(?:@|\(at\)|\[at\])\s?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})/gi)) {
      const host = match[2].toLowerCase();
      const isOffice = site.domains.some((domain) => host === domain || host.endsWith("." + domain));
      const parts = match[1].toLowerCase().split(/[._-]/).filter((part) => part !== "");
      const isName = parts.length >= 2 && parts.every((part) => /^[a-z]+$/.test(part)) && !parts.some((part) => site.offices.includes(part));
      if (!isOffice || isName) found.push(match[0]);
    }
    return found;
  }

  global.TabadulPrivacy = { phonesIn, mailIn, westernDigits };
})(globalThis);
