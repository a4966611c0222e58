// A meeting before a big screen: pages are shown as slides that fit it, and every
// link leads to slides again. The address keeps the mode and when the meeting began,
// since a browser may remember nothing for files on disk: page.html?_show=SECONDS,
// with &_clock=off while the clock is hidden, and #_2 for the second slide of a page.
(function () {
  'use strict';

  var query = new URLSearchParams(location.search);
  var longest = 12 * 3600; // a meeting that began earlier is another one

  function seconds() { return Math.floor(Date.now() / 1000); }

  function search(began, clock) {
    return '?_show=' + began + (clock ? '' : '&_clock=off');
  }

  function all(selector, within) {
    return Array.from(within.querySelectorAll(selector));
  }

  // Read as usual, a page offers the mode where a meeting begins.
  if (!query.has('_show')) {
    addEventListener('DOMContentLoaded', function () {
      all('.show', document).forEach(function (offer) {
        offer.hidden = false;
        offer.querySelector('button').addEventListener('click', function () {
          location.search = search(seconds(), true);
        });
      });
    });
    return;
  }

  var meeting = { began: Number(query.get('_show')), clock: query.get('_clock') !== 'off' };
  if (!(meeting.began <= seconds() && seconds() - meeting.began < longest)) { meeting.began = seconds(); }
  document.documentElement.classList.add('meeting');

  // A link to another page leads to its slides.
  function carry(link) {
    var page = link.protocol === location.protocol && link.host === location.host && /\.html$/.test(link.pathname);
    if (page) { link.search = search(meeting.began, meeting.clock); }
  }

  function carryOn(event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (link) { carry(link); }
  }

  function go(page, hash) {
    var link = document.createElement('a');
    link.href = page;
    link.hash = hash;
    carry(link);
    location.href = link.href;
  }

  // A stage lays out what a page shows. Each flow runs on from slide to slide in
  // columns as high as the screen. A file that can be seen stands beside the text.
  function stageOf(main) {
    var stage = document.createElement('div'), flows = [], exhibits = [];
    stage.className = 'stage';

    function flow(nodes, broad, whole) {
      var box = document.createElement('div');
      box.className = broad ? 'flow broad' : 'flow';
      nodes.forEach(function (node) { if (node) { box.append(node); } });
      stage.append(box);
      flows.push({ box: box, broad: broad, whole: whole, from: 0, slides: 1 });
    }

    if (main.querySelector(':scope > .verdict')) {
      var matrix = main.querySelector('.first > section');
      flow([main.querySelector('.verdict'), main.querySelector('.next')], true, true);
      flow([matrix], true, true);
      stage.lastChild.classList.add('filled');
      main.querySelector('.first').remove();
    }
    var title = main.querySelector(':scope > .title, :scope > .text > .title');
    if (title) { main.append(title); }
    all('.file:has(iframe, img)', main).forEach(function (file) {
      file.classList.add('exhibit');
      stage.append(file);
      exhibits.push(file);
      // A frame of its own, since one that is moved is loaded twice.
      all('iframe', file).forEach(function (frame) {
        var whole = document.createElement('iframe');
        whole.title = frame.title;
        whole.src = frame.src.replace(/#.*/, '#navpanes=0&toolbar=0&pagemode=none&view=FitH');
        frame.replaceWith(whole);
      });
    });
    all('.attachments:not(:has(.file))', main).forEach(function (empty) { empty.remove(); });
    var rest = Array.from(main.children).filter(function (node) { return node !== title && !node.matches('.return'); });
    if (rest.length > 0) { flow(rest, !main.querySelector(':scope > .text')); }
    main.append(stage);
    stage.classList.toggle('beside-text', exhibits.length > 0);
    return { box: stage, flows: flows, exhibits: exhibits, slides: 1, at: 0 };
  }

  // How many columns a flow fills, of those that a slide has.
  function filled(flow, columns, gap) {
    return Math.round((flow.box.scrollWidth + gap) / (flow.box.clientWidth + gap) * columns);
  }

  function layOut(stage) {
    var from = 0;
    stage.flows.forEach(function (flow) {
      var columns = flow.broad || stage.exhibits.length > 0 ? 1 : 2;
      flow.box.style.columnCount = columns;
      flow.box.style.columnFill = 'auto';
      var gap = parseFloat(getComputedStyle(flow.box).columnGap);
      // The verdict and the matrix are seen as a whole, in smaller letters where need be.
      var zoom = 1;
      flow.box.style.zoom = zoom;
      var n = filled(flow, columns, gap);
      while (flow.whole && n > 1 && zoom > 0.6) {
        zoom -= 0.05;
        flow.box.style.zoom = zoom;
        n = filled(flow, columns, gap);
      }
      if (n <= columns) { flow.box.style.columnFill = 'balance'; }
      flow.wide = flow.box.clientWidth + gap;
      flow.from = from;
      flow.slides = Math.max(1, Math.ceil(n / columns));
      from += flow.slides;
    });
    stage.slides = Math.max(from, stage.exhibits.length, 1);
  }

  function show(stage, at) {
    stage.at = Math.max(0, Math.min(at, stage.slides - 1));
    stage.flows.forEach(function (flow, i) {
      var slide = stage.at - flow.from;
      var last = i === stage.flows.length - 1;
      if (last) { slide = Math.min(slide, flow.slides - 1); }
      flow.box.classList.toggle('on', slide >= 0 && slide < flow.slides);
      flow.box.style.transform = 'translateX(' + -slide * flow.wide + 'px)';
    });
    stage.exhibits.forEach(function (file, i) {
      file.classList.toggle('on', i === Math.min(stage.at, stage.exhibits.length - 1));
    });
    stage.box.scrollTop = stage.box.scrollLeft = 0;
  }

  // The slide that an element stands on; -1 where it is on none.
  function slideOf(stage, element) {
    var flow = stage.flows.find(function (f) { return f.box.contains(element); });
    if (!flow) { return -1; }
    var off = element.getBoundingClientRect().left - flow.box.getBoundingClientRect().left;
    return flow.from + Math.max(0, Math.floor(off / flow.wide + 0.001));
  }

  function begin() {
    var main = document.getElementById('_main');
    var bar = document.querySelector('.meeting-bar');
    if (!main || !bar) { return; }
    var parts = {};
    ['place', 'clock', 'clocked', 'prev', 'next', 'leave'].forEach(function (name) {
      parts[name] = bar.querySelector('.' + name);
    });
    var place = parts.place.textContent;
    // The search has a page that grows while one types.
    var stage = main.querySelector('.search') ? null : stageOf(main);

    function refresh(at) {
      if (!stage) { return; }
      show(stage, at);
      var part = stage.slides > 1 ? parts.place.dataset.part + ' ' + (stage.at + 1) + '/' + stage.slides : '';
      parts.place.textContent = [place, part].filter(Boolean).join(' · ');
      parts.next.disabled = stage.at === stage.slides - 1 && !parts.next.dataset.page;
      parts.prev.disabled = stage.at === 0 && !parts.prev.dataset.page && !parts.prev.matches('.back');
    }

    // The place that the address names.
    function named() {
      var name = decodeURIComponent(location.hash.slice(1));
      var element = name && document.getElementById(name);
      if (element && stage) { return slideOf(stage, element); }
      if (name === '_last') { return stage ? stage.slides - 1 : 0; }
      return /^_\d+$/.test(name) ? Number(name.slice(1)) - 1 : 0;
    }

    function step(by) {
      var at = stage ? stage.at + by : by;
      if (stage && at >= 0 && at < stage.slides) {
        refresh(at);
        history.replaceState(null, '', '#_' + (at + 1));
      } else if (by > 0 && parts.next.dataset.page) {
        go(parts.next.dataset.page, '');
      } else if (by < 0 && parts.prev.dataset.page) {
        go(parts.prev.dataset.page, '#_last');
      } else if (by < 0 && parts.prev.matches('.back')) {
        history.back();
      }
    }

    function leave() {
      var hash = /^#_(\d+|last)$/.test(location.hash) ? '' : location.hash;
      location.href = location.pathname + hash;
    }

    function tick() {
      parts.clock.textContent = Math.floor((seconds() - meeting.began) / 60) + ' ' + parts.clock.dataset.unit;
      parts.clock.hidden = !meeting.clock;
      parts.clocked.setAttribute('aria-pressed', meeting.clock);
    }

    function clock() {
      meeting.clock = !meeting.clock;
      history.replaceState(null, '', search(meeting.began, meeting.clock) + location.hash);
      tick();
    }

    parts.next.addEventListener('click', function () { step(1); });
    parts.prev.addEventListener('click', function () { step(-1); });
    parts.leave.addEventListener('click', leave);
    parts.clocked.addEventListener('click', clock);

    var keys = {
      ArrowRight: function () { step(1); }, PageDown: function () { step(1); }, ' ': function () { step(1); },
      ArrowLeft: function () { step(-1); }, PageUp: function () { step(-1); }, Escape: leave, k: clock
    };
    addEventListener('keydown', function (event) {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) { return; }
      if (event.key !== 'Escape' && event.target.closest('input, select, textarea')) { return; }
      if (event.key === ' ' && event.target.closest('button, summary')) { return; }
      event.preventDefault();
      keys[event.key]();
    });
    addEventListener('click', carryOn, true);
    addEventListener('auxclick', carryOn, true);
    addEventListener('hashchange', function () { refresh(named()); });
    // The tab key brings what it reaches into sight.
    main.addEventListener('focusin', function (event) {
      var at = stage ? slideOf(stage, event.target) : -1;
      if (at >= 0 && at !== stage.at) { refresh(at); }
    });

    function fit() {
      var at = stage.at;
      layOut(stage);
      refresh(at);
    }

    all('a[href]', document).forEach(carry);
    if (stage) {
      layOut(stage);
      refresh(named());
      addEventListener('resize', fit);
      addEventListener('load', fit); // pictures have their size now
      addEventListener('toggle', fit, true);
    }
    tick();
    setInterval(tick, 5000);
  }

  addEventListener('DOMContentLoaded', begin);
})();
