namespace Kakera.Evaluation.Reports;

/// <summary>How the page looks, on a screen and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root { --ink: #1d2430; --soft: #5c6676; --line: #d9dee6; --ground: #ffffff; --tint: #f4f6f9; --blue: #0b5fa5; --orange: #c2570c; --green: #1c7a4c; }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--tint); color: var(--ink); font: 15px/1.6 system-ui, "Segoe UI", "Noto Sans", "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 3rem 4rem; background: var(--ground); }
        input[name=language] { position: absolute; opacity: 0; }
        nav { text-align: right; font-size: 13px; }
        nav label { margin-left: .8rem; color: var(--soft); cursor: pointer; padding: .1rem .3rem; }
        #show-en:checked ~ main nav label[for=show-en], #show-ja:checked ~ main nav label[for=show-ja] { color: var(--ink); border-bottom: 2px solid var(--blue); }
        input:focus-visible ~ main nav { outline: 2px solid var(--blue); }
        #show-en:checked ~ main [lang=ja], #show-ja:checked ~ main [lang=en] { display: none; }
        h1 { font-size: 1.9rem; line-height: 1.25; margin: .2rem 0 .3rem; letter-spacing: -.01em; }
        h2 { font-size: 1.3rem; margin: 2.8rem 0 .6rem; padding-top: .9rem; border-top: 2px solid var(--ink); }
        h3 { font-size: 1.02rem; margin: 1.6rem 0 .4rem; }
        p, ul, ol { margin: .5rem 0; max-width: 46rem; }
        .meta, figcaption, small, .soft { color: var(--soft); }
        .meta { font-size: 13px; }
        .mark { display: inline-block; background: #fff3dc; border: 1px solid #e6b450; border-radius: 4px; padding: .3rem .7rem; margin: .6rem 0; font-weight: 600; }
        .verdict { border-left: 6px solid var(--soft); background: var(--tint); padding: 1rem 1.3rem; margin: 1.2rem 0; }
        .verdict strong { font-size: 1.15rem; line-height: 1.4; display: block; }
        .verdict.pays { border-color: var(--green); } .verdict.promising { border-color: var(--blue); } .verdict.baseline-better { border-color: var(--orange); }
        .facts { display: grid; grid-template-columns: repeat(4, 1fr); gap: .8rem; margin: 1.2rem 0; }
        .facts div { border: 1px solid var(--line); border-radius: 6px; padding: .7rem .8rem; }
        .facts b { display: block; font-size: 1.35rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
        .facts span { font-size: 12.5px; color: var(--soft); line-height: 1.35; }
        table { border-collapse: collapse; margin: .8rem 0; font-size: 13.5px; width: 100%; }
        th { text-align: left; font-weight: 600; border-bottom: 1.5px solid var(--ink); padding: .35rem .5rem; vertical-align: bottom; }
        td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; vertical-align: top; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .number small { display: block; font-size: 11.5px; }
        figure { margin: 1.2rem 0; break-inside: avoid; } figure svg { max-width: 100%; height: auto; display: block; } figcaption { font-size: 13px; max-width: 46rem; }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
        .matrix { width: auto; } .matrix td, .matrix th { text-align: center; min-width: 3.2rem; border: 1px solid var(--ground); padding: .3rem .45rem; } .matrix th { border: 0; font-weight: 500; } .matrix th[scope=row] { text-align: right; }
        .pictures { display: grid; grid-template-columns: repeat(6, 1fr); gap: .8rem; margin: .8rem 0; }
        .pictures figure { margin: 0; font-size: 12px; line-height: 1.35; overflow-wrap: anywhere; } .pictures img { width: 100%; aspect-ratio: 1; object-fit: cover; border-radius: 4px; display: block; margin-bottom: .25rem; }
        .problem { color: var(--orange); font-weight: 600; } .warning { color: var(--blue); font-weight: 600; }
        pre { background: var(--tint); border: 1px solid var(--line); border-radius: 6px; padding: .8rem; font-size: 12px; line-height: 1.45; overflow: auto; white-space: pre-wrap; }
        @media (max-width: 46rem) { main { padding: 1.2rem; } .facts { grid-template-columns: 1fr 1fr; } .pair { grid-template-columns: 1fr; } .pictures { grid-template-columns: repeat(3, 1fr); } }
        @media print { @page { size: A4; margin: 16mm; } body { background: none; font-size: 10.5pt; } main { max-width: none; padding: 0; } nav { display: none; } h2 { break-after: avoid; } tr, .pictures figure, .verdict { break-inside: avoid; } pre { font-size: 8pt; } .evidence { break-before: page; border-top: 0; } }

        """;
}
