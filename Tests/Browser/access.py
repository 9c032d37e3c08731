"""Accessibility: axe on every page in every dress, and the way of the tab key."""

# axe would fetch the style sheets, which file:// does not allow.
RULES = {"resultTypes": ["violations"], "preload": False}


def report(site, page, axe, tab, dress):
    for violation in axe.run(tab, options=RULES).response["violations"]:
        nodes = "; ".join(node["html"][:100] for node in violation["nodes"][:3])
        site.problem(page, f"{dress}: {violation['id']} ({violation['help']}): {nodes}")


def axe(site):
    """No violation: light, dark, on a phone, with everything unfolded, without scripts' help."""
    from axe_playwright_python.sync_playwright import Axe

    checker = Axe()
    for page in site.pages:
        for dress, context in [
            ("light", {}), ("dark", {"color_scheme": "dark"}), ("phone", {"width": 390}),
        ]:
            tab = site.open(page, **context)
            report(site, page, checker, tab, dress)
            tab.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
            tab.wait_for_timeout(50)
            report(site, page, checker, tab, dress + ", unfolded")
            tab.context.close()


def told(site):
    """axe once more with an explanation, a search and a lit count on the page."""
    from axe_playwright_python.sync_playwright import Axe

    checker = Axe()
    for page in site.pages:
        tab = site.open(page, color_scheme="dark")
        value = tab.locator("main .value")
        if value.count():
            value.first.click()
        badge = tab.locator("[data-o]:visible")
        if badge.count():
            badge.first.click()
        if tab.locator("form.search").count():
            tab.locator("form.search input").fill("a")
            tab.wait_for_selector(".found p:not(:empty)")
        report(site, page, checker, tab, "with an explanation")
        tab.context.close()


def order(site):
    """The tab key goes down the page in the order of the text, and all that it reaches is seen."""
    seen = """() => {
      const element = document.activeElement;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return { place: [...document.querySelectorAll('*')].indexOf(element),
        tag: element.outerHTML.slice(0, 70), body: element === document.body,
        shown: box.width > 0 && box.height > 0 && style.visibility === 'visible',
        ring: style.outlineStyle !== 'none' || element.matches('.skip') };
    }"""
    for page in site.pages:
        tab = site.open(page)
        last = -1
        for _ in range(400):
            tab.keyboard.press("Tab")
            now = tab.evaluate(seen)
            if now["body"] or now["place"] <= last and last > 0 and "skip" in now["tag"]:
                break
            if now["place"] < last:
                site.problem(page, f"the tab key goes back to {now['tag']}")
            if not now["shown"]:
                site.problem(page, f"the tab key reaches what is not seen: {now['tag']}")
            if not now["ring"]:
                site.problem(page, f"the focus is not seen on {now['tag']}")
            last = now["place"]
        tab.context.close()


CHECKS = [axe, told, order]
