/// Lua functions that the filters of `DocumentImporter` and `PandocDocxFilter` share.
enum PandocLua {
    static let library = """
        -- Each cell of a simple table as one line of text.
        local function one_line_cells(simple)
          local function cells(row)
            for index, cell in ipairs(row) do
              row[index] = #cell == 0 and {} or { pandoc.Plain(pandoc.utils.blocks_to_inlines(cell, { pandoc.Space() })) }
            end
            return row
          end
          simple.headers = cells(simple.headers)
          for index, row in ipairs(simple.rows) do simple.rows[index] = cells(row) end
          simple.caption = {}
          return simple
        end

        -- Word processors make a paragraph of each item. Makes plain text of it in the items that a test accepts.
        local function tight_list(applies)
          return function(list)
            for _, item in ipairs(list.content) do
              if applies(item) then
                for index, block in ipairs(item) do
                  if block.t == "Para" then item[index] = pandoc.Plain(block.content) end
                end
              end
            end
            return list
          end
        end

        -- Comments and tracked changes: what was inserted stays, what was deleted goes; each is passed to `lose`.
        local function tracked_span(lose)
          return function(element)
            local classes = element.classes
            if classes:includes("comment-start") then
              lose("comment", element)
              return {}
            elseif classes:includes("deletion") then
              lose("deletion", element)
              return {}
            elseif classes:includes("insertion") then
              lose("insertion", element)
            elseif classes:includes("comment-end") or classes:includes("paragraph-insertion") or classes:includes("paragraph-deletion") then
              return {}
            end
            return element.content
          end
        end


        """
}
