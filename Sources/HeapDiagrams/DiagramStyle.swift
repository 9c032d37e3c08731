/// The style of all pictures; every class begins with `hb`.
public enum DiagramStyle {
  /// The rules; they want the site's colour variables (`--box`, `--edge`, ..).
  public static let css = """
    .hb text{font:13px ui-monospace,"SF Mono","Cascadia Code","DejaVu Sans Mono",Menlo,Consolas,\
    monospace;fill:var(--ink);white-space:pre;direction:ltr}
    .hb .off{display:none}
    .hb .hb-ground{fill:var(--panel)}
    .hb-b rect{fill:var(--box);stroke:var(--edge);stroke-width:1.5}
    .hb-b.hb-chg rect{stroke:var(--changed);stroke-width:2.5}
    .hb-b.hb-gone rect{fill:var(--gone-fill);stroke:var(--gone-edge);stroke-dasharray:6 3}
    .hb-b.hb-gc rect{fill:var(--gc-fill);stroke:var(--gc);stroke-width:2}
    .hb-b.hb-kept rect{fill:var(--box)}
    .hb-b.hb-gc.hb-chg rect{stroke:var(--changed);stroke-width:2.5}
    .hb-freed rect{stroke:var(--freed-edge);stroke-width:1.5;stroke-dasharray:1.5 3}
    .hb-ghost rect{fill:none;stroke:var(--freed-edge);stroke-width:1.5;stroke-dasharray:1.5 3}
    .hb-hatch{stroke:var(--rule);stroke-width:2}
    .hb .hb-t.hb-gone text{fill:var(--gone-ink)}
    .hb .hb-t.hb-struck text{fill:var(--muted);text-decoration:line-through}
    .hb .hb-t.hb-chg text{fill:var(--changed);font-weight:700}
    .hb .hb-s text{font-size:12px;fill:var(--muted)}
    .hb .hb-s.hb-gone text{fill:var(--gone-ink)}
    .hb .hb-s.hb-chg text{fill:var(--changed)}
    .hb .hb-s.hb-gc text{fill:var(--gc)}
    .hb-i path{stroke:var(--rule)}
    .hb-i circle{fill:var(--edge)}
    .hb-i.hb-gone circle{fill:var(--gone-edge)}
    .hb-i.hb-chg circle{fill:var(--changed)}
    .hb-g0{fill:var(--g0)}.hb-g1{fill:var(--g1)}.hb-g2{fill:var(--g2)}
    .hb-n rect{fill:var(--box);stroke:var(--edge);stroke-width:1.5}
    .hb .hb-n text{font-weight:700;text-anchor:middle}
    .hb-n.hb-chg rect{stroke:var(--changed);stroke-width:2.5}
    .hb .hb-n.hb-chg text{fill:var(--changed)}
    .hb-n.hb-gc rect{stroke:var(--gc);stroke-width:2}
    .hb .hb-n.hb-gc text{fill:var(--gc)}
    .hb-a path{fill:none;stroke:var(--edge);stroke-width:1.5}
    .hb-a .hb-h{fill:var(--edge);stroke:none}
    .hb-a .hb-halo{stroke:var(--panel);stroke-width:5.5;stroke-dasharray:none}
    .hb-a.hb-gone path{stroke:var(--gone-edge);stroke-dasharray:6 3}
    .hb-a.hb-gone .hb-h{fill:var(--gone-edge);stroke:none}
    .hb-a.hb-chg path{stroke:var(--changed);stroke-width:2.5}
    .hb-a.hb-chg .hb-h{fill:var(--changed);stroke:none}
    .hb-a.hb-drop path{stroke:var(--changed);stroke-dasharray:1.5 3}
    .hb-a.hb-drop .hb-h{fill:var(--changed);stroke:none}
    .hb-a.hb-gc path{stroke:var(--gc);stroke-width:1.5}
    .hb-a.hb-now path{stroke-width:3}
    .hb-a.hb-gc .hb-h{fill:var(--gc);stroke:none}
    .hb-a.hb-weak path{stroke-dasharray:2 3}
    .hb-a.hb-weak .hb-h{fill:var(--panel);stroke:var(--edge);stroke-width:1.5;stroke-dasharray:none}
    .hb-a.hb-weak.hb-chg .hb-h{fill:var(--panel);stroke:var(--changed)}
    .hb-a path.hb-halo{stroke:var(--panel);stroke-width:5.5;stroke-dasharray:none}
    .hb .hb-n .lit rect{stroke:var(--accent);stroke-width:2.5}
    .hb .hb-n .lit text{fill:var(--accent)}
    .hb [data-o]{cursor:pointer}
    .hb-a path.lit{stroke:var(--accent);stroke-width:2.5}
    .hb-a path.lit+.hb-h{fill:var(--accent);stroke:none}
    .hb-gauge rect{fill:var(--box);stroke:var(--freed-edge)}
    .hb-gauge.hb-full rect{fill:var(--edge);stroke:none}
    .hb-gauge.hb-over rect{fill:var(--changed);stroke:none}
    .hb-k path{stroke:var(--edge);stroke-width:1}
    .hb-k.hb-free path{fill:var(--box)}
    .hb-k.hb-next path{fill:var(--box);stroke:var(--changed);stroke-width:2.5}
    .hb-k.hb-obj path{fill:var(--line)}
    .hb-k.hb-oth path{fill:var(--gone-fill)}
    .hb-k.hb-start path{stroke:var(--freed-edge)}
    .hb-k.hb-virgin path{fill:none;stroke:var(--rule)}
    .hb-gap{fill:none;stroke:var(--freed-edge);stroke-width:1}
    .hb .hb-x text{font-size:12px;text-anchor:middle;fill:var(--ink)}
    .hb .hb-x.hb-s text{fill:var(--muted)}
    .hb .hb-c text{font-size:12px}
    .hb .hb-c.hb-chg text{fill:var(--changed);font-weight:700}
    .hb .hb-c.hb-head text{fill:var(--muted);font-weight:700}
    .hb-l rect{fill:var(--line)}
    .hb-bar rect{fill:var(--changed)}
    .hb-area rect{fill:none;stroke:var(--freed-edge);stroke-width:1}
    .hb-area.hb-chg rect{stroke:var(--changed);stroke-width:2.5}
    .hb-rule path{stroke:var(--rule);fill:none}
    .hb-tick path{stroke:var(--changed);stroke-width:2.5;fill:none}
    .hb-mark path{stroke:var(--gc);stroke-width:2.5;fill:none}
    .hb-plot path{fill:none;stroke:var(--edge);stroke-width:1.5;stroke-linejoin:round}
    .hb-plot.hb-p0 path{stroke:var(--g0)}.hb-plot.hb-p1 path{stroke:var(--g1)}
    .hb-plot.hb-p2 path{stroke:var(--g2)}.hb-plot.hb-pause path{stroke:var(--gc);stroke-width:2}
    .hb-plot .hb-fill{fill:var(--gone-fill);stroke:none}
    @media (prefers-contrast:more){.hb rect,.hb path{stroke-width:2.5}.hb .hb-s text{fill:var(--ink)}}
    @media (forced-colors:active){
    .hb rect,.hb path{stroke:CanvasText}.hb text{fill:CanvasText!important}
    .hb-b rect,.hb-n rect{fill:Canvas}.hb-chg rect,.hb-a.hb-chg path{stroke:Highlight}
    .hb-h,.hb-i circle{fill:CanvasText}.hb-halo{stroke:Canvas!important}}

    """

  /// The colour variables, for files that stand alone.
  static let variables = """
    :root{--panel:#f3f5f7;--box:#fff;--ink:#1f2328;--muted:#57606a;--rule:#d5dae0;--accent:#0b57d0;\
    --line:#fff1b8;--edge:#3b4754;--changed:#a34a00;--gone-fill:#e6e8eb;--gone-edge:#5d6670;\
    --gone-ink:#4b535c;--gc:#6d28d9;--gc-fill:#f1eafe;--freed-edge:#6e7781;--g0:#0a7f8c;\
    --g1:#7a5c00;--g2:#8a3b8f}
    @media (prefers-color-scheme:dark){:root{--panel:#1b1f24;--box:#1e2328;--ink:#e6e8eb;\
    --muted:#a3acb5;--rule:#343a40;--accent:#7cb7ff;--line:#3d3413;--edge:#aab4bf;\
    --changed:#f5b942;--gone-fill:#2b2f34;--gone-edge:#99a2ab;--gone-ink:#b9c0c7;--gc:#c4a7ff;\
    --gc-fill:#2a2140;--freed-edge:#8b949e;--g0:#4fd1dd;--g1:#e0bd4f;--g2:#e39be8}}

    """
}
