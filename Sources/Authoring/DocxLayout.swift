/// The layout that pandoc does not know: tables that begin at the right, the widths of the table of fields, the page.
package enum DocxLayout {
    /// - Parameter document: the part `word/document.xml` as pandoc writes it.
    package static func laidOut(_ document: String, isRightToLeft: Bool) -> String {
        let direction = isRightToLeft ? "<w:bidiVisual />" : ""
        let width = "<w:tblW w:type=\"pct\" w:w=\"5000\" />"
        let lines = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFBFBF\" />"
        }.joined()
        var text = document.replacing(
            #/<w:tblStyle w:val="Table" /><w:tblW [^>]*/>/#,
            with: "<w:tblStyle w:val=\"Table\" />\(direction)\(width)<w:tblBorders>\(lines)</w:tblBorders>")
        // The first table is the table of fields.
        if let grid = text.firstMatch(of: #/<w:tblGrid>(?:<w:gridCol w:w="\d+" />){3}</w:tblGrid>/#) {
            let columns = [2600, 4700, 2326].map { "<w:gridCol w:w=\"\($0)\" />" }.joined()
            text.replaceSubrange(grid.range, with: "<w:tblGrid>\(columns)</w:tblGrid>")
            if let end = text.firstRange(of: "</w:tbl>") {
                var rows = String(text[..<end.lowerBound])
                let widths = [1350, 2440, 1210].map { "<w:tcPr><w:tcW w:type=\"pct\" w:w=\"\($0)\" /></w:tcPr>" }
                var cells = 0
                rows = rows.replacing(#/<w:tcPr />/#) { _ in
                    cells += 1
                    return widths[(cells - 1) % widths.count]
                }
                text.replaceSubrange(..<end.lowerBound, with: rows)
            }
        }
        let page =
            "<w:pgSz w:w=\"11906\" w:h=\"16838\" /><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\" />"
        return text.replacing("<w:sectPr />", with: "<w:sectPr>\(page)\(isRightToLeft ? "<w:bidi />" : "")</w:sectPr>")
    }
}
