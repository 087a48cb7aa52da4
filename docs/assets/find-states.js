// Postal codes among typed words: "NY", "tn", "math in PA". Some are common words, too ("in", "or", "me"), and "LA" may mean
// a city, so a code counts if it is all that is typed, or in capitals and of a state that has cases.

// `data`: codes and common words of find.json; `hasCase`: whether a state has a case. The codes meant, and the other words.
export async function statesIn(typed, data, hasCase) {
  const words = typed.split(/[\s,]+/).filter(Boolean), codes = [];
  if (typed.includes('"')) return { codes, rest: typed };
  const capitals = (word) => word === word.toUpperCase();
  const common = (word) => data.common.includes(word.toLowerCase());
  const alone = words.length === 1, loud = !alone && capitals(typed); // in "WHAT WORKS IN MATH" the third word is no state
  for (const word of words.filter((one) => data.codes.includes(one.toUpperCase()))) {
    if (alone ? capitals(word) || !common(word) : capitals(word) && !(loud && common(word)) && (await hasCase(word))) codes.push(word);
  }
  const rest = codes.length ? words.filter((word) => !codes.includes(word)).join(" ") : typed;
  return { codes: codes.map((code) => code.toUpperCase()), rest };
}
