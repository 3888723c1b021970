// SPDX-License-Identifier: GPL-3.0-or-later

/// How a report looks as a page: one style sheet inside it, no script, no font to fetch.
public enum HTMLStyle {
  /// Colours of text and the ground they stand on; WCAG 2.2 (criterion 1.4.3) asks for 4.5:1.
  static let ink = "#1A1A1A"
  static let softInk = "#4D4D4D"
  static let link = "#005A8C"
  static let paper = "#FFFFFF"
  static let shade = "#F2F5F8"
  static let rule = "#767676"
  static let accent = "#0072B2"

  /// Every text colour with every ground it stands on.
  static let pairs = [
    (ink, paper), (ink, shade), (softInk, paper), (softInk, shade), (link, paper), (link, shade),
  ]

  /// The style sheet of the page.
  public static let sheet = """
    :root { color-scheme: light; }
    body { margin: 0; color: \(ink); background: \(paper);
      font: 1.0625rem/1.6 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
    main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2.2rem 0 .8rem; }
    h1 { font-size: 1.9rem; margin-top: 1rem; }
    h2 { font-size: 1.45rem; border-bottom: 2px solid \(accent); padding-bottom: .25rem; }
    h3 { font-size: 1.2rem; }
    h4, h5, h6 { font-size: 1.05rem; }
    p, ul, ol { margin: .8rem 0; }
    a { color: \(link); }
    a:focus-visible, .table:focus-visible { outline: 3px solid \(accent); outline-offset: 2px; }
    .table { overflow-x: auto; margin: 1.4rem 0 .6rem; }
    table { border-collapse: collapse; font-size: .94rem; line-height: 1.4; }
    caption { text-align: left; padding: .3rem 0 .5rem; }
    th, td { padding: .35rem .7rem; text-align: left; vertical-align: top;
      border-bottom: 1px solid \(rule); }
    thead th { background: \(shade); border-bottom: 2px solid \(ink); vertical-align: bottom; }
    tbody th { font-weight: 600; }
    .end { text-align: right; font-variant-numeric: tabular-nums; }
    .middle { text-align: center; }
    .note, figcaption { color: \(softInk); font-size: .94rem; }
    figure { margin: 1.6rem 0; }
    img { max-width: 100%; height: auto; }
    .aside, blockquote { margin: 1.2rem 0; padding: .2rem 1rem; background: \(shade);
      border-left: 4px solid \(accent); }
    code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
      font-size: .92em; }
    pre { background: \(shade); padding: .8rem 1rem; white-space: pre-wrap;
      overflow-wrap: anywhere; }
    @page { size: A4; margin: 18mm 16mm; }
    @media print {
      body { font-size: 10pt; }
      main { max-width: none; padding: 0; }
      .table { overflow: visible; }
      table { font-size: 8.5pt; }
      thead { display: table-header-group; }
      tr, figure, .aside { break-inside: avoid; }
      h1, h2, h3, h4, caption { break-after: avoid; }
    }
    """
}
