/// What pandoc does not read of a word processor's document, from the XML parts of its archive.
package enum UnreadDocumentParts {
    /// - Parameter margins: the headers and footers of a .docx.
    package static func docx(margins: String) -> [ImportLoss] { headers(XMLTextExtractor.texts(of: "w:p", in: margins)) }

    /// - Parameters:
    ///   - styles: `styles.xml` of an .odt, with its headers and footers.
    ///   - content: `content.xml`, with comments and tracked changes.
    package static func odt(styles: String, content: String) -> [ImportLoss] {
        let margins = ["style:header", "style:footer", "style:header-first", "style:footer-first"].flatMap {
            XMLTextExtractor.texts(of: $0, in: styles)
        }
        // Authors and dates stand inside the elements of comments and changes.
        let named = ["dc:creator", "dc:date", "meta:creator-initials", "meta:date-string", "office:change-info"]
        let texts = XMLTextExtractor.removing(named, from: content)
        func found(_ kind: ImportLossKind, _ element: String) -> [ImportLoss] {
            XMLTextExtractor.texts(of: element, in: texts).map { ImportLoss(kind: kind, text: $0) }
        }
        return headers(margins) + found(.comment, "office:annotation") + found(.deletion, "text:deletion")
            + insertions(in: texts).map { ImportLoss(kind: .insertion, text: $0) }
    }

    /// A header without a letter is a page number.
    private static func headers(_ texts: [String]) -> [ImportLoss] {
        texts.filter { $0.contains(where: \.isLetter) }.map { ImportLoss(kind: .header, text: $0) }
    }

    /// The texts between the marks of tracked insertions, which `text:changed-region` lists by id.
    private static func insertions(in content: String) -> [String] {
        let regions = XMLTextExtractor.elements("text:changed-region", in: content).filter { $0.content.contains("<text:insertion") }
        let body = XMLTextExtractor.removing(["office:annotation", "text:note-citation"], from: content)
        return regions.compactMap { region in
            guard let id = XMLTextExtractor.attribute("text:id", of: region.tag) ?? XMLTextExtractor.attribute("xml:id", of: region.tag),
                let start = body.firstRange(of: "<text:change-start text:change-id=\"\(id)\"/>"),
                let end = body[start.upperBound...].firstRange(of: "<text:change-end text:change-id=\"\(id)\"/>")
            else { return nil }
            let text = XMLTextExtractor.plain(body[start.upperBound..<end.lowerBound])
            return text.isEmpty ? nil : text
        }
    }
}

/// The text content of XML parts, without markup.
enum XMLTextExtractor {
    typealias Element = (tag: Substring, content: Substring, range: Range<String.Index>)

    /// The text of each element with a given name.
    static func texts(of element: String, in xml: String) -> [String] {
        elements(element, in: xml).map { plain($0.content) }.filter { !$0.isEmpty }
    }

    /// The elements with a given name that have content. Elements inside one of the same name are not found.
    static func elements(_ name: String, in xml: String) -> [Element] {
        var found: [Element] = []
        var rest = xml[...]
        while let open = rest.firstRange(of: "<" + name) {
            let after = rest[open.upperBound...]
            guard let next = after.first, next == ">" || next == "/" || next.isWhitespace, let end = after.firstIndex(of: ">") else {
                rest = after
                continue
            }
            guard after[..<end].last != "/", let close = after[end...].firstRange(of: "</" + name + ">") else {
                rest = after[end...]
                continue
            }
            found.append((after[..<end], after[after.index(after: end)..<close.lowerBound], open.lowerBound..<close.upperBound))
            rest = after[close.upperBound...]
        }
        return found
    }

    static func removing(_ names: [String], from xml: String) -> String {
        names.reduce(xml) { xml, name in
            var kept = ""
            var start = xml.startIndex
            for element in elements(name, in: xml) {
                kept += xml[start..<element.range.lowerBound]
                start = element.range.upperBound
            }
            return kept + xml[start...]
        }
    }

    static func attribute(_ name: String, of tag: Substring) -> String? {
        tag.firstRange(of: " \(name)=\"").map { String(tag[$0.upperBound...].prefix { $0 != "\"" }) }
    }

    static func plain(_ xml: Substring) -> String {
        var text = ""
        var tag: String?
        for character in xml {
            switch character {
            case "<": tag = ""
            case ">" where tag != nil:
                // The ends of paragraphs and headings, and spaces and breaks written as elements.
                if ["/text:p", "/text:h", "/w:p", "text:s/", "text:tab/", "text:line-break/"].contains(tag) { text.append(" ") }
                tag = nil
            default: if tag == nil { text.append(character) } else { tag?.append(character) }
            }
        }
        for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
            text = text.replacing(name, with: sign)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
