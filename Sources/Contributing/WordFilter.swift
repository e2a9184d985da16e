extension WordImport {
    /// What pandoc is told to do: no colours of letters, no images (a sign stands for each), titles as headings.
    package static let filter = """
        local function bare(element) return element.content end
        local function short(text) return utf8.len(text) and utf8.len(text) <= 80 end

        -- A short paragraph all in bold is a heading that was never marked as one.
        local function heading(paragraph)
          local first = paragraph.content[1]
          if #paragraph.content == 1 and first.t == "Strong" and short(pandoc.utils.stringify(first)) then
            return pandoc.Header(2, first.content)
          end
        end

        return {
          { Span = bare, Underline = bare, SmallCaps = bare },
          { Para = heading },
          {
            Strong = bare, Emph = bare, Superscript = bare, Subscript = bare, Strikeout = bare,
            Image = function() return pandoc.Str("\u{FFFC}") end,
            Figure = function() return pandoc.Para({ pandoc.Str("\u{FFFC}") }) end,
            LineBreak = function() return pandoc.Space() end,
            HorizontalRule = function() return {} end,
            Div = function(element) return element.content end,
          },
          {
            Pandoc = function(document)
              local title = document.meta.title and pandoc.utils.stringify(document.meta.title) or ""
              if title ~= "" then
                table.insert(document.blocks, 1, pandoc.Header(1, { pandoc.Str(title) }))
              end
              document.meta = {}
              return document
            end,
          },
        }
        """

    /// The arguments of pandoc, the filter and the document aside.
    package static let arguments = ["--to=commonmark+footnotes+pipe_tables-raw_html-smart", "--wrap=none", "--markdown-headings=atx"]
}
