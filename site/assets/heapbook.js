// What the pages of a course do beyond reading: stepping through figures, explaining counts,
// searching, copying, colours.
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

  function save(text, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
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
    var pane = find(".picture", figure);
    var template = find("template.run", figure);
    var svg = template && find("svg", template.content);
    if (svg) {
      var place = document.createElement("div");
      place.className = "stepped";
      place.appendChild(document.adoptNode(svg));
      template.remove();
      pane.appendChild(place);
      figure.classList.add("stepping");
      this.svg = find("svg", place);
    } else if (pane && all(".still svg", pane).length === 1) {
      this.svg = find(".still svg", pane);
    }
    if (!this.svg) return;
    var title = find("title", this.svg);
    this.title = title ? title.textContent + ". " : "";
    this.explains = pane.dataset.explain;
    this.badges = all("[data-o]", this.svg);
    if (this.badges.length) this.open();
    this.parts = parts(this.svg, "data-s", "off", true).concat(
      parts(this.svg, "data-c", "hb-chg", false));
  }

  // What steps switch: elements that have a class at the steps of a list, or at all others.
  function parts(svg, attribute, name, inverse) {
    return all("[" + attribute + "]", svg).map(function (element) {
      var list = ranges(element.getAttribute(attribute));
      return { element: element, ranges: list, name: name, on: inverse, inverse: inverse };
    });
  }

  // Counts become buttons. Whoever listens hears them, the sentence and the table; the rest of the
  // drawing is for the eye.
  Drawing.prototype.open = function () {
    this.svg.setAttribute("role", "document");
    all("svg > g", this.svg.parentNode).forEach(function (group) {
      if (!find("[data-o]", group)) group.setAttribute("aria-hidden", "true");
    });
    this.badges.forEach(function (badge) {
      badge.setAttribute("role", "button");
      badge.setAttribute("tabindex", "-1");
      var label = this.explains + " " + nameOf(badge) + ": " + countOf(badge);
      badge.setAttribute("aria-label", label);
    }, this);
  };

  // What a count is of: an object by its number, or the row of the table that explains it.
  function nameOf(badge) {
    var name = badge.getAttribute("data-o");
    return /^\d+$/.test(name) ? "#" + name : name;
  }

  // "2→1" -> "1"
  function countOf(badge) {
    return find("text", badge).textContent.split("\u2192").pop();
  }

  Drawing.prototype.shownBadges = function () {
    return (this.badges || []).filter(function (badge) { return !badge.closest(".off"); });
  };

  // One badge is in the order of the tab key; up and down lead to the others.
  Drawing.prototype.rove = function (to) {
    var shown = this.shownBadges();
    (this.badges || []).forEach(function (badge) {
      badge.setAttribute("tabindex", badge === (to || shown[0]) ? "0" : "-1");
    });
  };

  // Lights the arrows that make a count, or puts them all out.
  Drawing.prototype.light = function (badge) {
    if (!this.svg) return;
    all(".lit", this.svg).forEach(function (element) { element.classList.remove("lit"); });
    if (!badge) return;
    badge.classList.add("lit");
    var selector = "[data-t='" + CSS.escape(badge.getAttribute("data-o")) + "']";
    all(selector, this.svg).forEach(function (arrow) {
      if (!arrow.closest(".hb-drop")) arrow.classList.add("lit");
    });
  };

  Drawing.prototype.show = function (number) {
    (this.parts || []).forEach(function (part) {
      var on = holds(part.ranges, number);
      if (on !== part.on) part.element.classList.toggle(part.name, on !== part.inverse);
      part.on = on;
    });
  };

  Drawing.prototype.say = function (sentence) {
    if (!this.svg) return;
    this.svg.setAttribute("aria-label", this.title + sentence);
  };

  // MARK: Figures

  function Figure(element) {
    this.element = element;
    this.data = JSON.parse(find("script.steps", element).textContent);
    this.unpack();
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
    this.why = find("[data-go=why]", element);
    if (this.why) this.why.hidden = !(this.drawing.badges || []).length;
    this.listen();
    this.reserve();
    this.go(this.data.open, false);
  }

  Figure.prototype.listen = function () {
    var figure = this;
    this.element.addEventListener("click", function (event) {
      var badge = event.target.closest(".stepped [data-o]");
      if (badge) return figure.explain(badge);
      var button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.go === "why") figure.explainNext();
      else if (button.dataset.go) figure.move(button.dataset.go, false);
      if (button.dataset.copy === "link") figure.copyLink(button);
      copyProgram(button, figure.program());
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
    if (this.badgeKey(event)) return event.preventDefault();
    var shift = event.shiftKey;
    var moves = {
      ArrowLeft: shift ? "changeBack" : "back", ArrowRight: shift ? "change" : "step",
      Home: "first", End: "last"
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    this.move(moves[event.key], event.repeat);
  };

  // Enter on a count explains it, up and down lead to the next one, Escape ends the explanation.
  Figure.prototype.badgeKey = function (event) {
    if (event.key === "Escape" && this.explained) return this.explain(this.explained), true;
    var badge = event.target.closest("[data-o]");
    if (!badge) return false;
    if (event.key === "Enter" || event.key === " ") return this.explain(badge), true;
    var way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way) return false;
    var shown = this.drawing.shownBadges();
    var next = shown[shown.indexOf(badge) + way];
    if (next) {
      this.drawing.rove(next);
      next.focus();
    }
    return true;
  };

  // The row of an object in the table of this step.
  function rowOf(rows, name) {
    return rows.filter(function (row) {
      var head = find("th[scope=row]", row);
      return head && head.textContent === name;
    })[0];
  }

  // Rows hold short marks for the markup between cells; a table is told by its length and by the
  // places, each with its row, at which it differs from the one before.
  Figure.prototype.unpack = function () {
    var marks = {
      "<r>": "<tr><th scope=\"row\">", "<h>": "</th><td>", "<>": "</td><td>",
      "<w>": "</td><td class=\"hb-why\">", "<e>": "</td></tr>\n",
      "<t>": "<table class=\"hb-table\">\n<caption>", "<c>": "</caption>\n<thead>"
    };
    var before = [];
    this.data.rows = (this.data.rows || []).map(function (row) {
      return row.replace(/<[rhwetc]?>/g, function (mark) { return marks[mark]; });
    });
    this.data.tables = this.data.tables && this.data.tables.map(function (table) {
      before = before.slice(0, table[0]);
      for (var index = 1; index < table.length; index += 2) before[table[index]] = table[index + 1];
      return before;
    });
  };

  Figure.prototype.rows = function () {
    var holder = document.createElement("template");
    var rows = this.data.rows;
    holder.innerHTML = ((this.data.tables || [])[this.at] || []).map(function (row) {
      return rows[row];
    }).join("");
    return all("tr", holder.content);
  };

  // "1+1" -> "2"; nothing for what is no number: "immortal", "gc 0".
  function sumOf(badge) {
    var count = countOf(badge);
    if (!/^\d+(\+\d+)?$/.test(count)) return "";
    return "" + count.split("+").reduce(function (sum, part) { return sum + +part; }, 0);
  }

  // How a count is made. The collector's copy is told with the count that stands beside it.
  function reasonOf(badge, rows) {
    var row = rowOf(rows, nameOf(badge));
    var cell = row && find(".hb-why", row);
    if (!cell || !cell.textContent) return "";
    var sum = sumOf(badge);
    if (sum) return sum + " = " + cell.textContent;
    var other = all("[data-o]", badge.ownerSVGElement).filter(function (one) {
      return nameOf(one) === nameOf(badge) && !one.closest(".off") && sumOf(one);
    })[0];
    var own = other ? "; " + sumOf(other) + " = " : ". ";
    return countOf(badge) + own + cell.textContent;
  }

  // Says how a count is made instead of what the step did; a second time ends that.
  Figure.prototype.explain = function (badge) {
    var again = this.explained === badge;
    var reason = again ? "" : reasonOf(badge, this.rows());
    this.explained = reason ? badge : null;
    this.drawing.light(this.explained);
    if (!reason) return this.say(this.steps[this.at]);
    this.drawing.rove(badge);
    var name = document.createElement("b");
    name.textContent = nameOf(badge) + ":";
    this.sentence.textContent = " " + reason;
    this.sentence.prepend(name);
  };

  // The button under the picture: the count that this step changed, then each other one.
  Figure.prototype.explainNext = function () {
    var shown = this.drawing.shownBadges();
    var changed = shown.filter(function (badge) { return badge.closest(".hb-chg"); });
    var order = changed.concat(shown.filter(function (badge) {
      return changed.indexOf(badge) < 0;
    }));
    var next = order[order.indexOf(this.explained) + 1] || order[0];
    if (next && next !== this.explained) this.explain(next);
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
    this.explained = null;
    this.drawing.light(null);
    var step = this.steps[index];
    var shown = index + this.base;
    this.drawing.show(this.data.drawn + index);
    this.drawing.rove();
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
    probe.style.height = "auto";
    this.sentence.before(probe);
    var longest = this.steps.map(sentenceOf).sort(function (one, other) {
      return other.length - one.length;
    }).slice(0, 4);
    var height = Math.max.apply(null, longest.map(function (html) {
      probe.innerHTML = html;
      return probe.offsetHeight;
    }));
    probe.remove();
    var reserved = parseFloat(getComputedStyle(this.sentence).getPropertyValue("--reserved")) || 0;
    this.sentence.style.height = Math.max(height, reserved) + "px";
  };

  Figure.prototype.program = function () {
    return this.data.program || find("code", this.code).textContent;
  };

  Figure.prototype.copyLink = function (button) {
    var hash = "#" + this.element.id + "@step-" + (this.at + this.base);
    try { history.replaceState(null, "", hash); } catch (error) { /* some browsers on file:// */ }
    copy(location.href.split("#")[0] + hash, button);
  };

  function copyProgram(button, text) {
    if (button.dataset.copy === "program") copy(text, button);
    if (button.dataset.copy === "file") save(text, button.dataset.name);
  }

  // A figure without steps has a program to copy and counts to explain.
  function startStill(element) {
    all("[data-copy=program], [data-copy=file]", element).forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        copyProgram(button, find(".code code", element).textContent);
      });
    });
    var drawing = new Drawing(element);
    if (!drawing.svg || !find(".tables .hb-why", element)) return;
    drawing.rove();
    function explain(badge) {
      var reason = badge && reasonOf(badge, all(".tables tr", element));
      drawing.light(reason ? badge : null);
      tell(badge, reason, null, true);
    }
    element.addEventListener("click", function (event) { explain(event.target.closest("[data-o]")); });
    element.addEventListener("keydown", function (event) {
      var badge = event.target.closest("[data-o]");
      var shown = drawing.shownBadges();
      var way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      var next = badge && way && shown[shown.indexOf(badge) + way];
      if (next) {
        drawing.rove(next);
        next.focus();
      } else if (badge && (event.key === "Enter" || event.key === " ")) explain(badge);
      else return;
      event.preventDefault();
    });
  }

  // MARK: Explanations beside what they explain

  var told = null;

  function hush() {
    if (!told) return;
    told.box.remove();
    told.owner.setAttribute("aria-expanded", "false");
    told = null;
  }

  // Shows a text right under an element, within the page's width. What was pinned by a click stays
  // until the next one; the rest goes with the pointer and the focus.
  function tell(owner, text, link, pins) {
    var again = told && told.owner === owner && told.pins;
    hush();
    if (!owner || !text || (again && pins)) return;
    var box = document.createElement("span");
    box.className = "why";
    box.setAttribute("role", "status");
    box.append(text);
    if (link) box.append(" ", link);
    if (owner.closest("svg")) owner.closest(".picture").append(box);
    else (owner.closest(".table") || owner).after(box);
    var place = owner.getBoundingClientRect();
    var frame = box.offsetParent.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var left = Math.max(8, Math.min(place.left, width - box.offsetWidth - 8));
    box.style.left = left - frame.left + box.offsetParent.scrollLeft + "px";
    box.style.top = place.bottom - frame.top + 6 + "px";
    owner.setAttribute("aria-expanded", "true");
    told = { owner: owner, box: box, pins: pins };
  }

  function tellValue(value, pins) {
    var link = null;
    if (value.dataset.step) {
      link = document.createElement("a");
      link.href = value.getAttribute("href") + "@step-" + value.dataset.step;
      link.textContent = root.dataset.showStep;
    }
    tell(value, value.dataset.why, link, pins);
  }

  // Whether the pointer or the focus has gone to the explanation itself.
  function isTold(element) {
    return told && element && told.box.contains(element);
  }

  function startValues() {
    all(".value").forEach(function (value) {
      value.setAttribute("role", "button");
      value.setAttribute("aria-expanded", "false");
      value.classList.add("told");
      var offer = function () { if (!told) tellValue(value, false); };
      var leave = function (event) {
        if (told && told.owner === value && !told.pins && !isTold(event.relatedTarget)) hush();
      };
      value.addEventListener("mouseenter", offer);
      value.addEventListener("focus", offer);
      value.addEventListener("mouseleave", leave);
      value.addEventListener("blur", leave);
      value.addEventListener("click", function (event) {
        event.preventDefault();
        tellValue(value, true);
      });
      value.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        tellValue(value, true);
      });
    });
    document.addEventListener("click", function (event) {
      if (told && !event.target.closest(".why, .value, [data-o]")) hush();
      all("details.claims[open]").forEach(function (list) {
        if (!list.contains(event.target)) list.open = false;
      });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      hush();
      all("details.claims[open]").forEach(function (list) {
        list.open = false;
        find("summary", list).focus();
      });
    });
    addEventListener("resize", hush);
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
      var link = event.target.closest("a[href*='#']");
      if (link && link.closest(".why")) hush();
      if (link && link.hash === location.hash && follow(link.hash)) event.preventDefault();
    });
    follow(location.hash);
  }

  // MARK: Search

  // Without marks on letters, so that "naive" finds "naïve".
  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  function Search(form) {
    this.form = form;
    this.input = find("input", form);
    this.panel = find(".found", form);
    this.status = find("p", this.panel);
    this.list = find("ul", this.panel);
    form.hidden = false;
    var search = this;
    this.input.addEventListener("focus", function () { search.load(); });
    this.input.addEventListener("input", function () { search.show(); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var first = find("a", search.list);
      if (first) location.href = first.href;
    });
    form.addEventListener("keydown", function (event) { search.key(event); });
    document.addEventListener("keydown", function (event) {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      var contents = find(".sidebar-toggle");
      if (contents) contents.open = true;
      search.input.focus();
      search.input.select();
    });
    document.addEventListener("click", function (event) {
      if (!form.contains(event.target)) search.panel.hidden = true;
    });
  }

  // The index is a script that calls back: the only kind of data that file:// lets a page load.
  Search.prototype.load = function () {
    if (this.script) return;
    var search = this;
    window.heapbookSearch = function (entries) {
      search.entries = entries.map(function (entry) {
        return { page: entry[0], id: entry[1], title: entry[2], head: entry[3], text: entry[4],
          low: plain(entry[2] + "\n" + entry[3] + "\n" + entry[4]),
          lowHead: plain(entry[3] || entry[2]), lowText: plain(entry[4]) };
      });
      search.show();
    };
    this.script = document.createElement("script");
    this.script.src = this.form.dataset.index;
    document.head.append(this.script);
  };

  Search.prototype.find = function (terms) {
    return this.entries.map(function (entry, place) {
      var score = 0;
      var hasAll = terms.every(function (term) {
        if (entry.low.indexOf(term) < 0) return false;
        if (entry.lowHead.indexOf(term) >= 0) score += entry.head ? 6 : 9;
        score += Math.min(3, entry.lowText.split(term).length - 1);
        return true;
      });
      return { entry: entry, score: hasAll ? score + 1 : 0, place: place };
    }).filter(function (hit) { return hit.score; }).sort(function (one, other) {
      return other.score - one.score || one.place - other.place;
    });
  };

  Search.prototype.show = function () {
    var terms = plain(this.input.value).split(/\s+/).filter(Boolean);
    this.panel.hidden = !terms.length || !this.entries;
    if (this.panel.hidden) return;
    var hits = this.find(terms);
    this.status.textContent = hits.length
      ? this.form.dataset.found.replace("{number}", hits.length) : this.form.dataset.none;
    this.list.replaceChildren.apply(this.list, hits.slice(0, 12).map(function (hit) {
      return this.item(hit.entry, terms);
    }, this));
  };

  Search.prototype.item = function (entry, terms) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = this.form.dataset.root + entry.page + (entry.id ? "#" + entry.id : "");
    var head = document.createElement("b");
    head.textContent = entry.title + (entry.head ? ": " + entry.head : "");
    link.append(head);
    var term = terms.filter(function (term) { return entry.lowText.indexOf(term) >= 0; })[0];
    var at = term ? entry.lowText.indexOf(term) : -1;
    if (at >= 0 && entry.lowText.length === entry.text.length) {
      var start = at < 50 ? 0 : entry.text.indexOf(" ", at - 50) + 1;
      var mark = document.createElement("mark");
      mark.textContent = entry.text.slice(at, at + term.length);
      var line = document.createElement("span");
      line.append((start ? "\u2026 " : "") + entry.text.slice(start, at), mark,
        entry.text.slice(at + term.length, at + 90).replace(/\S*$/, "\u2026"));
      link.append(line);
    }
    item.append(link);
    return item;
  };

  Search.prototype.key = function (event) {
    if (event.key === "Escape") {
      this.panel.hidden = true;
      return this.input.focus();
    }
    var way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || this.panel.hidden) return;
    event.preventDefault();
    var links = all("a", this.list);
    var next = links.indexOf(document.activeElement) + way;
    (links[next] || this.input).focus();
  };

  startThemes();
  all("figure.figure").forEach(function (element) {
    if (find("script.steps", element)) figures[element.id] = new Figure(element);
    else startStill(element);
  });
  startValues();
  startLinks();
  all("form.search").forEach(function (form) { new Search(form); });
})();
