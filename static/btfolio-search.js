// The search page: finds texts in btfolioIndex, which the script beside the
// page holds. All words must be found in a text. A text where all are found
// as they were typed comes before one that has them without the dots and
// rings of å, ä and ö; parts of words count, so that “hygien” finds
// “vårdhygien”. The search stands in the address, so that it can be linked
// and is still there when one comes back.
(function () {
  'use strict';

  var box = document.querySelector('.search');
  if (!box || typeof btfolioIndex === 'undefined') { return; }

  var field = document.getElementById('_words');
  var choices = ['kind', 'goal', 'placement'].map(function (name) {
    return { name: name, select: document.getElementById('_' + name) };
  }).filter(function (choice) { return choice.select; });
  var count = box.querySelector('.found');
  var list = box.querySelector('.hits');

  // Both foldings keep the length of a text, so that a place in the one is a
  // place in the other and in the text itself.
  function lower(text) {
    var small = text.toLowerCase();
    return small.length === text.length ? small :
      text.split('').map(function (c) { return c.toLowerCase().charAt(0); }).join('');
  }

  var spelled = { 'ø': 'o', 'æ': 'a', 'ð': 'd', 'ł': 'l' };

  function bare(small) {
    return small.replace(/[^\x00-\x7f]/g, function (c) { return spelled[c] || c.normalize('NFD').charAt(0); });
  }

  function searchable(text) {
    var small = lower(text || '');
    return { text: text || '', exact: small, folded: bare(small) };
  }

  var texts = btfolioIndex.texts.map(function (entry, order) {
    return {
      entry: entry,
      order: order,
      goals: (entry.g || []).map(lower),
      title: searchable(entry.t),
      about: searchable([btfolioIndex.kinds[entry.k], entry.w, entry.d].filter(Boolean).join('\n')),
      parts: entry.s ? entry.s.map(function (part) {
        return { id: part.i, heading: searchable(part.h), body: searchable(part.x) };
      }) : []
    };
  });

  // What is typed, as terms. A goal is a term of its own kind: BT1 is not the
  // beginning of BT10, and BT 1 and BT01 are the same goal.
  function terms(typed) {
    var words = lower(typed.normalize('NFC')).replace(/\bbt[ -]?0*(\d{1,2})(?!\d)/g, ' bt$1 ').split(/\s+/).filter(Boolean);
    return words.filter(function (word, at) { return words.indexOf(word) === at; }).map(function (word) {
      var goal = /^bt(\d+)$/.exec(word);
      return {
        exact: word,
        folded: bare(word),
        goal: goal && new RegExp('(^|[^a-z0-9])bt[ -]?0*' + goal[1] + '(?!\\d)', 'g')
      };
    });
  }

  // The places of a term in a text, with how well each fits: 3 for a whole
  // word as typed, 2 for its beginning, 1 for a part, 0 for one that is
  // spelled otherwise.
  function places(term, where, first) {
    var found = [], at, hit;
    if (term.goal) {
      term.goal.lastIndex = 0;
      while ((hit = term.goal.exec(where.exact))) {
        found.push({ from: hit.index + hit[1].length, to: hit.index + hit[0].length, fit: 3 });
        if (first) { break; }
      }
      return found;
    }
    at = where.folded.indexOf(term.folded);
    while (at >= 0) {
      var end = at + term.folded.length, fit = 0;
      if (where.exact.startsWith(term.exact, at)) {
        fit = 1;
        if (at === 0 || !letter(where.exact[at - 1])) { fit = end === where.exact.length || !letter(where.exact[end]) ? 3 : 2; }
      }
      found.push({ from: at, to: end, fit: fit });
      if (first && fit === 3) { break; }
      at = where.folded.indexOf(term.folded, end);
    }
    return found;
  }

  function letter(c) { return /[\p{L}\p{N}]/u.test(c); }

  // How well a term fits a text: −1 where it is not there.
  function fit(term, where) {
    return places(term, where, true).reduce(function (best, place) { return Math.max(best, place.fit); }, -1);
  }

  // Weighs one text: nothing if some term is nowhere in it, otherwise what to
  // order it by and the part where most is found.
  function weigh(text, wanted) {
    var exact = true, inTitle = 0, sum = 0;
    var found = text.parts.map(function () { return 0; });
    for (var i = 0; i < wanted.length; i++) {
      var term = wanted[i], title = fit(term, text.title);
      var best = Math.max(title, fit(term, text.about));
      if (term.goal && text.goals.indexOf(term.exact) >= 0) { best = 3; }
      text.parts.forEach(function (part, at) {
        var here = Math.max(fit(term, part.heading), fit(term, part.body));
        if (here >= 0) { found[at] += 10 + here; }
        best = Math.max(best, here);
      });
      if (best < 0) { return null; }
      if (best === 0) { exact = false; }
      if (title > 0) { inTitle++; }
      sum += best;
    }
    var top = Math.max.apply(null, found.concat(0));
    return {
      text: text,
      part: top > 0 ? text.parts[found.indexOf(top)] : null,
      rank: [exact ? 1 : 0, inTitle, sum]
    };
  }

  function better(a, b) {
    for (var i = 0; i < a.rank.length; i++) {
      if (a.rank[i] !== b.rank[i]) { return b.rank[i] - a.rank[i]; }
    }
    return a.text.order - b.text.order;
  }

  function chosen(entry, by) {
    return (!by.kind || entry.k === by.kind) && (!by.placement || entry.p === by.placement) &&
      (!by.goal || (entry.g || []).indexOf(by.goal) >= 0);
  }

  // The part of a text between two places, its hits marked.
  function marked(parent, where, wanted, from, to) {
    var hits = [].concat.apply([], wanted.map(function (term) { return places(term, where); }));
    hits.sort(function (a, b) { return a.from - b.from || b.to - a.to; });
    var at = from;
    hits.forEach(function (hit) {
      if (hit.from < at || hit.to > to) { return; }
      parent.append(where.text.slice(at, hit.from));
      var mark = document.createElement('mark');
      mark.textContent = where.text.slice(hit.from, hit.to);
      parent.append(mark);
      at = hit.to;
    });
    parent.append(where.text.slice(at, to));
  }

  // The sentence of a text that has most of what is looked for. A long one is
  // cut around its first hit.
  function sentence(parent, where, wanted) {
    var best = null, most = 0, pattern = /[^\n]*?(?:[.!?](?=\s)|\n|$)/g, piece;
    while ((piece = pattern.exec(where.text)) && piece[0]) {
      var from = piece.index, to = from + piece[0].length;
      var part = { text: '', exact: where.exact.slice(from, to), folded: where.folded.slice(from, to) };
      var first = Infinity, n = 0;
      wanted.forEach(function (term) {
        var here = places(term, part);
        if (here.length) {
          n += 10 + fit(term, part);
          first = Math.min(first, from + here[0].from);
        }
      });
      if (n > most) { most = n; best = { from: from, to: to, first: first }; }
    }
    if (!best) { return false; }
    var start = Math.max(best.from, best.first - 120), end = Math.min(best.to, best.first + 180);
    if (start > best.from) { start = where.text.indexOf(' ', start) + 1; parent.append('… '); }
    var cut = end < best.to;
    if (cut) { end = Math.max(where.text.lastIndexOf(' ', end), best.first + 1); }
    marked(parent, where, wanted, start, end);
    if (cut) { parent.append(' …'); }
    return true;
  }

  function element(name, kind, parent) {
    var e = document.createElement(name);
    if (kind) { e.className = kind; }
    parent.append(e);
    return e;
  }

  function show(result, wanted, parent) {
    var entry = result.text.entry, part = result.part, item = element('li', '', parent);
    var link = element('a', '', element('p', 'entry', item));
    link.href = entry.u + (part && part.id ? '#' + part.id : '');
    marked(link, result.text.title, wanted, 0, entry.t.length);
    var about = [btfolioIndex.kinds[entry.k], entry.k === 'placement' ? '' : entry.w, entry.d, (entry.g || []).join(', ')];
    var facts = element('ul', 'dotted', item);
    about.filter(Boolean).forEach(function (text) { element('li', '', facts).textContent = text; });
    if (!part) { return; }
    var line = document.createElement('p');
    if (part.heading.text) {
      marked(element('b', '', line), part.heading, wanted, 0, part.heading.text.length);
      line.append(' ');
    }
    if (sentence(line, part.body, wanted) || part.heading.text) { item.append(line); }
  }

  function search() {
    var wanted = terms(field.value), by = {}, any = wanted.length > 0, results = [];
    choices.forEach(function (choice) {
      by[choice.name] = choice.select.value;
      any = any || choice.select.value !== '';
    });
    if (any) {
      texts.forEach(function (text) {
        var result = chosen(text.entry, by) && weigh(text, wanted);
        if (result) { results.push(result); }
      });
      results.sort(better);
    }
    var page = document.createDocumentFragment();
    results.forEach(function (result) { show(result, wanted, page); });
    list.replaceChildren(page);
    count.textContent = !any ? '' : results.length === 0 ? count.dataset.none :
      results.length + ' ' + (results.length === 1 ? count.dataset.single : count.dataset.several);
  }

  // The address and the form hold the same.
  function remember() {
    var to = new URLSearchParams();
    if (field.value.trim()) { to.set('q', field.value.trim()); }
    choices.forEach(function (choice) {
      if (choice.select.value) { to.set(choice.name, choice.select.value); }
    });
    history.replaceState(null, '', '#' + to);
  }

  function recall() {
    var from = new URLSearchParams(location.hash.slice(1));
    field.value = from.get('q') || '';
    choices.forEach(function (choice) {
      choice.select.value = from.get(choice.name) || '';
      if (choice.select.selectedIndex < 0) { choice.select.value = ''; }
    });
    search();
  }

  function changed() {
    search();
    remember();
  }

  function move(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    var links = Array.from(list.querySelectorAll('a')), at = links.indexOf(document.activeElement);
    var inList = at >= 0, typing = document.activeElement === field;
    if (event.key === '/' && !typing) {
      field.focus();
      field.select();
    } else if (event.key === 'ArrowDown' && (typing || inList) && at + 1 < links.length) {
      links[at + 1].focus();
    } else if (event.key === 'ArrowUp' && inList) {
      (links[at - 1] || field).focus();
    } else if (event.key === 'Enter' && typing && links.length) {
      links[0].click();
    } else {
      return;
    }
    event.preventDefault();
  }

  box.querySelector('form').addEventListener('submit', function (event) { event.preventDefault(); });
  field.addEventListener('input', changed);
  choices.forEach(function (choice) { choice.select.addEventListener('change', changed); });
  // Only within the search: a single key that works everywhere gets in the
  // way of those who speak to their computer.
  box.addEventListener('keydown', move);
  addEventListener('hashchange', recall);

  document.querySelector('.search-off').hidden = true;
  box.hidden = false;
  recall();
  field.focus();
})();
