// What the pages of a course do beyond reading: stepping through figures, copying, colours.
// One classic script without dependencies: it must work from file:// under `default-src 'self'`.
(function () {
  "use strict";

  var root = document.documentElement;
  var find = function (selector, within) { return (within || document).querySelector(selector); };
  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };

  // MARK: Colours

  var storeKey = root.dataset.store + ":theme";

  function stored() {
    try { return localStorage.getItem(storeKey); } catch (error) { return null; }
  }

  function store(value) {
    try { localStorage.setItem(storeKey, value); } catch (error) { /* a private window */ }
  }

  function setTheme(name) {
    if (name === "light" || name === "dark") root.dataset.theme = name;
    else delete root.dataset.theme;
    all(".theme-switch").forEach(function (button) {
      find("span", button).textContent = button.dataset[name] || button.dataset.auto;
    });
  }

  function startThemes() {
    var order = ["auto", "light", "dark"];
    var now = order.indexOf(stored()) < 0 ? "auto" : stored();
    setTheme(now);
    all(".theme-switch").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        now = order[(order.indexOf(now) + 1) % order.length];
        store(now);
        setTheme(now);
      });
    });
  }

  // MARK: Copying

  function copyOld(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  function copy(text, button) {
    var said = button.dataset.said = button.dataset.said || button.textContent;
    var way = navigator.clipboard && window.isSecureContext
      ? navigator.clipboard.writeText(text).catch(function () { return copyOld(text); })
      : copyOld(text);
    way.then(function () {
      button.textContent = button.dataset.done;
      setTimeout(function () { button.textContent = said; }, 2000);
    }, function () { /* the text stays selected in the page: nothing is lost */ });
  }

  // MARK: Stepped drawings

  // "3-7,12" -> [[3, 7], [12, 12]]
  function ranges(text) {
    return text.split(",").map(function (part) {
      var ends = part.split("-");
      return [Number(ends[0]), Number(ends[ends.length - 1])];
    });
  }

  function holds(list, number) {
    return list.some(function (range) { return range[0] <= number && number <= range[1]; });
  }

  function Drawing(figure) {
    var template = find("template.run", figure);
    var svg = template && find("svg", template.content);
    if (!svg) return;
    var place = document.createElement("div");
    place.className = "stepped";
    place.appendChild(document.importNode(svg, true));
    find(".picture", figure).appendChild(place);
    figure.classList.add("stepping");
    this.svg = find("svg", place);
    var title = find("title", this.svg);
    this.title = title ? title.textContent + ". " : "";
    this.parts = all("[data-s]", this.svg).map(function (element) {
      return { element: element, ranges: ranges(element.getAttribute("data-s")), on: true };
    });
  }

  // A click on a count lights the arrows that make it, and a second one puts them out.
  Drawing.prototype.explain = function (badge) {
    var number = badge.getAttribute("data-o");
    var lit = badge.classList.contains("lit");
    all(".lit", this.svg).forEach(function (element) { element.classList.remove("lit"); });
    if (lit) return;
    badge.classList.add("lit");
    all("[data-t='" + number + "']", this.svg).forEach(function (arrow) {
      arrow.classList.add("lit");
    });
  };

  Drawing.prototype.show = function (number) {
    (this.parts || []).forEach(function (part) {
      var on = holds(part.ranges, number);
      if (on !== part.on) part.element.classList.toggle("off", !on);
      part.on = on;
    });
  };

  Drawing.prototype.say = function (sentence) {
    if (!this.svg) return;
    this.svg.setAttribute("role", "img");
    this.svg.setAttribute("aria-label", this.title + sentence);
  };

  // MARK: Figures

  function Figure(element) {
    this.element = element;
    this.data = JSON.parse(find("script.steps", element).textContent);
    this.base = this.data.base;
    this.steps = this.data.steps;
    this.drawing = new Drawing(element);
    this.sentence = find(".sentence.now", element);
    this.slider = find(".controls input", element);
    this.place = find(".place .at", element);
    this.code = find(".code", element);
    this.samp = find(".output samp", element);
    this.tables = find(".tables", element);
    this.output = this.samp ? this.samp.textContent : "";
    this.lines = {};
    all(".l", element).forEach(function (line) { this.lines[line.dataset.n] = line; }, this);
    this.sentence.hidden = false;
    find(".controls", element).hidden = false;
    all("[data-copy]", element).forEach(function (button) { button.hidden = false; });
    this.listen();
    this.reserve();
    this.go(this.data.open, false);
  }

  Figure.prototype.listen = function () {
    var figure = this;
    this.element.addEventListener("click", function (event) {
      var badge = event.target.closest("[data-o]");
      if (badge) return figure.drawing.explain(badge);
      var button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.go) figure.move(button.dataset.go, false);
      if (button.dataset.copy === "link") figure.copyLink(button);
      if (button.dataset.copy === "program") copy(figure.program(), button);
    });
    this.slider.addEventListener("input", function () {
      figure.go(Number(figure.slider.value) - figure.base, true);
    });
    this.element.addEventListener("keydown", function (event) { figure.key(event); });
    var table = find(".table-of-step", this.element);
    if (table) table.addEventListener("toggle", function () { figure.fillTable(); });
    if (window.ResizeObserver) {
      var width = 0;
      new ResizeObserver(function () {
        if (width !== figure.element.clientWidth) figure.reserve();
        width = figure.element.clientWidth;
      }).observe(this.element);
    }
  };

  // Where an arrow key must stay the browser's: text fields, and panes that scroll sideways.
  function keepsArrows(target) {
    var pane = target.closest(".code, .picture, .output pre, .tables");
    return target.matches("input:not([type=range]), textarea, select")
      || (pane === target && pane.scrollWidth > pane.clientWidth);
  }

  Figure.prototype.key = function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || keepsArrows(event.target)) return;
    var shift = event.shiftKey;
    var moves = {
      ArrowLeft: shift ? "changeBack" : "back", ArrowRight: shift ? "change" : "step",
      Home: "first", End: "last"
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    this.move(moves[event.key], event.repeat);
  };

  Figure.prototype.move = function (way, held) {
    var last = this.steps.length - 1;
    var to = { first: 0, last: last, back: this.at - 1, step: this.at + 1 }[way];
    if (to === undefined) to = this.changeFrom(this.at, way === "change" ? 1 : -1);
    this.go(Math.max(0, Math.min(last, to)), held);
  };

  Figure.prototype.changeFrom = function (index, direction) {
    var to = index + direction;
    while (this.steps[to] && !this.steps[to].c) to += direction;
    return this.steps[to] ? to : direction > 0 ? this.steps.length - 1 : 0;
  };

  Figure.prototype.go = function (index, held) {
    if (index === this.at || !this.steps[index]) return;
    this.at = index;
    var step = this.steps[index];
    var shown = index + this.base;
    this.drawing.show(this.data.drawn + index);
    this.light(step);
    if (this.samp) this.write(step.o);
    this.slider.value = shown;
    this.place.textContent = shown;
    this.disable("first", index === 0);
    this.disable("back", index === 0);
    this.disable("step", index === this.steps.length - 1);
    this.disable("last", index === this.steps.length - 1);
    this.disable("change", !this.steps.slice(index + 1).some(function (later) { return later.c; }));
    this.fillTable();
    clearTimeout(this.timer);
    var figure = this;
    if (held) this.timer = setTimeout(function () { figure.say(step); }, 150);
    else this.say(step);
  };

  Figure.prototype.disable = function (way, disabled) {
    var button = find("[data-go=" + way + "]", this.element);
    if (button) button.setAttribute("aria-disabled", String(disabled));
  };

  function sentenceOf(step) {
    return (step.l ? "<b>" + step.l + "</b> " : "") + step.t;
  }

  Figure.prototype.say = function (step) {
    this.sentence.innerHTML = sentenceOf(step);
    var text = this.sentence.textContent;
    this.slider.setAttribute("aria-valuetext", text);
    this.drawing.say(text);
  };

  // The lit line has run; the hollow triangle marks the one that runs next.
  Figure.prototype.light = function (step) {
    Object.keys(this.lines).forEach(function (number) {
      var line = this.lines[number];
      line.classList.toggle("lit", step.a <= number && number <= step.b);
      line.classList.toggle("next", String(step.n) === number);
    }, this);
    var lit = this.lines[step.b];
    if (!this.code || !lit) return;
    var pane = this.code;
    var above = lit.offsetTop - pane.scrollTop;
    if (above < 0 || above + 2 * lit.offsetHeight > pane.clientHeight) {
      pane.scrollTop = lit.offsetTop - 4 * lit.offsetHeight;
    }
  };

  // What is not written yet keeps its room, unseen.
  Figure.prototype.write = function (length) {
    var later = document.createElement("span");
    later.className = "later";
    later.textContent = this.output.slice(length);
    this.samp.textContent = this.output.slice(0, length);
    this.samp.appendChild(later);
  };

  Figure.prototype.fillTable = function () {
    if (!this.tables || !this.data.tables || !find(".table-of-step", this.element).open) return;
    var rows = this.data.rows;
    this.tables.innerHTML = (this.data.tables[this.at] || []).map(function (row) {
      return rows[row];
    }).join("");
  };

  // The longest sentence decides the room, so that Step never moves under the pointer.
  Figure.prototype.reserve = function () {
    var probe = this.sentence.cloneNode(false);
    probe.removeAttribute("aria-live");
    probe.setAttribute("aria-hidden", "true");
    probe.style.visibility = "hidden";
    probe.style.minHeight = "0";
    this.sentence.before(probe);
    var longest = this.steps.map(sentenceOf).sort(function (one, other) {
      return other.length - one.length;
    }).slice(0, 4);
    var height = Math.max.apply(null, longest.map(function (html) {
      probe.innerHTML = html;
      return probe.offsetHeight;
    }));
    probe.remove();
    this.sentence.style.minHeight = "max(" + height + "px, var(--reserved, 0px))";
  };

  Figure.prototype.program = function () {
    return this.data.program || find("code", this.code).textContent;
  };

  Figure.prototype.copyLink = function (button) {
    var hash = "#" + this.element.id + "@step-" + (this.at + this.base);
    try { history.replaceState(null, "", hash); } catch (error) { /* some browsers on file:// */ }
    copy(location.href.split("#")[0] + hash, button);
  };

  // A figure without steps has a program to copy, and nothing else to press.
  function startStill(element) {
    all("[data-copy=program]", element).forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        copy(find(".code code", element).textContent, button);
      });
    });
  }

  // MARK: Links to a step

  var figures = {};

  function follow(hash) {
    var parts = decodeURIComponent(hash.slice(1)).split("@step-");
    var figure = parts.length === 2 && figures[parts[0]];
    if (!figure) return false;
    figure.go(Number(parts[1]) - figure.base, false);
    figure.element.scrollIntoView({ block: "nearest" });
    figure.element.focus({ preventScroll: true });
    return true;
  }

  function startLinks() {
    addEventListener("hashchange", function () { follow(location.hash); });
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      if (link && link.hash === location.hash && follow(link.hash)) event.preventDefault();
    });
    // An explanation beside a value goes away on Escape, as whoever magnifies the screen needs it.
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      all(".value:hover, .value:focus").forEach(function (value) { value.classList.add("quiet"); });
    });
    ["pointerout", "focusout"].forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        if (event.target.classList) event.target.classList.remove("quiet");
      });
    });
    follow(location.hash);
  }

  startThemes();
  all("figure.figure").forEach(function (element) {
    if (find("script.steps", element)) figures[element.id] = new Figure(element);
    else startStill(element);
  });
  startLinks();
})();
