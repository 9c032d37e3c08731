"""Reading: without scripts, on paper, narrow, dark, magnified, without motion, searching."""

import re

SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def no_scripts(site):
    """Without scripts nothing is offered that needs one, and every state an author names is there."""
    for page in site.pages:
        tab = site.open(page, java_script_enabled=False)
        for selector in [".controls", ".sentence.now", "form.search", ".theme-switch", "[data-copy]"]:
            shown = [one for one in tab.locator(selector).all() if one.is_visible()]
            site.expect(page, len(shown), 0, f"shown without scripts: {selector}")
        for figure in tab.locator("figure.figure:has(script.steps)").all():
            stills = figure.locator(".still svg")
            name = figure.get_attribute("id")
            if not stills.count():
                site.problem(page, f"{name} shows no picture without scripts")
            for still in stills.all():
                if not still.is_visible():
                    site.problem(page, f"a picture of {name} is hidden without scripts")
            told = figure.locator(".still > .sentence").count()
            site.expect(page, told, stills.count(), f"sentences beside the pictures of {name}")
        tab.context.close()


def widths(site):
    """No page scrolls sideways, down to 320 px, and at 200 % of 1280; no pane is cut off."""
    cut = """() => [...document.querySelectorAll('main *, nav *')].filter(element => {
      const style = getComputedStyle(element);
      return style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1
        && element.clientWidth > 0;
    }).map(element => element.outerHTML.slice(0, 60))"""
    for width, scale in [(1280, 1), (760, 1), (640, 2), (390, 1), (360, 1), (320, 1)]:
        for page in site.pages:
            tab = site.open(page, width=width, device_scale_factor=scale)
            for details in tab.locator("figcaption details > summary").all():
                details.click()
            site.expect(page, tab.evaluate(SIDEWAYS), 0, f"scrolls sideways at {width} px")
            site.expect(page, tab.evaluate(cut), [], f"cut off at {width} px")
            tab.context.close()


def phone(site):
    """On a phone the code pane has eight lines, and the lit one is in it."""
    script = """figure => {
      const pane = figure.querySelector('.code');
      const line = figure.querySelector('.code .lit');
      if (!pane || !line) return null;
      const [box, lit] = [pane.getBoundingClientRect(), line.getBoundingClientRect()];
      return [pane.clientHeight <= 176, lit.top >= box.top - 1 && lit.bottom <= box.bottom + 1];
    }"""
    for page in site.pages:
        tab = site.open(page, width=390, height=844)
        for figure in tab.locator("figure.figure.stepping").all():
            figure.press("End")
            for _ in range(6):
                found = figure.evaluate(script)
                if found:
                    site.expect(page, found, [True, True], "eight lines, the lit one among them")
                figure.press("ArrowLeft")
        tab.context.close()


def paper(site):
    """On paper: no controls, every still whole, the book's chapters on pages of their own."""
    cut = """() => {
      const height = (297 - 34) * 96 / 25.4;
      const problems = [];
      for (const still of document.querySelectorAll('.still svg, img')) {
        const box = still.getBoundingClientRect();
        const pane = (still.closest('.picture') || document.body).getBoundingClientRect();
        if (box.right > pane.right + 2) problems.push('a picture is cut at the right');
        if (box.height > height) problems.push('a picture is higher than a page');
      }
      for (const pane of document.querySelectorAll('pre, .table, .picture'))
        if (pane.scrollWidth > pane.clientWidth + 1 && pane.clientWidth)
          problems.push('cut at the right: ' + pane.outerHTML.slice(0, 60));
      for (const one of document.querySelectorAll('.controls, .sidebar, .search, .link, .sentence.now'))
        if (one.getClientRects().length) problems.push('printed: ' + one.className);
      return problems;
    }"""
    for page in site.pages:
        tab = site.open(page, width=680, height=1000)
        tab.emulate_media(media="print")
        site.expect(page, tab.evaluate(cut), [], "on paper")
        pdf = tab.pdf(prefer_css_page_size=True, print_background=True)
        sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
        chapters = tab.locator(".chapter").count()
        if sheets < max(1, chapters and chapters + 2) or sheets > 400:
            site.problem(page, f"it takes {sheets} sheets for {chapters} chapters")
        tab.context.close()


def anchors(site):
    """Every link within the site leads to a page and an element that are there."""
    ids = {}
    found = []
    for page in site.pages:
        tab = site.open(page, java_script_enabled=False)
        names = tab.evaluate("() => [...document.querySelectorAll('[id]')].map(one => one.id)")
        site.expect(page, sorted({name for name in names if names.count(name) > 1}), [], "ids twice")
        ids[page] = set(names)
        hrefs = tab.evaluate("() => [...document.querySelectorAll('a[href]')].map(one => one.href)")
        found += [(page, href) for href in hrefs]
        tab.context.close()
    start = f"file://{site.folder}/"
    for page, href in found:
        if not href.startswith(start):
            continue
        target, _, name = href[len(start):].partition("#")
        if not (site.folder / target).exists():
            site.problem(page, f"there is no {target}")
        elif name and target in ids and name not in ids[target]:
            site.problem(page, f"there is no {name} in {target}")


def colours(site):
    """Dark by the system and by the switch, which is kept; forced colours; no motion."""
    ground = "() => getComputedStyle(document.body).backgroundColor"
    page = site.pages[0]
    tab = site.open(page, color_scheme="dark")
    dark = tab.evaluate(ground)
    tab.context.close()
    tab = site.open(page, color_scheme="light")
    light = tab.evaluate(ground)
    if dark == light:
        site.problem(page, f"dark is as light: {light}")
    switch = tab.locator(".theme-switch")
    switch.click()
    switch.click()
    site.expect(page, tab.evaluate(ground), dark, "the ground after switching to dark")
    tab.reload()
    site.expect(page, tab.evaluate(ground), dark, "the ground after loading again")
    tab.context.close()
    for page in site.pages:
        tab = site.open(page, forced_colors="active", reduced_motion="reduce")
        moving = tab.evaluate("""() => [...document.querySelectorAll('*')].filter(element => {
          const style = getComputedStyle(element);
          return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0;
        }).length""")
        site.expect(page, moving, 0, "elements that move in spite of reduced-motion")
        for figure in tab.locator("figure.figure.stepping:has(.code)").all():
            figure.press("End")
            lit, other = figure.evaluate("""figure => ['.lit', '.l:not(.lit)'].map(selector => {
              const line = figure.querySelector('.code ' + selector);
              return line && getComputedStyle(line).backgroundColor;
            })""")
            if lit and lit == other:
                site.problem(page, "with forced colours the lit line is as any other")
        tab.context.close()


def searching(site):
    """Ctrl+K, words of a heading, arrows and Enter lead to it; nothing is found for nonsense."""
    for page in site.pages:
        tab = site.open(page, width=1280 if page < "m" else 390)
        if not tab.locator("form.search").count():
            tab.context.close()
            continue
        tab.keyboard.press("Control+k")
        tab.keyboard.type("qqzxqq")
        tab.wait_for_selector(".found p:not(:empty)")
        site.expect(page, tab.locator(".found a").count(), 0, "found for nonsense")
        titles = tab.evaluate("""() => [...document.querySelectorAll('.sidebar ul a')]
          .map(one => [one.textContent.trim(), one.getAttribute('href')])""")
        tab.locator("form.search input").fill(titles[0][0])
        tab.wait_for_selector(".found a")
        tab.keyboard.press("ArrowDown")
        target = tab.evaluate("() => document.activeElement.href || ''")
        if titles[0][1].split("/")[-1].split("#")[0] not in target:
            site.problem(page, f"{titles[0][0]} leads to {target}")
        tab.keyboard.press("Enter")
        try:
            tab.wait_for_url(target, timeout=5000)
        except Exception:
            site.problem(page, f"Enter leads to {tab.url}, not to {target}")
        tab.context.close()


def values(site):
    """A number in the text tells its scenario on focus and tap, and leads to the step."""
    for page in site.pages:
        tab = site.open(page, width=390, has_touch=True)
        for value in tab.locator("main .value").all()[:12]:
            value.tap()
            box = tab.locator(".why")
            site.expect(page, box.count(), 1, f"explanations of {value.text_content()}")
            if not box.count():
                continue
            why = value.get_attribute("data-why")
            if not box.text_content().startswith(why):
                site.problem(page, f"{why!r} is told as {box.text_content()!r}")
            place = box.bounding_box()
            if place["x"] < 0 or place["x"] + place["width"] > 390.5:
                site.problem(page, f"an explanation leaves the screen: {place}")
            value.press("Escape")
            site.expect(page, tab.locator(".why").count(), 0, "explanations after Escape")
        link = tab.locator("main a.value")
        # The whole book on one page holds stills: there a value leads to the figure alone.
        if link.count() and page != "print.html":
            step = link.first.get_attribute("data-step")
            target, name = link.first.get_attribute("href").split("#")
            link.first.tap()
            tab.locator(".why a").tap()
            tab.wait_for_url(re.compile(re.escape(f"{target}#{name}@step-{step}") + "$"))
            place = tab.locator(f"#{name} .place .at")
            tab.wait_for_selector(f"#{name}.stepping")
            site.expect(page, place.text_content(), step, f"the step that {name} shows")
        tab.context.close()


CHECKS = [no_scripts, widths, phone, paper, anchors, colours, searching, values]
