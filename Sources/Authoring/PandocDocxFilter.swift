/// How documents that `tabadul export` made are written and read by pandoc.
package enum PandocDocxFilter {
    /// The arguments that make a document of Markdown. The date of the archive's files is fixed by `environment`.
    package static func writing(isRightToLeft: Bool, language: String) -> [String] {
        [
            "--from=commonmark+footnotes+pipe_tables+raw_attribute", "--to=docx", "--metadata=lang:\(language)",
            "--metadata=dir:\(isRightToLeft ? "rtl" : "ltr")", "--shift-heading-level-by=-1",
        ]
    }

    /// Equal documents have equal bytes.
    package static let environment = ["SOURCE_DATE_EPOCH=315532800", "LC_ALL=C.UTF-8"]

    /// The arguments that make Markdown of a document, the filter and the document aside.
    package static let reading = [
        "--from=docx", "--track-changes=all", "--to=commonmark+pipe_tables-raw_html-smart", "--wrap=none", "--markdown-headings=atx",
        "--shift-heading-level-by=1",
    ]

    /// The head of the column of field names, by which the table of fields is known.
    static let mark = "tabadul"

    /// Rows of the table of fields and footnotes become lines `U+FFF9 kind U+FFF9 name U+FFF9 value`; a footnote's mark becomes its number
    /// between U+E000 and U+E001, a line break in a cell U+2028. Comments and tracked changes are listed as losses of an import.
    package static let filter =
        PandocLua.library + """
            local notes, losses = {}, {}
            local function raw(kind, name, value) return pandoc.RawBlock("commonmark", "\u{FFF9}" .. kind .. "\u{FFF9}" .. name .. "\u{FFF9}" .. value) end
            local function words(element) return (pandoc.utils.stringify(element):gsub("%s+", " ")) end
            local function lose(kind, element)
              local text = words(element)
              if text ~= "" and text ~= " " then table.insert(losses, raw("loss", kind, text)) end
            end

            local span = tracked_span(lose)

            local function note(element)
              table.insert(notes, words(element.content))
              return pandoc.Str("\u{E000}" .. #notes .. "\u{E001}")
            end

            local function cell(blocks)
              local parts = {}
              for _, block in ipairs(blocks) do
                local text = pandoc.utils.stringify(block)
                if text ~= "" then table.insert(parts, text) end
              end
              return table.concat(parts, "\u{2028}")
            end

            -- The table of fields is taken apart; other tables have one line of text a cell.
            local function tables(written)
              local simple = pandoc.utils.to_simple_table(written)
              local rows, isFields = {}, #simple.headers == 3 and cell(simple.headers[3]) == "\(mark)"
              for _, row in ipairs(simple.rows) do isFields = isFields or (#row == 3 and cell(row[3]) == "\(mark)") end
              if isFields then
                for _, row in ipairs(simple.rows) do
                  local name = cell(row[3])
                  if name:match("^[%w._-]+$") then table.insert(rows, raw("field", name, cell(row[2]))) end
                end
                return rows
              end
              return pandoc.utils.from_simple_table(one_line_cells(simple))
            end

            local tight = tight_list(function() return true end)

            return {
              { Span = span, Underline = function(element) return element.content end, SmallCaps = function(element) return element.content end },
              {
                Note = note, LineBreak = function() return pandoc.Str("\u{2028}") end,
                Image = function() return {} end, Div = function(element) return element.content end,
              },
              { Table = tables, BulletList = tight, OrderedList = tight },
              {
                Pandoc = function(document)
                  local title = document.meta.title and words(document.meta.title) or ""
                  table.insert(document.blocks, 1, raw("field", "document", title))
                  for number, text in ipairs(notes) do table.insert(document.blocks, raw("note", tostring(number), text)) end
                  for _, loss in ipairs(losses) do table.insert(document.blocks, loss) end
                  document.meta = {}
                  return document
                end,
              },
            }
            """
}
