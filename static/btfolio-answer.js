// Makes a file of the answer to a bundle, and keeps notes where somebody chose so.
// Without it the page is a form to print.
(function () {
  'use strict';

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  var answering = document.querySelector('.answering');
  var noting = document.querySelector('.noting');
  var notes = all('textarea', noting);
  var code = document.querySelector('.code').textContent;
  var key = 'btfolio notes ' + code;

  all('.scripted').forEach(function (e) { e.hidden = false; });
  all('button.print').forEach(function (b) { b.addEventListener('click', function () { window.print(); }); });

  // What is longer than its field is printed all the same.
  function onPaper(field) {
    var copy = document.createElement('div');
    copy.className = 'on-paper';
    field.after(copy);
    function show() { copy.textContent = field.value; }
    field.addEventListener('input', show);
    field.addEventListener('filled', show);
    show();
  }
  all('textarea').forEach(onPaper);

  function download(name, text) {
    var a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
    a.download = name;
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(function () { URL.revokeObjectURL(a.href); }, 60000);
  }

  // What is written of notes, as Markdown, with a heading for each.
  function noted() {
    return notes.filter(function (n) { return n.value.trim(); }).map(function (n) {
      return '## ' + n.name + '\n\n' + n.value.trim() + '\n';
    }).join('\n');
  }

  // The text in the form that checksums are made of: line ends, spaces at the ends of
  // lines and the composition of letters tell no texts apart.
  function normal(text) {
    return text.normalize('NFC').replace(/\r\n?/g, '\n').split('\n').map(function (line) {
      return line.replace(/[ \t]+$/, '');
    }).join('\n').replace(/\n+$/, '') + '\n';
  }

  // A value of front matter: as it is where nothing in it means something else there.
  function value(text) {
    var plain = /^\p{L}[\p{L}\p{N}_/.-]*( [\p{L}\p{N}_/.-]+)*$/u.test(text) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(text);
    return plain ? text : JSON.stringify(text);
  }

  function checksum(text) {
    if (!window.crypto || !crypto.subtle) { return Promise.resolve(''); }
    return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then(function (sum) {
      return Array.from(new Uint8Array(sum), function (b) { return b.toString(16).padStart(2, '0'); }).join('');
    });
  }

  // The lines of the file; the checksum is that of all others.
  function lines(said, sum) {
    return all('.answer-lines li').map(function (li) {
      var field = li.dataset.field;
      var text = field === 'checksum' ? sum : said[field] || li.dataset.value;
      if (!text) { return ''; }
      return li.dataset.key + ': ' + (/^(plain|date|goals|checksum)$/.test(field) ? text : value(text)) + '\n';
    }).join('');
  }

  answering.date.value = new Intl.DateTimeFormat('sv').format(new Date());
  if (answering.date.value < answering.date.min) { answering.date.value = answering.date.min; }
  var refused = answering.querySelector('[data-refused]');
  answering.addEventListener('change', function () { answering.reason.required = refused.checked; });

  answering.addEventListener('submit', function (e) {
    e.preventDefault();
    var goals = all('[name=goals]:checked', answering).map(function (g) { return g.value; });
    var said = {
      decision: answering.decision.value,
      by: answering.by.value.trim(),
      date: answering.date.value,
      goals: refused.checked && goals.length ? '[' + goals.join(', ') + ']' : '',
      reason: answering.reason.value.trim().replace(/\s+/g, ' ')
    };
    var body = answering['with-notes'].checked ? '\n' + noted() : '';
    function text(sum) { return normal('---\n' + lines(said, sum) + '---\n' + body); }
    checksum(text('')).then(function (sum) {
      var status = answering.querySelector('.saved');
      download(answering.dataset.file + said.date + '.md', text(sum));
      status.textContent = status.dataset.saved;
      if (sum) {
        status.textContent += ' ' + status.dataset.code + ' ';
        status.append(Object.assign(document.createElement('code'), { textContent: sum.slice(0, 16).match(/.{4}/g).join(' ') }));
      }
    });
  });

  // A browser may refuse to remember anything. Then that is said.
  var keep = noting.keep;
  var status = noting.querySelector('.kept');
  function store() {
    if (!keep.checked) { return; }
    var written = {};
    notes.forEach(function (n) { if (n.value) { written[n.name] = n.value; } });
    try {
      localStorage.setItem(key, JSON.stringify(written));
      status.textContent = status.dataset.kept;
    } catch (e) {
      keep.checked = false;
      status.textContent = status.dataset.refused;
    }
  }
  function forget() {
    try { localStorage.removeItem(key); } catch (e) { /* nothing was kept */ }
  }
  function fill(written) {
    notes.forEach(function (n) {
      n.value = typeof written[n.name] === 'string' ? written[n.name] : '';
      n.dispatchEvent(new Event('filled'));
    });
  }
  try {
    var before = JSON.parse(localStorage.getItem(key));
    if (before && typeof before === 'object') {
      keep.checked = true;
      fill(before);
    }
  } catch (e) { /* nothing is kept */ }
  keep.addEventListener('change', function () {
    status.textContent = '';
    if (keep.checked) { store(); } else { forget(); }
  });
  notes.forEach(function (n) { n.addEventListener('input', store); });
  noting.querySelector('.erase').addEventListener('click', function (e) {
    if (!window.confirm(e.target.dataset.sure)) { return; }
    forget();
    keep.checked = false;
    fill({});
    status.textContent = status.dataset.erased;
  });
  noting.querySelector('.save').addEventListener('click', function () {
    download(noting.dataset.file + '.txt', document.querySelector('h1').textContent + '\n' + code + '\n\n' + noted());
  });
  noting.addEventListener('submit', function (e) { e.preventDefault(); });
})();
