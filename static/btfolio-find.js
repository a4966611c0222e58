// Finds texts in the index of a portfolio. What is typed and what is written
// meet as tokens: a word, a goal (BT 1 and BT01 are BT1) or a day (12 mars 2026
// is 2026-03-12). A word finds itself, its other forms, what it begins, and the
// compounds it is a part of, in this order; if all of this finds nothing it may
// be two words written as one, or be misspelt.
var btfolioFind = (function () {
  'use strict';

  // Forms of a word. The endings are those of the Snowball stemmers, with the
  // neuter -et and the Latin -um of Swedish. An -s is an ending after some letters
  // alone. Endings go as long as there are any.
  var languages = {
    sv: {
      endings: ('heterna heternas heterns hetens heten heter het hets arna arnas erna ernas orna ornas ande andet andes anden ' +
        'are aren arens ares aste arne aren ades ade ern erns ens ets ast at an ans ar er or as es ad da de en et um a e').split(' '),
      s: 'bcdfghjklmnoprtvy',
      least: 3,
      rest: [[/(lig|ig|els)$/, ''], [/löst$/, 'lös'], [/([dgnktm])\1$/, '$1'], [/([gkd])t$/, '$1'], [/gd$/, 'g'], [/([^aeiouyåäö])el$/, '$1l'], [/([io])n$/, '$1']],
      common: 'och i att av en ett den det de som på för med till om är var vid från under efter hos men inte'.split(' ')
    },
    en: {
      endings: 'ements ement ments ment ness ings ing edly ed es ers er ations ation ators ator ions ion ance ence ant ent ably able ibility ally al ity iti ative ize ful ate e'.split(' '),
      s: 'abcdefghklmnoprtvwyz',
      least: 2,
      rest: [[/([bdfgmnprt])\1$/, '$1'], [/([cdeghkmnrt])ly$/, '$1'], [/([aeiouy].*[^e])iv$/, '$1'], [/y$/, 'i']],
      common: 'the a an and of in on at to for with is was are by from as or not'.split(' ')
    }
  };

  // Both foldings keep the length of a text, so that a place in the one is a
  // place in the other and in the text itself.
  function lower(text) {
    var small = text.toLowerCase();
    return small.length === text.length ? small :
      text.split('').map(function (c) { return c.toLowerCase().charAt(0); }).join('');
  }

  var spelled = { 'ø': 'o', 'æ': 'a', 'ð': 'd', 'ł': 'l' };

  function bare(small) {
    return small.replace(/[^\x00-\x7f]/g, function (c) { return spelled[c] || (spelled[c] = c.normalize('NFD').charAt(0)); });
  }

  // The stem of a word, without its dots and rings. Some letters with a vowel
  // among them stay.
  function stem(word, language) {
    if (/\d/.test(word)) { return word; }
    for (var before = ''; before !== word;) {
      before = word;
      word = shorter(word, languages[language]);
    }
    return bare(word);
  }

  function shorter(word, rules) {
    function cut(n) {
      var left = word.slice(0, word.length - n);
      return left.length >= rules.least && /[aeiouyåäö]/.test(left) ? left : word;
    }
    if (word.endsWith('s') && rules.s.indexOf(word[word.length - 2]) >= 0) { word = cut(1); }
    word = rules.endings.reduce(function (least, ending) {
      var left = word.endsWith(ending) ? cut(ending.length) : word;
      return left.length < least.length ? left : least;
    }, word);
    rules.rest.forEach(function (rule) {
      var other = word.replace(rule[0], rule[1]);
      if (other.length >= rules.least) { word = other; }
    });
    return word;
  }

  // How many letters must be put in, taken out, changed or change places to make
  // one word of the other; more than most counts as most + 1. Where open is set
  // the other may go on.
  function distance(a, b, most, open) {
    var before = [], row = [], next = [], kept, i, j;
    for (j = 0; j <= b.length; j++) { row[j] = j; }
    for (i = 1; i <= a.length; i++) {
      var least = next[0] = i;
      for (j = 1; j <= b.length; j++) {
        var d = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
        if (row[j] < d) { d = row[j] + 1; }
        if (next[j - 1] < d) { d = next[j - 1] + 1; }
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && before[j - 2] < d) { d = before[j - 2] + 1; }
        next[j] = d;
        if (d < least) { least = d; }
      }
      if (least > most) { return most + 1; }
      kept = before;
      before = row;
      row = next;
      next = kept;
    }
    return open ? Math.min.apply(null, row.slice(0, b.length + 1)) : row[b.length];
  }

  // Weights of where something is found.
  var fields = { about: 10, date: 10, title: 9, facts: 5, heading: 4, body: 3, file: 2 };
  // And of how well it fits: the same word, another form of it, its beginning, the
  // end of a compound, some part of a word.
  var fits = { same: 1, bare: 0.95, form: 0.85, begins: 0.7, ends: 0.55, within: 0.4 };

  function two(n) { return (n < 10 ? '0' : '') + Number(n); }

  return function (index) {
    var language = index.language;
    var months = index.months.map(function (name) { return bare(lower(name)); });

    function month(name) {
      return name.length < 3 ? -1 : months.findIndex(function (m) { return m.startsWith(name); });
    }

    // The tokens of a text, each with its place. A day is written with @, a goal
    // with #, which no word has.
    var pattern = new RegExp(
      '(?<![\\d-])(\\d{4})-(\\d\\d)-(\\d\\d)(?![\\d])' +
      '|(?<!\\d)(\\d{4}|\\d\\d)([01]\\d)([0-3]\\d)(?!\\d)' +
      '|(?<!\\d)(\\d{1,2})/(\\d{1,2})[ -](\\d{4})(?!\\d)' +
      '|(?<![\\d,.])(?:(\\d{1,2})\\.? )?(' + months.map(function (m) { return m.slice(0, 3) + '[a-z]*'; }).join('|') + ')\\.?(?: (\\d{4}))?(?![\\p{L}\\d])' +
      '|(?<!\\p{L})bt[ -]?0*(\\d{1,2})(?![\\p{L}\\d])' +
      '|[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*', 'gu');

    function tokens(text) {
      var exact = lower(text), plain = bare(exact), found = [], hit;
      function add(word, from, to, whole) {
        found.push({ word: word, bare: whole ? word : bare(word), from: from, to: to });
      }
      pattern.lastIndex = 0;
      while ((hit = pattern.exec(plain))) {
        var from = hit.index, to = from + hit[0].length;
        if (hit[1]) {
          add('@' + hit[0], from, to, true);
        } else if (hit[4] && hit[5] > 0 && hit[5] < 13 && hit[6] > 0 && hit[6] < 32) {
          add('@' + (hit[4].length === 2 ? '20' : '') + hit[4] + '-' + hit[5] + '-' + hit[6], from, to, true);
        } else if (hit[7]) {
          add('@' + hit[9] + '-' + two(hit[8]) + '-' + two(hit[7]), from, to, true);
        } else if (hit[11] && month(hit[11]) >= 0 && (hit[10] || hit[12] || months.indexOf(hit[11]) >= 0)) {
          add('@' + (hit[12] || '????') + '-' + two(month(hit[11]) + 1) + (hit[10] ? '-' + two(hit[10]) : ''), from, to, true);
        } else if (hit[13]) {
          add('#' + hit[13], from, to, true);
        } else {
          words(exact, from, to, add);
        }
      }
      return found;
    }

    // A text that is searched: its tokens, and those without the parts of others.
    function piece(text) {
      var end = 0, all = tokens(text || '');
      return {
        text: text || '', folded: bare(lower(text || '')), tokens: all, whole: all.filter(function (t) {
          var first = t.from >= end;
          end = Math.max(end, t.to);
          return first;
        })
      };
    }

    function common(t) { return languages[language].common.indexOf(t.word) >= 0; }

    // The words between white space: mini-cex is minicex, mini and cex.
    function words(exact, from, to, add) {
      var between = exact.slice(from, to), at = from, parts = between.split(/[^\p{L}\p{N}]+/u);
      if (parts.length > 1 && /^[\p{L}\p{N}-]+$/u.test(between)) { add(parts.join(''), from, to); }
      parts.forEach(function (word) {
        at = exact.indexOf(word, at);
        if (word) { add(word, at, at + word.length); }
        at += word.length;
      });
    }

    // What a text says: its facts, what is written, and what stands in its file.
    function partsOf(entry) {
      var all = entry.f ? [{ field: 'facts', body: piece(entry.f) }] : [];
      (entry.s || []).forEach(function (part) {
        all.push({ field: 'body', id: part.i, heading: piece(part.h), body: piece(part.x) });
      });
      return all.concat((entry.x || []).map(function (text) { return { field: 'file', body: piece(text) }; }));
    }

    // All texts, and all words, each with the texts it stands in and where.
    var known = new Map();
    var texts = index.texts.map(function (entry, order) {
      var text = {
        entry: entry, order: order, title: piece(entry.t), kind: piece(index.kinds[entry.k]), instrument: piece(entry.n), parts: partsOf(entry)
      };
      text.long = Math.max(text.title.whole.filter(function (t) { return !common(t); }).length, 1);
      function take(field, from) {
        from.tokens.forEach(function (t) {
          var word = known.get(t.word);
          if (!word) {
            word = { word: t.word, bare: t.bare, stem: /^[@#]/.test(t.word) ? t.word : stem(t.word, language), count: 0, texts: new Map() };
            known.set(t.word, word);
          }
          word.count++;
          var at = word.texts.get(order);
          if (!at) { word.texts.set(order, at = {}); }
          at[field] = (at[field] || 0) + 1;
        });
      }
      take('title', text.title);
      take('about', text.kind);
      take('about', text.instrument);
      take('date', piece(entry.d));
      take('facts', piece([entry.w].concat(entry.g || []).filter(Boolean).join('\n')));
      text.parts.forEach(function (part) {
        if (part.heading) { take('heading', part.heading); }
        take(part.field, part.body);
      });
      return text;
    });
    var all = Array.from(known.values()), stems = new Map();
    all.forEach(function (word) { stems.set(word.stem, (stems.get(word.stem) || []).concat(word)); });

    // The words that a token finds, each with how well it fits.
    function finds(token) {
      var found = new Map(), sign = token.word[0];
      all.forEach(function (word) {
        var fit = 0;
        if (sign === '@' || /^20\d\d$/.test(token.word) && word.word[0] === '@') {
          fit = day(sign === '@' ? token.word : '@' + token.word, word.word);
        } else if (sign === '#') {
          fit = word.word === token.word ? 1 : 0;
        } else if (!/^[@#]/.test(word.word)) {
          fit = spelling(token, word);
        }
        if (fit) { found.set(word, fit); }
      });
      return found;
    }

    function spelling(token, word) {
      var long = token.bare.length;
      if (word.word === token.word) { return fits.same; }
      if (word.bare === token.bare) { return fits.bare; }
      if (word.stem === token.stem) { return fits.form; }
      if (word.bare.startsWith(token.bare)) { return fits.begins; }
      if (long < 3) { return 0; }
      if (word.bare.endsWith(token.bare) || word.stem.endsWith(token.stem) && token.stem.length > 3) { return fits.ends; }
      if (word.bare.includes(token.bare) || word.bare.includes(token.stem) && token.stem.length > 3) { return fits.within; }
      return 0;
    }

    // 12 mars finds the day in any year, mars 2026 and 2026 their days.
    function day(asked, written) {
      if (written[0] !== '@') { return 0; }
      if (asked === written) { return fits.same; }
      var year = asked.slice(1, 5), same = year === written.slice(1, 5);
      if (!same && year !== '????' && written.slice(1, 5) !== '????') { return 0; }
      if (asked.length > written.length || !written.slice(5).startsWith(asked.slice(5))) { return 0; }
      return same || year === '????' ? fits.form : fits.within;
    }

    // Two words written as one, which the texts have apart.
    function apart(token) {
      for (var at = token.bare.length - 3; at >= 3; at--) {
        var pair = [token.word.slice(0, at), token.word.slice(at)].map(asked);
        pair.forEach(function (half) {
          half.finds = new Map((stems.get(half.stem) || []).map(function (word) { return [word, spelling(half, word)]; }));
        });
        if (pair[0].finds.size && pair[1].finds.size) { return pair; }
      }
      return null;
    }

    // The word that was meant: one letter in five may be wrong.
    function meant(token) {
      var most = Math.floor(token.bare.length / 5), best = null, least = most + 1;
      [false, true].forEach(function (open) {
        if (best || most < 1) { return; }
        all.forEach(function (word) {
          if (/[@#\d]/.test(word.word) || word.bare.length < token.bare.length - most || !open && word.bare.length > token.bare.length + most) { return; }
          var d = distance(token.bare, word.bare, most, open);
          if (d < least || d === least && best && word.count > best.count) { best = word; least = d; }
        });
      });
      return best;
    }

    function asked(word) {
      var plain = bare(word);
      return { word: word, bare: plain, stem: stem(word, language) };
    }

    // What is typed: tokens, phrases in quotes, and what was corrected.
    function question(typed) {
      var q = { terms: [], meant: typed, corrected: false };
      var rest = typed.replace(/["”“„»«]([^"”“„»«]*)["”“„»«]/g, function (whole, inside) {
        if (tokens(inside).length) { q.terms.push({ phrase: sequence(piece(inside).whole, inside) }); }
        return ' ';
      });
      var all = piece(rest).whole.filter(function (t, at, before) {
        return before.findIndex(function (other) { return other.word === t.word; }) === at;
      });
      var needed = all.filter(function (t) { return !common(t); });
      if (!needed.length && !q.terms.length) { needed = all; }
      needed.forEach(function (t) {
        var term = /^[@#]/.test(t.word) ? t : asked(t.word);
        term.finds = finds(term);
        if (!term.finds.size && !/^[@#]/.test(t.word)) {
          var pair = apart(term);
          if (pair) { pair.forEach(function (half) { q.terms.push(half); }); return; }
          var word = meant(term);
          if (word) {
            q.meant = q.meant.replace(rest.slice(t.from, t.to), word.word);
            q.corrected = true;
            term = asked(word.word);
            term.finds = finds(term);
          }
        }
        q.terms.push(term);
      });
      q.words = needed;
      q.whole = needed.length > 1 ? sequence(needed, rest) : null;
      return q;
    }

    // Tokens of a text that follow each other, whatever stands between them but letters.
    function sequence(list, text) {
      var apart = '[^\\p{L}\\p{N}]+', folded = bare(lower(text));
      var source = list.map(function (t) { return folded.slice(t.from, t.to).replace(/[^\p{L}\p{N}]+/gu, apart); }).join(apart);
      return new RegExp('(?<![\\p{L}\\p{N}])' + source + '(?![\\p{L}\\p{N}])', 'gu');
    }

    function holds(pattern, where) {
      pattern.lastIndex = 0;
      return pattern.test(where.folded);
    }

    // Where in a text a phrase stands.
    function phraseIn(text, pattern) {
      if (holds(pattern, text.title)) { return 'title'; }
      var best = null;
      text.parts.forEach(function (part) {
        var field = part.heading && holds(pattern, part.heading) ? 'heading' : holds(pattern, part.body) ? part.field : null;
        if (field && (!best || fields[field] > fields[best])) { best = field; }
      });
      return best;
    }

    // What a term is worth in each text that has it.
    function worth(term) {
      var found = new Map();
      if (term.phrase) {
        texts.forEach(function (text) {
          var field = phraseIn(text, term.phrase);
          if (field) { found.set(text.order, { score: fields[field], exact: true, title: 0 }); }
        });
        return found;
      }
      var signed = term.word !== term.bare; // typed with its dots and rings
      term.finds.forEach(function (fit, word) {
        var exact = !signed || word.word.includes(term.word) || bare(word.word).indexOf(term.bare) < 0;
        word.texts.forEach(function (at, order) {
          var here = found.get(order) || { score: 0, exact: false, title: 0 };
          var best = 0;
          Object.keys(at).forEach(function (field) { best = Math.max(best, fields[field] * fit); });
          here.score = Math.max(here.score, best + 0.1 * fit * Math.min(at.body || 0, 5));
          here.exact = here.exact || exact;
          if (at.title) { here.title = Math.max(here.title, fit); }
          found.set(order, here);
        });
      });
      return found;
    }

    function equal(a, b) { return a.length === b.length && a.every(function (t, i) { return t.bare === b[i].bare; }); }

    // The texts that have all that is looked for, the best first.
    function find(typed) {
      var q = question(typed);
      var by = q.terms.map(worth);
      q.results = texts.map(function (text) {
        var result = { text: text, exact: true, score: 0 }, title = 0;
        var all = by.every(function (worth) {
          var here = worth.get(text.order);
          if (!here) { return false; }
          result.score += here.score;
          result.exact = result.exact && here.exact;
          title += here.title;
          return true;
        });
        if (title) { result.score += 2 * title / text.long; }
        if (all && q.words.length) { result.score += named(q, text); }
        if (text.entry.k === 'document') { result.score *= 0.85; } // after the text that it is attached to
        return all && (by.length || !typed.trim()) && result;
      }).filter(Boolean).sort(function (a, b) { return b.exact - a.exact || b.score - a.score || a.text.order - b.text.order; });
      return q;
    }

    // What it is worth that a text is called what is looked for, or is of the kind
    // or instrument that is.
    function named(q, text) {
      var title = text.title.whole, sum = 0;
      if (equal(q.words, title)) { sum += 20; }
      if (equal(q.words, title.slice(0, q.words.length))) { sum += 0.5; }
      if (equal(q.words, text.kind.whole) || equal(q.words, text.instrument.whole)) { sum += 8; }
      if (q.whole && phraseIn(text, q.whole)) { sum += 2; }
      return sum;
    }

    // The places in a text that a question finds, in their order, each with how
    // much it is worth.
    function places(where, q) {
      var found = [];
      q.terms.forEach(function (term, n) {
        var hit;
        if (term.phrase) {
          term.phrase.lastIndex = 0;
          while ((hit = term.phrase.exec(where.folded))) { found.push({ from: hit.index, to: hit.index + hit[0].length, term: n, fit: 1 }); }
        }
      });
      where.tokens.forEach(function (t) {
        var word = known.get(t.word);
        q.terms.forEach(function (term, n) {
          var fit = word && term.finds && term.finds.get(word);
          if (!fit) { return; }
          var at = fit < fits.form || fit === fits.bare ? where.folded.slice(t.from, t.to).indexOf(term.bare) : -1;
          found.push(at < 0 ? { from: t.from, to: t.to, term: n, fit: fit } :
            { from: t.from + at, to: t.from + at + term.bare.length, term: n, fit: fit });
        });
      });
      return found.sort(function (a, b) { return a.from - b.from || b.to - a.to; });
    }

    return { find: find, places: places };
  };
})();
