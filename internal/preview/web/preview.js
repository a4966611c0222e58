// Keeps a page of the preview as the files are: loads it again when it has
// become another, exchanges style sheets, and shows what was found and what
// is wrong.
(function () {
  'use strict';

  var own = document.currentScript.dataset;
  var shown = {};

  function remembered(name) {
    try { return sessionStorage.getItem('btfolio-preview ' + name); } catch (e) { return null; }
  }

  function remember(name, value) {
    try { sessionStorage.setItem('btfolio-preview ' + name, value); } catch (e) { /* then it is forgotten */ }
  }

  // The page comes back where it was read.
  var place = remembered('place');
  remember('place', '');
  if (place) {
    place = JSON.parse(place);
    if (place.page === own.page) {
      history.scrollRestoration = 'manual';
      addEventListener('load', function () { scrollTo(place.x, place.y); });
      scrollTo(place.x, place.y);
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
      if (old.dataset.leaving || old.href.indexOf('/_btfolio/') >= 0) { return; }
      old.dataset.leaving = 'yes';
      var link = old.cloneNode();
      delete link.dataset.leaving;
      link.href = old.href.replace(/\?.*$/, '') + '?' + version;
      link.onload = link.onerror = function () { old.remove(); };
      old.after(link);
    });
  }

  function put(name, html, front) {
    if (shown[name]) { shown[name].remove(); }
    shown[name] = null;
    if (!html) { return null; }
    var box = document.createElement('template');
    box.innerHTML = html;
    var element = shown[name] = box.content.firstElementChild;
    if (front) { document.body.prepend(element); } else { document.body.append(element); }
    return element;
  }

  function strip(html) {
    var element = put('strip', html, true);
    if (!element) { return; }
    element.open = remembered('strip') === 'open';
    element.addEventListener('toggle', function () { remember('strip', element.open ? 'open' : ''); });
  }

  function fault(html) {
    var element = put('fault', html);
    if (!element) { return; }
    element.querySelector('button').addEventListener('click', function () { put('fault', ''); });
  }

  // A browser opens only a few connections to one server. Pages that nobody
  // sees let go of theirs, and hear what they missed when they are seen.
  var stream;

  function listen() {
    if (stream || document.hidden) { return; }
    stream = new EventSource('/_btfolio/events?page=' + encodeURIComponent(own.page) +
      '&mark=' + own.mark + '&style=' + own.style);
    stream.addEventListener('reload', reload);
    stream.addEventListener('style', function (e) { own.style = JSON.parse(e.data); restyle(own.style); });
    stream.addEventListener('strip', function (e) { strip(JSON.parse(e.data)); });
    stream.addEventListener('fault', function (e) { fault(JSON.parse(e.data)); });
    // The server may have been started anew, on a site without faults.
    stream.addEventListener('open', function () { document.documentElement.dataset.btfolio = 'connected'; fault(''); });
    stream.addEventListener('error', function () { document.documentElement.dataset.btfolio = 'lost'; });
  }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden && stream) { stream.close(); stream = null; }
    listen();
  });
  addEventListener('pagehide', function () { if (stream) { stream.close(); stream = null; } });
  addEventListener('pageshow', listen);
  listen();
})();
