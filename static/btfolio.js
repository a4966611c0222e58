// What the pages do beyond being read: tables can be sorted, the trainees
// chosen among, and the way back leads to the cell of the matrix one came from.
// Every page is complete without it.
(function () {
  'use strict';

  // A browser may refuse to remember anything, above all for files on disk.
  // Then nothing is remembered.
  var memory = {
    key: function (name) {
      return 'btfolio ' + name + ' ' + location.pathname.replace(/[^/]*$/, '');
    },
    get: function (name) {
      try { return sessionStorage.getItem(memory.key(name)); } catch (e) { return null; }
    },
    set: function (name, value) {
      try { sessionStorage.setItem(memory.key(name), value); } catch (e) { /* see above */ }
    }
  };

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  // Where there is room the menu is open. Newer browsers are told so by the
  // style sheet.
  function menu() {
    var details = document.querySelector('.menu');
    if (details && !CSS.supports('selector(::details-content)') && matchMedia('(min-width: 60rem)').matches) {
      details.open = true;
    }
  }

  // Tables are sorted by the column whose head is pressed, up and then down.
  // Rows without a value stay last.
  function sortable(table) {
    var order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    var body = table.tBodies[0];
    var heads = all('thead th', table);

    function value(row, column) {
      var cell = row.cells[column];
      return cell.dataset.value || cell.textContent.trim();
    }

    function sort(column) {
      var head = heads[column];
      var down = head.getAttribute('aria-sort') === 'ascending';
      var rows = Array.from(body.rows);
      rows.sort(function (a, b) {
        var x = value(a, column), y = value(b, column);
        if (!x || !y) { return (x ? 0 : 1) - (y ? 0 : 1); }
        return (down ? -1 : 1) * order.compare(x, y);
      });
      rows.forEach(function (row) { body.appendChild(row); });
      heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    }

    heads.forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.title = table.dataset.sort + ': ' + head.textContent.trim();
      button.textContent = head.textContent.trim();
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () { sort(column); });
    });
  }

  // The choice to see gaps only stays while one reads on.
  function onlyGaps(box) {
    box.checked = memory.get('gaps') === 'yes';
    box.addEventListener('change', function () { memory.set('gaps', box.checked ? 'yes' : 'no'); });
  }

  // One may choose a start group and a programme at once. Without scripts the
  // address chooses one of them.
  function filters(table) {
    var chosen = {};
    var links = all('a[data-by]');
    var notice = document.querySelector('.filter-on');
    document.body.classList.add('filtering');

    function show() {
      var any = Object.keys(chosen).some(function (by) { return chosen[by]; });
      all('tbody tr', table).forEach(function (row) {
        row.hidden = Object.keys(chosen).some(function (by) {
          return chosen[by] && row.dataset[by] !== chosen[by];
        });
      });
      links.forEach(function (link) {
        if (chosen[link.dataset.by] === link.dataset.value) {
          link.setAttribute('aria-current', 'true');
        } else {
          link.removeAttribute('aria-current');
        }
      });
      notice.classList.toggle('shown', any);
    }

    links.forEach(function (link) {
      link.addEventListener('click', function (event) {
        event.preventDefault();
        var by = link.dataset.by;
        chosen[by] = chosen[by] === link.dataset.value ? '' : link.dataset.value;
        show();
      });
      if (link.hash === location.hash) { chosen[link.dataset.by] = link.dataset.value; }
    });
    notice.querySelector('a').addEventListener('click', function (event) {
      event.preventDefault();
      chosen = {};
      show();
    });
    show();
  }

  // The matrix remembers which cell was followed. The pages it leads to offer
  // the way back, and the cell is marked when one is there again.
  function matrix(table) {
    function mark() {
      var cell = document.getElementById(memory.get('cell') || '');
      all('.from', table).forEach(function (other) { other.classList.remove('from'); });
      if (cell && !location.hash) { cell.classList.add('from'); }
    }
    all('td[id] > a', table).forEach(function (link) {
      link.addEventListener('click', function () { memory.set('cell', link.parentNode.id); });
    });
    addEventListener('pageshow', mark);
  }

  function wayBack(line) {
    var cell = memory.get('cell');
    if (!cell || document.querySelector('.matrix')) { return; }
    line.querySelector('a').hash = cell;
    line.hidden = false;
  }

  // The field for searches in the head of each page. / goes to it, or to that of
  // the search page, unless somebody writes or has switched it off: a single key
  // gets in the way of those who speak to their computer.
  function seek(form) {
    var own = document.getElementById('_words'), field = own || form.querySelector('input');
    form.hidden = !!own;
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      location.href = form.dataset.page + '#' + new URLSearchParams({ q: field.value.trim() });
    });
    addEventListener('keydown', function (event) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || slash.off()) { return; }
      if (event.target.closest('input:not([type=checkbox]), select, textarea')) { return; }
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  var slash = {
    off: function () {
      try { return localStorage.getItem('btfolio slash') === 'off'; } catch (e) { return false; }
    },
    choose: function (box) {
      box.checked = !slash.off();
      box.addEventListener('change', function () {
        try { localStorage.setItem('btfolio slash', box.checked ? 'on' : 'off'); } catch (e) { /* as above */ }
      });
    }
  };

  menu();
  all('table.sortable').forEach(sortable);
  all('#only-gaps').forEach(onlyGaps);
  all('table.trainees').forEach(filters);
  all('.overview table.matrix').forEach(matrix);
  all('.return').forEach(wayBack);
  all('.seek').forEach(seek);
  all('#_slash').forEach(slash.choose);
})();
