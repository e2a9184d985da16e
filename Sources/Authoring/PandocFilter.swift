extension DocumentImporter {
    /// Instructions for pandoc: drop text colours, replace each image by a marker, turn titles into headings.
    package static let filter =
        PandocLua.library + """
            local function bare(element) return element.content end

            -- What the note does not keep is listed at the end, each on a line that begins with a sign.
            local losses = {}
            local function lose(kind, element)
              local text = pandoc.utils.stringify(element):gsub("%s+", " ")
              if text ~= "" and text ~= " " then table.insert(losses, "\u{FFF9}" .. kind .. "\u{FFF9}" .. text) end
            end

            local function marked(kind)
              return function(element)
                lose(kind, element)
                return element.content
              end
            end

            local span = tracked_span(lose)
            local function short(text) return utf8.len(text) and utf8.len(text) <= 80 end

            -- A short paragraph all in bold is a heading that was never marked as one.
            local function heading(paragraph)
              local first = paragraph.content[1]
              if #paragraph.content == 1 and first.t == "Strong" and short(pandoc.utils.stringify(first)) then
                return pandoc.Header(2, first.content)
              end
            end

            -- One line of text a cell, and a head: more than that the notes' tables do not know.
            local function plain(written)
              local simple = one_line_cells(pandoc.utils.to_simple_table(written))
              local isHeadless = true
              for _, cell in ipairs(simple.headers) do isHeadless = isHeadless and #cell == 0 end
              if isHeadless and #simple.rows > 1 then simple.headers = table.remove(simple.rows, 1) end
              return pandoc.utils.from_simple_table(simple)
            end

            local tight = tight_list(function(item) return #item == 1 end)

            return {
              { Span = span, Underline = bare, SmallCaps = bare },
              { Para = heading },
              {
                Strong = marked("bold"), Emph = marked("emphasis"), Superscript = bare, Subscript = bare, Strikeout = bare,
                Image = function() return pandoc.Str("\u{FFFC}") end,
                Figure = function() return pandoc.Para({ pandoc.Str("\u{FFFC}") }) end,
                LineBreak = function() return pandoc.Space() end,
                HorizontalRule = function() return {} end,
                Div = function(element) return element.content end,
                Table = plain, BulletList = tight, OrderedList = tight,
              },
              {
                Pandoc = function(document)
                  local title = document.meta.title and pandoc.utils.stringify(document.meta.title) or ""
                  if title ~= "" then
                    table.insert(document.blocks, 1, pandoc.Header(1, { pandoc.Str(title) }))
                  end
                  for _, loss in ipairs(losses) do table.insert(document.blocks, pandoc.Para({ pandoc.Str(loss) })) end
                  document.meta = {}
                  return document
                end,
              },
            }
            """

    /// The arguments of pandoc, except for the filter and the document.
    package static let arguments = [
        "--track-changes=all", "--to=commonmark+footnotes+pipe_tables-raw_html-smart", "--wrap=none", "--markdown-headings=atx",
    ]
}
