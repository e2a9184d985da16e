/// Style sheet of the form. It does not use the theme, which may contain errors while notes are written.
enum FormStyle {
    static let text = """
        :root { color-scheme: light dark; --paper: #fbf8f2; --card: #fffdf8; --ink: #23241f; --muted: #5c5a50; --line: #d9d2c3; --edge: #8a8475;
          --accent: #1d4d4f; --soft: #e6eeec; --amber: #7d4a00; --red: #8c1d18; --focus: #0b57d0; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #191b1a; --card: #212423; --ink: #ece7dc; --muted: #b5b0a3; --line: #3c413e; --edge: #8d9089; --accent: #9fd3cf;
            --soft: #24322f; --amber: #ecbc70; --red: #ff9b92; --focus: #8ab4f8; }
        }
        *, *::before, *::after { box-sizing: border-box; }
        html { font-size: 106.25%; scroll-padding-block-end: 6rem; }
        body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
          font-family: "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif; line-height: 1.6; }
        :lang(ar) { font-family: "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Dubai", "Noto Sans Arabic", Tahoma, sans-serif; line-height: 1.85; }
        :lang(fr), :lang(en) { font-family: "Segoe UI", "Noto Sans", Arial, sans-serif; line-height: 1.6; }
        header { background: var(--card); border-block-end: 1px solid var(--line); padding: .6rem max(1rem, calc(50% - 40rem)); }
        h1 { font-size: 1.5rem; line-height: 1.5; margin: 0; }
        header p { margin: 0; }
        main { display: grid; gap: 2rem; max-inline-size: 80rem; margin-inline: auto; padding: 1rem; grid-template-columns: minmax(0, 1fr); }
        @media (min-width: 64rem) {
          main:has(iframe) { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
          main.paired:has(iframe) { grid-template-columns: minmax(0, 5fr) minmax(0, 3fr); }
        }
        main:not(:has(iframe)) > div { max-inline-size: 46rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; margin: 0 0 .8rem; }
        header nav ul { margin: 0; font-size: .93rem; }
        .titled::before { content: attr(aria-label); display: block; font-size: .88rem; color: var(--muted); }
        nav a { display: inline-flex; align-items: center; min-block-size: 2rem; }
        a { color: var(--accent); text-underline-offset: .35em; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
        .row, fieldset { margin-block-end: 1.1rem; }
        label, legend { font-weight: 700; }
        legend { padding-inline: .3rem; }
        code { direction: ltr; unicode-bidi: isolate; color: var(--muted); font-weight: 400; font-size: .8em; }
        input:not([type=checkbox]), select, textarea { display: block; inline-size: 100%; font: inherit; padding: .45rem .7rem; color: inherit;
          border: 1px solid var(--edge); border-radius: 6px; background: var(--card); min-block-size: 2.75rem; }
        textarea { field-sizing: content; resize: vertical; }
        ::placeholder { color: var(--muted); opacity: 1; }
        [aria-invalid] { border: 2px solid var(--red) !important; }
        fieldset { border: 1px solid var(--line); border-radius: 8px; padding: .6rem .9rem; margin-inline: 0; min-inline-size: 0; }
        .options { max-block-size: 12rem; overflow: auto; }
        .boxes label { display: flex; gap: .6rem; font-weight: 400; min-block-size: 2rem; align-items: center; }
        input[type=checkbox] { inline-size: 1.2rem; block-size: 1.2rem; flex: none; accent-color: var(--accent); }
        .group .row, .group fieldset { margin-block-end: .6rem; }
        .group label { font-weight: 400; font-size: .93rem; }
        .records > ol { list-style: none; margin: 0; padding: 0; }
        [data-token] { background: var(--card); border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: 6px;
          margin-block-end: .7rem; padding: .2rem .8rem .4rem; }
        [data-token]:has(> details .error) { border-inline-start-color: var(--red); }
        summary { cursor: pointer; display: flex; gap: .7rem; align-items: center; min-block-size: 2.75rem; list-style: none; }
        summary::-webkit-details-marker { display: none; }
        summary::after { content: ""; flex: none; margin-inline-start: auto; inline-size: .5em; block-size: .5em; border-block-end: 2px solid;
          border-inline-end: 2px solid; rotate: 45deg; translate: 0 -25%; }
        [dir="rtl"] summary::after { rotate: -45deg; }
        details[open] > summary::after { scale: 1 -1; translate: 0 25%; }
        [dir="rtl"] details[open] > summary::after { rotate: 45deg; }
        [dir="ltr"] details[open] > summary::after { rotate: -45deg; }
        .number { flex: none; inline-size: 1.9rem; block-size: 1.9rem; line-height: 1.9rem; text-align: center; border-radius: 50%;
          background: var(--accent); color: var(--paper); font-weight: 700; font-family: "Segoe UI", "Noto Sans", Arial, sans-serif; font-size: .9rem; }
        .told { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-inline-size: 0; }
        details > div { padding-block: .4rem .2rem; }
        .moves { display: flex; flex-wrap: wrap; gap: .5rem; padding-block: .2rem; }
        button { font: inherit; font-weight: 700; padding: .35rem 1.6rem; min-block-size: 2.75rem; border-radius: 6px; cursor: pointer;
          background: var(--accent); color: var(--paper); border: 1px solid var(--accent); }
        button[type=button] { background: var(--card); color: var(--accent); border-color: var(--edge); font-weight: 400; padding: .1rem .9rem;
          min-block-size: 2.2rem; }
        .pair { display: grid; gap: .4rem 1rem; grid-template-columns: minmax(0, 1fr); }
        @media (min-width: 48rem) { .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
        blockquote { margin: 0; background: var(--soft); border-radius: 6px; padding: .45rem .8rem; white-space: pre-line; }
        .fault:empty { display: none; }
        .fault p { margin: .3rem 0 0; }
        .error { color: var(--red); }
        .warning { color: var(--amber); }
        .note { border: 1px solid var(--line); border-inline-start: 5px solid var(--accent); background: var(--soft); padding: .6rem 1rem;
          border-radius: 6px; margin: 0 0 .8rem; }
        iframe { inline-size: 100%; block-size: 85vh; border: 1px solid var(--line); border-radius: 8px; position: sticky; inset-block-start: 1rem; background: #fff; }
        .chapter { border-block-start: 3px solid var(--accent); padding-block-start: .6rem; margin-block: 1.6rem 2rem; scroll-margin-block-start: 1rem; }
        h2 { font-size: 1.2rem; line-height: 1.5; margin: 0 0 .8rem; color: var(--accent); }
        .required { color: var(--red); font-weight: 400; font-size: .88rem; }
        .help { margin: 0 0 .3rem; color: var(--muted); font-size: .93rem; font-weight: 400; }
        .statement { margin: 0 0 .8rem; color: var(--muted); }
        .value { margin: 0; }
        #problems { border: 2px solid var(--red); border-radius: 8px; padding: .6rem 1rem; margin-block-end: 1rem; background: var(--card); }
        #problems h2 { color: var(--red); margin: 0; font-size: 1.05rem; }
        #problems ol { margin: .4rem 0 0; padding-inline-start: 1.6rem; max-block-size: 16rem; overflow: auto; }
        #problems a { display: inline-block; min-block-size: 1.6rem; }
        .conflict { border: 2px solid var(--amber); background: var(--card); }
        .conflict legend { color: var(--amber); }
        .conflict p { margin: 0; }
        .conflict label, .group .conflict label { display: flex; gap: .6rem; align-items: center; font-weight: 400; min-block-size: 2.2rem; }
        input[type=radio] { inline-size: 1.2rem !important; min-block-size: 1.2rem !important; block-size: 1.2rem; flex: none; padding: 0 !important; accent-color: var(--accent); }
        .undone { display: block; padding: .2rem 0 .7rem; list-style: none; }
        .discard { margin-block-end: .8rem; }
        button.plain { background: var(--card); color: var(--accent); border-color: var(--edge); font-weight: 400; padding: .1rem .9rem; min-block-size: 2.2rem; }
        .bar { position: sticky; inset-block-end: 0; z-index: 2; background: var(--paper); padding-block: .7rem; border-block-start: 1px solid var(--line);
          display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; }
        #said { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
        """
}
