// The search page: asks btfolioFind for what is typed, and shows what it finds
// in btfolioIndex, which the script beside the page holds. The search stands in
// the address, so that it can be linked and is still there when one comes back.
(function () {
  'use strict';

  var box = document.querySelector('.search');
  if (!box || typeof btfolioIndex === 'undefined') { return; }

  var finder = btfolioFind(btfolioIndex);
  var field = document.getElementById('_words');
  var choices = ['kind', 'goal', 'placement'].map(function (name) {
    return { name: name, select: document.getElementById('_' + name) };
  }).filter(function (choice) { return choice.select; });
  var count = box.querySelector('.found');
  var list = box.querySelector('.hits');
  var more = box.querySelector('.more');
  var first = 25; // hits that are shown at once

  function chosen(entry, by) {
    return (!by.kind || entry.k === by.kind) && (!by.placement || entry.p === by.placement) &&
      (!by.goal || (entry.g || []).indexOf(by.goal) >= 0);
  }

  // What stands between two places of a text, its hits marked.
  function marked(parent, where, q, from, to) {
    var at = from, text = where.text;
    finder.places(where, q).forEach(function (hit) {
      if (hit.from < at || hit.to > to) { return; }
      parent.append(text.slice(at, hit.from));
      element('mark', '', parent).textContent = text.slice(hit.from, hit.to);
      at = hit.to;
    });
    parent.append(text.slice(at, to));
  }

  // How much of what is looked for is in a text.
  function amount(hits) {
    var best = {};
    hits.forEach(function (hit) { best[hit.term] = Math.max(best[hit.term] || 0, 1 + hit.fit); });
    return Object.keys(best).reduce(function (sum, term) { return sum + best[term]; }, 0);
  }

  // The part of a text where most is found.
  function partOf(parts, q) {
    var best = null, most = 0;
    parts.forEach(function (part) {
      var n = amount(finder.places(part.body, q).concat(part.heading ? finder.places(part.heading, q) : []));
      if (n > most) { most = n; best = part; }
    });
    return best;
  }

  // The sentence of a text that has most of what is looked for. A long one is
  // cut around its first hit.
  function sentence(parent, where, q) {
    var best = null, most = 0, pattern = /[^\n]*?(?:[.!?](?=\s)|\n|$)/g, piece, text = where.text;
    var hits = finder.places(where, q);
    while (hits.length && (piece = pattern.exec(text)) && piece[0]) {
      var from = piece.index, to = from + piece[0].length;
      var here = hits.filter(function (hit) { return hit.from >= from && hit.to <= to; });
      if (amount(here) > most) { most = amount(here); best = { from: from, to: to, first: here[0].from }; }
    }
    if (!best) { return false; }
    var start = Math.max(best.from, best.first - 120), end = Math.min(best.to, best.first + 180);
    if (start > best.from) { start = text.indexOf(' ', start) + 1; parent.append('… '); }
    var cut = end < best.to;
    if (cut) { end = Math.max(text.lastIndexOf(' ', end), best.first + 1); }
    marked(parent, where, q, start, end);
    if (cut) { parent.append(' …'); }
    return true;
  }

  function element(name, kind, parent) {
    var e = document.createElement(name);
    if (kind) { e.className = kind; }
    parent.append(e);
    return e;
  }

  // Goals as BT1–BT5, BT7.
  function goals(names) {
    return names.reduce(function (runs, name) {
      var last = runs[runs.length - 1], number = Number(name.slice(2));
      if (last && number === last.to + 1) { last.to = number; } else { runs.push({ from: number, to: number }); }
      return runs;
    }, []).map(function (run) {
      return 'BT' + run.from + (run.to === run.from ? '' : (run.to === run.from + 1 ? ', BT' : '–BT') + run.to);
    }).join(', ');
  }

  function show(text, q, parent) {
    var entry = text.entry, part = partOf(text.parts, q), item = element('li', '', parent);
    var link = element('a', '', element('p', 'entry', item));
    link.href = entry.u + (part && part.id ? '#' + part.id : '');
    if (entry.n && entry.t.toLowerCase().indexOf(entry.n.toLowerCase()) < 0) {
      marked(link, text.instrument, q, 0, entry.n.length);
      link.append(': ');
    }
    marked(link, text.title, q, 0, entry.t.length);
    var about = [btfolioIndex.kinds[entry.k], entry.k === 'placement' ? '' : entry.w, entry.d, goals(entry.g || [])];
    var facts = element('ul', 'dotted', item);
    about.filter(Boolean).forEach(function (text) { element('li', '', facts).textContent = text; });
    if (!part) { return; }
    var line = document.createElement('p');
    if (part.heading && part.heading.text) {
      marked(element('b', '', line), part.heading, q, 0, part.heading.text.length);
      line.append(' ');
    } else if (part.field === 'file') {
      element('b', '', line).textContent = list.dataset.file + ' ';
    }
    if (sentence(line, part.body, q) || part.heading && part.heading.text) { item.append(line); }
  }

  function search(whole) {
    var by = {}, any = field.value.trim() !== '';
    choices.forEach(function (choice) {
      by[choice.name] = choice.select.value;
      any = any || choice.select.value !== '';
    });
    var q = finder.find(any ? field.value.normalize('NFC') : '');
    var results = !any ? [] : q.results.filter(function (result) { return chosen(result.text.entry, by); });
    var page = document.createDocumentFragment();
    results.slice(0, whole === true ? results.length : first).forEach(function (result) { show(result.text, q, page); });
    list.replaceChildren(page);
    more.hidden = list.children.length === results.length;
    count.textContent = !any ? '' : results.length === 0 ? count.dataset.none :
      results.length + ' ' + (results.length === 1 ? count.dataset.single : count.dataset.several);
    if (q.corrected && results.length) { suggest(q.meant); }
  }

  // What was meant is looked for at once, and said.
  function suggest(words) {
    var said = element('span', 'meant', count);
    said.append(' ' + count.dataset.meant + ' ');
    var link = element('a', '', said);
    link.textContent = words;
    link.href = '#' + new URLSearchParams({ q: words });
    said.append('?');
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
    if (event.key === 'ArrowDown' && (typing || inList) && at + 1 < links.length) {
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
  more.addEventListener('click', function () {
    search(true);
    list.querySelectorAll('a')[first].focus();
  });
  box.addEventListener('keydown', move);
  addEventListener('hashchange', recall);

  document.querySelector('.search-off').hidden = true;
  box.hidden = false;
  recall();
  field.focus();
})();
