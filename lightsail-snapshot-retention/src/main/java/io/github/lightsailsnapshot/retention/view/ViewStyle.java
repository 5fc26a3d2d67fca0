package io.github.lightsailsnapshot.retention.view;

/** The style sheets. Every text has a contrast of at least 4.5 to what is behind it, every mark of at least 3. */
final class ViewStyle {

  private static final String LIGHT = "--back:#fff;--card:#f6f8fa;--text:#1b1f24;--quiet:#57606a;"
      + "--line:#d0d7de;--keep:#0a6b4d;--on:#fff;--drop:#a8480f;--band:#cfe8de;";
  private static final String DARK = "--back:#0f1419;--card:#182028;--text:#e6edf3;--quiet:#9fb0bf;"
      + "--line:#3a4754;--keep:#4cc38a;--on:#06231a;--drop:#f0a35e;--band:#1c4034;";

  /** The colours of a picture that stands alone or in a page, and its marks. */
  static final String PICTURE = """
      .view{%s}
      @media (prefers-color-scheme:dark){.view{%s}}
      @media print{.view{%s}}
      .view text,text.view{fill:var(--text);font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
      .view .q{fill:var(--quiet)}
      .view .cell{fill:var(--card)}
      .view .k{fill:var(--keep)}
      .view .on{fill:var(--on);font-weight:600}
      .view .d{fill:none;stroke:var(--drop);stroke-width:1.2}
      .view .dt{fill:var(--drop)}
      .view .grid{stroke:var(--line);stroke-width:1;fill:none}
      .view .curve{stroke:var(--keep);stroke-width:2;fill:none;stroke-linejoin:round}
      .view .area{fill:var(--band)}
      .view .back{fill:var(--back)}
      .view .tick{stroke:var(--keep);stroke-width:1.6}
      .view .mark{stroke:var(--quiet);stroke-width:1;stroke-dasharray:3 3;fill:none}
      """.formatted(LIGHT, DARK, LIGHT);

  /** The page around pictures. */
  static final String PAGE = PICTURE + """
      :root{color-scheme:light dark}
      *{box-sizing:border-box}
      body{margin:0;background:var(--back);color:var(--text);line-height:1.5;
        font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
      main{max-width:70rem;margin:0 auto;padding:1.5rem 1rem 4rem}
      h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}
      h2{font-size:1.1rem;margin:2.5rem 0 .75rem}
      p{margin:.25rem 0 .75rem;max-width:46rem}
      code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.95em;overflow-wrap:anywhere}
      .quiet{color:var(--quiet)}
      .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;padding:0;margin:.75rem 0 1rem;list-style:none}
      .legend svg{width:1rem;height:1rem;vertical-align:-.15em;margin-right:.35rem}
      .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0;padding:0}
      .facts div{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.7rem .9rem}
      .facts dt{color:var(--quiet);font-size:.85rem}
      .facts dd{margin:0;font-size:1.35rem;font-weight:600;line-height:1.3}
      .facts dd small{display:block;font-size:.8rem;font-weight:400;color:var(--quiet)}
      .months{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15.5rem),1fr));max-width:76rem;gap:1.25rem 1.5rem}
      .months svg,figure svg{display:block;width:100%;height:auto}
      figure{margin:0}
      .narrow{display:none!important}
      .scroll{overflow-x:auto}
      table{border-collapse:collapse;width:100%;font-size:.9rem}
      th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line);
        font-weight:400;overflow-wrap:anywhere}
      thead th{color:var(--quiet);font-size:.8rem}
      tbody th{font-variant-numeric:tabular-nums}
      td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
      summary{cursor:pointer;padding:.35rem 0}
      summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--keep);outline-offset:2px}
      @media (max-width:40rem){.wide{display:none!important}.narrow{display:block!important}
        main{padding-top:1rem}h1{font-size:1.25rem}
        .list thead{position:absolute;left:-999rem}.list tr{display:block;padding:.45rem 0;border-bottom:1px solid var(--line)}
        .list th,.list td{display:block;border:0;padding:0}}
      @media print{main{max-width:none;padding:0}.months{grid-template-columns:repeat(3,1fr)}
        .months svg,figure,.facts div,tr{break-inside:avoid}h2{break-after:avoid}
        details::details-content{content-visibility:visible}}
      """;

  private ViewStyle() {}
}
