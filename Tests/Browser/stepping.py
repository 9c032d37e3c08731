"""Figures: by button, slider and key, what is said, and what a count is made of."""

STEPPED = "figure.figure.stepping"

STATE = """figure => {
  const lit = [...figure.querySelectorAll('.code .lit')].map(line => Number(line.dataset.n));
  const data = JSON.parse(figure.querySelector('script.steps').textContent);
  const at = Number(figure.querySelector('.place .at').textContent);
  const holder = document.createElement('p');
  const step = data.steps[at - data.base];
  holder.innerHTML = (step.l ? '<b>' + step.l + '</b> ' : '') + step.t;
  return { at, lit, base: data.base, count: data.steps.length, lines: [step.a, step.b],
    said: figure.querySelector('.sentence.now').textContent, wanted: holder.textContent,
    told: figure.querySelector('input[type=range]').getAttribute('aria-valuetext'),
    value: Number(figure.querySelector('input[type=range]').value) };
}"""


# Two repeats of a held key at once, so that a slow machine has no pause between them.
HELD = """figure => [1, 2].map(() => {
  figure.dispatchEvent(new KeyboardEvent('keydown',
    { key: 'ArrowRight', repeat: true, bubbles: true, cancelable: true }));
  return figure.querySelector('.sentence.now').textContent;
})"""


def figures(site, **context):
    """The stepped figures of all pages, each with its page open."""
    for page in site.pages:
        tab = site.open(page, **context)
        for figure in tab.locator(STEPPED).all():
            yield page, tab, figure
        tab.context.close()


def state(figure):
    return figure.evaluate(STATE)


def check_state(site, page, figure, at):
    now = state(figure)
    site.expect(page, now["at"], at, "the step shown")
    site.expect(page, now["value"], at, "the slider's value")
    site.expect(page, now["said"], now["wanted"], f"the sentence of step {at}")
    site.expect(page, now["told"], now["wanted"], f"the slider's text at step {at}")
    lit = [line for line in now["lit"] if not now["lines"][0] <= line <= now["lines"][1]]
    site.expect(page, lit, [], f"lines lit at step {at} that have not just run")
    return now


def buttons(site):
    for page, tab, figure in figures(site):
        last = state(figure)["base"] + state(figure)["count"] - 1
        # Forced: the driver waits for ever for a button that says it is disabled.
        go = lambda way: figure.locator(f"[data-go={way}]").click(force=True)
        go("first")
        first = state(figure)["base"]
        check_state(site, page, figure, first)
        for step in range(first, last):
            go("step")
            check_state(site, page, figure, step + 1)
            if step > first + 12:
                break
        go("back")
        go("last")
        check_state(site, page, figure, last)
        button = figure.locator("[data-go=step]")
        site.expect(page, button.get_attribute("aria-disabled"), "true", "Step at the end")
        button.click(force=True)
        check_state(site, page, figure, last)


def keys(site):
    for page, tab, figure in figures(site):
        now = state(figure)
        first, last = now["base"], now["base"] + now["count"] - 1
        tab.locator("body").press("ArrowRight")
        site.expect(page, state(figure)["at"], now["at"], "a key outside the figure steps")
        figure.evaluate("figure => figure.focus()")
        for key, at in [("Home", first), ("ArrowRight", min(first + 1, last)),
                        ("ArrowLeft", first), ("End", last)]:
            figure.press(key)
            check_state(site, page, figure, at)
        figure.press("Shift+ArrowLeft")
        if last > first and state(figure)["at"] == last:
            site.problem(page, "Shift+Left leads to no change")
        figure.locator("input[type=range]").focus()
        tab.keyboard.press("Home")
        check_state(site, page, figure, first)


def live(site):
    """The one polite region is silent while a key repeats, and then says the last step."""
    for page, tab, figure in figures(site):
        regions = figure.locator("[aria-live]")
        site.expect(page, regions.count(), 1, "live regions of the figure")
        site.expect(page, regions.get_attribute("aria-live"), "polite", "the region")
        now = state(figure)
        if now["count"] < 4:
            continue
        figure.press("Home")
        figure.press("ArrowRight")
        said = state(figure)["said"]
        site.expect(page, figure.evaluate(HELD), [said, said], "what is said while a key repeats")
        settle(tab, figure)
        check_state(site, page, figure, now["base"] + 3)


def settle(tab, figure):
    """Waits until the region says the step shown, five seconds at most."""
    for _ in range(50):
        now = state(figure)
        if now["said"] == now["wanted"]:
            return
        tab.wait_for_timeout(100)


def stillness(site):
    """The Step button and the figure keep their places while stepping, wide and on a phone."""
    place = """figure => {
      const box = figure.querySelector('[data-go=step]').getBoundingClientRect();
      const outer = figure.getBoundingClientRect();
      return [box.left - outer.left, box.top - outer.top, box.width, box.height, outer.height]
        .map(Math.round).join(' ');
    }"""
    for width in (1280, 390):
        for page, tab, figure in figures(site, width=width):
            figure.press("Home")
            places = {figure.evaluate(place)}
            for _ in range(min(40, state(figure)["count"])):
                figure.press("ArrowRight")
                tab.wait_for_timeout(0)
                places.add(figure.evaluate(place))
            why = figure.locator("[data-go=why]")
            if why.count() and why.is_visible():
                why.click()
                places.add(figure.evaluate(place))
            site.expect(page, len(places), 1, f"places of Step at {width} px: {sorted(places)}")


def sizes(site):
    """Controls are 44 px square, everything else to press is at least 24."""
    small = """figure => [...figure.querySelectorAll('button, summary, input')].filter(element => {
      const box = element.getBoundingClientRect();
      const least = element.closest('.controls') ? 44 : 24;
      return box.width && (box.width < Math.min(least, 44) || box.height < least);
    }).map(element => element.outerHTML.slice(0, 60))"""
    for width in (1280, 360):
        for page, _, figure in figures(site, width=width):
            site.expect(page, figure.evaluate(small), [], f"too small to press at {width} px")


def counts(site):
    """A count, by pointer, key and button: the sum is right, and its drawn arrows are lit."""
    for page, tab, figure in figures(site):
        badges = figure.locator(".stepped [data-o]:visible")
        for index in range(min(3, badges.count())):
            badge = badges.nth(index)
            count = badge.text_content().split("→")[-1]
            if all(part.isdigit() for part in count.split("+")):
                count = str(sum(int(part) for part in count.split("+")))
            badge.click()
            said = state(figure)["said"]
            name = badge.get_attribute("data-o")
            head = f"{'#' + name if name.isdigit() else name}: {count}"
            if not said.startswith(head):
                site.problem(page, f"the count {count} is explained as {said!r}")
            if count.isdigit() and int(count):
                parts = said.split(" = ", 1)[-1].split(" + ")
                total = sum(parse(part) for part in parts)
                site.expect(page, total, int(count), f"the parts of {said!r}")
                lit = figure.locator(".stepped path.lit").count()
                if name.isdigit() and "(in " not in said and ("name " in said or " of #" in said) and not lit:
                    site.problem(page, f"no arrow is lit for {said!r}")
            badge.press("Escape")
            check_state(site, page, figure, state(figure)["at"])
            badge.press("Enter")
            if not state(figure)["said"].startswith(head):
                site.problem(page, "Enter does not explain a count")
            badge.press("Escape")


def parse(part):
    words = part.split(" ")
    if len(words) > 1 and words[1] == "×":
        return int(words[0])
    return int(words[0]) if part.endswith(("not shown", "before this step")) else 1


def links(site):
    """A link to a step opens the figure there; the copied one is that link."""
    for page, tab, figure in figures(site):
        ident, now = figure.get_attribute("id"), state(figure)
        at = now["base"] + now["count"] // 2
        other = site.open(page, f"#{ident}@step-{at}")
        check_state(site, page, other.locator(f"#{ident}"), at)
        other.locator(f"#{ident} [data-copy=link]").click()
        if not other.url.endswith(f"#{ident}@step-{at}"):
            site.problem(page, f"the link to step {at} is {other.url}")
        other.context.close()


def programs(site):
    """What is saved and copied is the program that is shown, and Python can read it."""
    for page in site.pages:
        tab = site.open(page)
        for details in tab.locator("figure .run-it").all():
            details.locator("summary").click()
            with tab.expect_download() as saving:
                details.locator("[data-copy=file]").click()
            saved = open(saving.value.path(), encoding="utf-8").read()
            name = saving.value.suggested_filename
            site.expect(page, name.endswith(".py"), True, f"the name {name}")
            try:
                compile(saved, name, "exec")
            except SyntaxError as error:
                site.problem(page, f"{name} is no program: {error}")
        tab.context.close()


CHECKS = [buttons, keys, live, stillness, sizes, counts, links, programs]
