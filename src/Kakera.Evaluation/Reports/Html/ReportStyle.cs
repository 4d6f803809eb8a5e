namespace Kakera.Evaluation.Reports.Html;

/// <summary>How the page looks, on a screen and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root { --ink: #1d2430; --soft: #5c6676; --line: #dfe4ea; --ground: #ffffff; --tint: #f5f7f9; --blue: #0072b2; --orange: #b84e00; --green: #007a59; }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--tint); color: var(--ink); font: 15px/1.6 system-ui, "Segoe UI", "Noto Sans", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic", Meiryo, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1.6rem 3rem 4rem; background: var(--ground); }
        input[name=language] { position: absolute; opacity: 0; }
        nav { text-align: right; font-size: 13px; }
        nav label { margin-left: .8rem; color: var(--soft); cursor: pointer; padding: .1rem .3rem; }
        #show-en:checked ~ main nav label[for=show-en], #show-ja:checked ~ main nav label[for=show-ja] { color: var(--ink); border-bottom: 2px solid var(--blue); }
        #show-en:focus-visible ~ main nav label[for=show-en], #show-ja:focus-visible ~ main nav label[for=show-ja] { outline: 2px solid var(--blue); }
        #show-en:checked ~ main [lang=ja], #show-ja:checked ~ main [lang=en] { display: none; }
        h1 { font-size: 1.9rem; line-height: 1.25; margin: .1rem 0 .3rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
        h2 { font-size: 1.3rem; margin: 3rem 0 .6rem; padding-top: .9rem; border-top: 2px solid var(--ink); break-after: avoid; }
        h3 { font-size: 1.02rem; margin: 1.5rem 0 .3rem; break-after: avoid; }
        p, ul, ol { margin: .4rem 0; max-width: 48rem; }
        ul, ol { padding-left: 1.3rem; } li { margin: .2rem 0; }
        .meta, .soft, small { color: var(--soft); } .meta, .soft { font-size: 13px; }
        small { display: block; font-size: 12px; line-height: 1.4; font-weight: 400; }
        .mark { display: inline-block; background: #fff3dc; border: 1px solid #e6b450; border-radius: 4px; padding: .25rem .7rem; margin: .4rem 0; font-weight: 600; }
        .verdict { border-left: 6px solid var(--soft); background: var(--tint); padding: .8rem 1.2rem; margin: 1rem 0; }
        .verdict [lang=ja] { word-break: auto-phrase; }
        .verdict strong { font-size: 1.15rem; line-height: 1.45; display: block; max-width: 44rem; }
        .verdict.pays { border-color: var(--green); } .verdict.promising { border-color: var(--blue); } .verdict.baseline-better { border-color: var(--orange); }
        .facts { display: grid; grid-template-columns: repeat(4, 1fr); gap: .8rem; margin: 1rem 0; }
        .facts div { border-top: 2px solid var(--line); padding: .5rem 0 0; }
        .facts b { display: block; font-size: 1.5rem; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .facts div > span { font-size: 13px; color: var(--soft); line-height: 1.4; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; margin: .6rem 0; font-size: 13.5px; line-height: 1.45; width: 100%; }
        caption { text-align: left; font-size: 13px; color: var(--soft); padding-bottom: .3rem; } caption b { color: var(--ink); display: block; }
        th { text-align: left; font-weight: 600; padding: .35rem .8rem .35rem 0; vertical-align: bottom; }
        thead th { border-bottom: 1.5px solid var(--ink); }
        tbody th { font-weight: 400; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
        td { border-bottom: 1px solid var(--line); padding: .35rem .8rem .35rem 0; vertical-align: top; }
        td:last-child, th:last-child { padding-right: 0; }
        th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; } td.number, td.number small { white-space: nowrap; }
        .words { white-space: nowrap; }
        figure { margin: 1.2rem 0; break-inside: avoid; } figure svg { max-width: 100%; height: auto; display: block; }
        figcaption { font-size: 13px; line-height: 1.45; color: var(--soft); margin-top: .2rem; } .title { font-weight: 600; font-size: 13px; margin: 0 0 .2rem; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; padding: 0; margin: .2rem 0 .3rem; font-size: 13px; line-height: 1.5; }
        .legend li { margin: 0; } .legend svg { display: inline; vertical-align: middle; margin-right: .4rem; }
        .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2rem; break-inside: avoid; }
        .matrix { margin: 1.2rem 0 .4rem; table-layout: fixed; } .matrix th, .matrix td { text-align: center; border: 2px solid var(--ground); padding: .4rem .2rem; vertical-align: middle; font-variant-numeric: tabular-nums; }
        .matrix th { font-weight: 500; font-size: 12.5px; line-height: 1.25; overflow-wrap: anywhere; } .matrix th[scope=row] { text-align: right; padding-right: .5rem; }
        .matrix.upright { table-layout: auto; } .matrix.upright th[scope=row] { white-space: nowrap; width: 1%; } .matrix.upright td { min-width: 1.5rem; }
        .matrix.upright thead th { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; white-space: nowrap; vertical-align: top; padding: .4rem .2rem; }
        .pictures { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1rem .9rem; margin: .8rem 0; }
        .pictures figure { margin: 0; } .pictures figcaption { font-size: 12.5px; line-height: 1.4; overflow-wrap: anywhere; margin: .25rem 0 0; color: var(--ink); } .pictures figcaption b { display: block; font-size: 12.5px; }
        .pictures figcaption span { display: inline; } .pictures img { width: 100%; aspect-ratio: 1; object-fit: cover; border-radius: 3px; display: block; background: var(--tint); }
        .pictures small { font-size: 11px; } .pictures .wrong { color: var(--orange); } .pictures .right { color: var(--green); }
        .problem { color: var(--orange); font-weight: 600; } .warning { color: var(--blue); font-weight: 600; } .info { color: var(--soft); }
        .findings { list-style: none; padding: 0; } .findings li { margin: .5rem 0; overflow-wrap: anywhere; }
        pre { background: var(--tint); border: 1px solid var(--line); border-radius: 4px; padding: .8rem; font-size: 12px; line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; }
        @media (max-width: 46rem) { main { padding: 1.2rem; } .facts { grid-template-columns: 1fr 1fr; } .pair { grid-template-columns: minmax(0, 1fr); } .pictures { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
        @media print {
          @page { size: A4; margin: 15mm 16mm; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body { background: none; font-size: 9.5pt; line-height: 1.45; } h3 { margin-top: 1rem; } main { max-width: none; padding: 0; } nav { display: none; }
          .soft, .meta, caption, figcaption { font-size: 8.5pt; } h2 + p, h3 + p { break-after: avoid; }
          h2 { margin-top: 1.8rem; } .evidence { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
          .facts { grid-template-columns: repeat(4, 1fr); } .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .pictures { grid-template-columns: repeat(6, minmax(0, 1fr)); }
          table { font-size: 8.8pt; } .matrix th { font-size: 7.5pt; } tr, .pictures figure, .verdict, .findings li { break-inside: avoid; } thead { display: table-header-group; } .wide { overflow: visible; break-inside: avoid; }
          pre { font-size: 7.5pt; border: 0; padding: .4rem .6rem; }
        }

        """;
}
