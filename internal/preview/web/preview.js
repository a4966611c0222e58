// Keeps a page of the preview as the files are: loads it again when it has
// become another, exchanges style sheets, and shows what was found and what
// is wrong.
(function () {
  'use strict';

  var own = document.currentScript.dataset;
  var beside = document.currentScript.src.replace(/[^/]*$/, '');

  function remembered(name) {
    try { return sessionStorage.getItem('btfolio-preview ' + name); } catch (e) { return null; }
  }

  function remember(name, value) {
    try { sessionStorage.setItem('btfolio-preview ' + name, value); } catch (e) { /* then it is forgotten */ }
  }

  // What was found, and what is wrong. The page came with both; where they
  // say the same as before they stay, with the focus that may be in them.

  function same(old, now) {
    var was = old.cloneNode(true);
    was.hidden = false;
    was.querySelectorAll('details').forEach(function (details) { details.open = false; });
    return was.isEqualNode(now);
  }

  function put(old, html, first) {
    var box = document.createElement('template');
    box.innerHTML = html;
    var now = box.content.firstElementChild;
    if (old && now && same(old, now)) { return null; }
    if (old && now) { old.replaceWith(now); } else if (old) { old.remove(); } else if (now) { first(now); }
    return now;
  }

  function strip(html) {
    var now = put(document.querySelector('.btfolio-strip'), html, function (now) {
      var skip = document.querySelector('body > .skip');
      if (skip) { skip.after(now); } else { document.body.prepend(now); }
    });
    if (now) { unfold(now); }
  }

  function unfold(strip) {
    var details = strip.querySelector('details');
    details.open = remembered('strip') === 'open';
    details.addEventListener('toggle', function () { remember('strip', details.open ? 'open' : ''); });
  }

  function fault(html) {
    var now = put(document.querySelector('.btfolio-overlay'), html, function (now) { document.body.append(now); });
    if (now) { hideable(now); }
  }

  function hideable(overlay) {
    var button = overlay.querySelector('button');
    if (button) { button.addEventListener('click', function () { overlay.hidden = true; }); }
  }

  document.querySelectorAll('.btfolio-strip').forEach(unfold);
  document.querySelectorAll('.btfolio-overlay').forEach(hideable);

  // The page comes back where it was read.

  var place = remembered('place');
  remember('place', '');
  if (place) {
    place = JSON.parse(place);
    if (place.page === own.page) {
      history.scrollRestoration = 'manual';
      scrollTo(place.x, place.y);
      addEventListener('load', function () {
        scrollTo(place.x, place.y);
        history.scrollRestoration = 'auto';
      });
    }
  }

  function reload() {
    remember('place', JSON.stringify({ page: own.page, x: scrollX, y: scrollY }));
    location.reload();
  }

  // A new style sheet takes the place of the old one once it is there, so
  // that the page is never without.
  function restyle(version) {
    document.querySelectorAll('link[rel="stylesheet"]').forEach(function (old) {
      if (old.dataset.leaving || old.href.indexOf(beside) === 0) { return; }
      old.dataset.leaving = 'yes';
      var link = old.cloneNode();
      delete link.dataset.leaving;
      link.href = old.href.replace(/\?.*$/, '') + '?' + version;
      link.onload = link.onerror = function () { old.remove(); };
      old.after(link);
    });
  }

  // A browser opens only a few connections to one server. Pages that nobody
  // sees let go of theirs, and hear what they missed when they are seen.
  var stream;

  function listen() {
    if (stream || document.hidden) { return; }
    var here = stream = new EventSource(beside + 'events?page=' + encodeURIComponent(own.page) +
      '&mark=' + own.mark + '&style=' + own.style);
    here.addEventListener('reload', reload);
    here.addEventListener('style', function (e) { own.style = JSON.parse(e.data); restyle(own.style); });
    here.addEventListener('strip', function (e) { strip(JSON.parse(e.data)); });
    here.addEventListener('fault', function (e) { fault(JSON.parse(e.data)); });
    here.addEventListener('open', function () { document.documentElement.dataset.btfolio = 'connected'; });
    here.addEventListener('error', function () {
      document.documentElement.dataset.btfolio = 'lost';
      // Browsers come back by themselves, except from an answer that was none.
      if (here.readyState === EventSource.CLOSED && stream === here) {
        stream = null;
        setTimeout(listen, 1000);
      }
    });
  }

  function leave() {
    if (stream) { stream.close(); stream = null; }
  }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden) { leave(); } else { listen(); }
  });
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);
  listen();
})();
